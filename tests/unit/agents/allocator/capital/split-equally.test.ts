import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitEqually } from '../../../../../src/agents/allocator/capital/split-equally.js';
import type { Money } from '../../../../../src/core/units.js';

describe('splitEqually', () => {
  it('gives the remainder to the first ones, a unit each', () => {
    expect(splitEqually(11n as Money, 3)).toEqual([4n, 4n, 3n]);
    expect(splitEqually(9n as Money, 3)).toEqual([3n, 3n, 3n]);
    expect(splitEqually(2n as Money, 3)).toEqual([1n, 1n, 0n]);
    expect(splitEqually(5n as Money, 1)).toEqual([5n]);
  });

  it('loses nothing and differs by at most one unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 1, max: 40 }), (amount, count) => {
        const parts = splitEqually(amount as Money, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum: bigint, part) => sum + part, 0n)).toBe(amount);
        expect(parts[0] - parts[count - 1]).toBeLessThanOrEqual(1n);
        expect([...parts].sort((a, b) => (a > b ? -1 : 1))).toEqual(parts);
      }),
    );
  });
});
