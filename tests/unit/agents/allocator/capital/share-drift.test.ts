import { describe, expect, it } from 'vitest';
import { shareDrift } from '../../../../../src/agents/allocator/capital/share-drift.js';

describe('shareDrift', () => {
  it('is the largest distance of a strategy from its share', () => {
    expect(shareDrift([0.5, 0.3, 0.2], [0.5, 0.3, 0.2], [0.6, 0.25, 0.15])).toBeCloseTo(0.1, 12);
    expect(shareDrift([0.5, 0.3, 0.2], [0.5, 0.3, 0.2], [0.55, 0.35, 0.1])).toBeCloseTo(0.1, 12);
  });

  it('lets what is left over lie with anybody', () => {
    // 0.4 are idle: 0.3 + 0.4 is no distance, 0.3 + 0.45 is one of 0.05; the other then lacks 0.05, too.
    expect(shareDrift([0.3, 0.3], [0.3, 0.3], [0.7, 0.3])).toBeCloseTo(0, 12);
    expect(shareDrift([0.3, 0.3], [0.3, 0.3], [0.75, 0.25])).toBeCloseTo(0.05, 12);
  });

  it('counts a wish that has changed, even where the money happens to lie right; and everything at the start', () => {
    expect(shareDrift([0.6, 0.4], [0.5, 0.5], [0.6, 0.4])).toBeCloseTo(0.1, 12);
    expect(shareDrift([0.5, 0.5], [], [0.5, 0.5])).toBe(Number.POSITIVE_INFINITY);
  });
});
