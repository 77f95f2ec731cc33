import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highLimb } from '../../../src/core/limbs.js';

describe('the limbs of an integer', () => {
  it.each([
    [0n, 0n],
    [-1n, -1n],
    [2n ** 63n - 1n, 0n],
    [2n ** 63n, 0n],
    [-(2n ** 63n), -1n],
    [-(2n ** 63n) - 1n, -1n],
    [2n ** 64n, 1n],
    [-(2n ** 64n) - 1n, -2n],
  ])('of %d have %d above', (value, high) => {
    expect(highLimb(value)).toBe(high);
  });

  it('put together again give the integer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 126n), max: 2n ** 126n }), (value) => {
        const limbs = BigInt64Array.of(value, highLimb(value));
        expect((limbs[1] << 64n) + BigInt.asUintN(64, limbs[0])).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});
