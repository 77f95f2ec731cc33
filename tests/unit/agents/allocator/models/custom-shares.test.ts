import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineAllocator } from '../../../../../src/agents/allocator/define-allocator.js';
import { CustomShares } from '../../../../../src/agents/allocator/models/custom-shares.js';
import { HOUR_MS, viewOf } from './allocation-views.js';

const HISTORY = { everyMs: HOUR_MS, samples: 40 };

function allocate(shares: readonly number[]) {
  const definition = defineAllocator({
    name: 'mine',
    description: 'What a test wants',
    params: z.strictObject({}),
    allocate: () => shares,
  });
  return new CustomShares(definition as never, {}, HISTORY).allocate(viewOf([[], []]));
}

describe("a user's allocator", () => {
  it('is taken at its word, and named', () => {
    expect(allocate([0.25, 0.5])).toEqual({ shares: [0.25, 0.5], reason: 'mine: a 25.0 %, b 50.0 %' });
    expect(allocate([0, 0]).shares).toEqual([0, 0]);
  });

  it('may be wrong by a rounding', () => {
    const { shares } = allocate([0.5, 0.5 + 1e-10]);
    expect(shares[0] + shares[1]).toBeLessThanOrEqual(1);
    expect(shares[1]).toBeCloseTo(0.5, 8);
  });

  it.each([
    ['too few', [1]],
    ['too many', [0.2, 0.2, 0.2]],
    ['a negative one', [-0.1, 0.5]],
    ['no number', [Number.NaN, 0.5]],
    ['more than all', [0.6, 0.6]],
    ['an endless one', [Number.POSITIVE_INFINITY, 0]],
  ])('is stopped with %s', (_, shares) => {
    expect(() => allocate(shares)).toThrow(expect.objectContaining({ code: 'ALLOCATION_INVALID' }));
  });
});
