import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedShares } from '../../../../../src/agents/allocator/capital/share-bounds.js';
import { runs } from '../../../../property/property-runs.js';

const close = (shares: readonly number[], expected: readonly number[]) => {
  expect(shares).toHaveLength(expected.length);
  shares.forEach((share, index) => {
    expect(share).toBeCloseTo(expected[index], 12);
  });
};

describe('boundedShares', () => {
  it('leaves alone what lies within the bounds', () => {
    close(boundedShares([0.2, 0.3, 0.5], { min: 0.05, max: 0.6 }), [0.2, 0.3, 0.5]);
  });

  it('spreads what one may not have evenly over the others', () => {
    // 0.7 is cut to 0.4; the 0.3 that are over are 0.15 each.
    close(boundedShares([0.7, 0.2, 0.1], { min: 0.05, max: 0.4 }), [0.4, 0.35, 0.25]);
  });

  it('takes the least share of one from the others evenly', () => {
    // The last is lifted from 0 to 0.1: 0.05 from each of the others.
    close(boundedShares([0.5, 0.5, 0], { min: 0.1, max: 1 }), [0.45, 0.45, 0.1]);
  });

  it('leaves the rest to nobody where so few may not have all', () => {
    close(boundedShares([0.9, 0.1], { min: 0.05, max: 0.4 }), [0.4, 0.4]);
    close(boundedShares([1], { min: 0.05, max: 0.4 }), [0.4]);
  });

  it('gives all the same where the least shares do not fit', () => {
    close(boundedShares([0.9, 0.1, 0, 0], { min: 0.3, max: 0.4 }), [0.25, 0.25, 0.25, 0.25]);
  });

  it('sums to what is possible and keeps the bounds, and no other such point is nearer', () => {
    const bounds = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }))
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
    const wishes = fc.array(fc.oneof(fc.double({ min: -1, max: 2, noNaN: true }), fc.constant(Number.NaN)), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(wishes, bounds, fc.nat(), fc.nat(), (wanted, { min, max }, from, to) => {
        const shares = boundedShares(wanted, { min, max });
        const total = shares.reduce((sum, share) => sum + share, 0);
        expect(total).toBeLessThanOrEqual(1 + 1e-12);
        expect(total).toBeGreaterThanOrEqual(Math.min(1, max * wanted.length) - 1e-9);
        const least = Math.min(min, 1 / wanted.length);
        for (const share of shares) {
          expect(share).toBeGreaterThanOrEqual(least);
          expect(share).toBeLessThanOrEqual(max);
        }
        // Moving a little from one to another, as far as the bounds let, never brings it nearer to the wish.
        const [a, b] = [from % shares.length, to % shares.length];
        const wish = wanted.map((one) => (Number.isNaN(one) ? 0 : one));
        const step = Math.min(1e-3, shares[a] - least, max - shares[b]);
        const gain = 2 * step * (wish[b] - shares[b] - (wish[a] - shares[a])) - 2 * step * step;
        if (a !== b) expect(gain).toBeLessThanOrEqual(1e-9);
      }),
      runs(500),
    );
  });
});
