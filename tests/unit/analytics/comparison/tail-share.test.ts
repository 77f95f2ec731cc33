import { describe, expect, it } from 'vitest';
import { tailShare } from '../../../../src/analytics/comparison/tail-share.js';

describe('tailShare', () => {
  it('lies further out the fewer observations there are, and comes to the share itself of many', () => {
    const shares = [5, 20, 100, 1_000_000].map((observations) => tailShare(0.025, observations));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.002);
    expect(shares[3]).toBeCloseTo(0.025, 6);
    expect(tailShare(0.975, 20)).toBeCloseTo(1 - tailShare(0.025, 20), 10);
  });
});
