import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stationaryBlockLength } from '../../src/analytics/comparison/block-length.js';
import { compareReturns } from '../../src/analytics/comparison/compare-returns.js';
import { expectedMaximumSharpe } from '../../src/analytics/comparison/expected-maximum-sharpe.js';
import { normalCdf, normalQuantile } from '../../src/analytics/comparison/normal-distribution.js';
import { overfittingProbability } from '../../src/analytics/comparison/overfitting-probability.js';
import { realityCheck } from '../../src/analytics/comparison/reality-check.js';
import { tradeOrder } from '../../src/analytics/comparison/trade-order.js';
import { runs } from './property-runs.js';

const change = fc.oneof(fc.constant(0), fc.double({ min: -0.1, max: 0.1, noNaN: true }));
const series = (length: number) =>
  fc.array(change, { minLength: length, maxLength: length }).map((all) => Float64Array.from(all));
const sets = (variants: number, length: number) =>
  fc.array(series(length), { minLength: variants, maxLength: variants });
const pairs = fc.integer({ min: 30, max: 120 }).chain((length) => fc.tuple(series(length), series(length)));

describe('laws of comparison', () => {
  it('the other way round a difference is the same with its sign changed', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), ([own, other], seed) => {
        const found = compareReturns(own, other, { seed, resamples: 100 });
        const mirrored = compareReturns(other, own, { seed, resamples: 100 });
        expect(mirrored.differencePct).toBeCloseTo(-found.differencePct, 9);
        const opposite = { better: 'worse', worse: 'better' } as const;
        expect(mirrored.verdict).toBe(opposite[found.verdict as 'better'] ?? found.verdict);
        if (found.interval === null) return;
        expect(mirrored.blockLength).toBeCloseTo(found.blockLength, 9);
        expect(mirrored.interval!.lowPct).toBeCloseTo(-found.interval.highPct, 9);
        expect(mirrored.interval!.highPct).toBeCloseTo(-found.interval.lowPct, 9);
      }),
      runs(100),
    );
  });

  it('an interval is finite and in order, and a verdict is what it says', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), ([own, other], seed) => {
        const { interval, verdict } = compareReturns(own, other, { seed, resamples: 60 });
        if (interval === null) return expect(['identical', 'too-short']).toContain(verdict);
        expect(Number.isFinite(interval.lowPct) && Number.isFinite(interval.highPct)).toBe(true);
        expect(interval.lowPct).toBeLessThanOrEqual(interval.highPct);
        const expected = interval.lowPct > 0 ? 'better' : interval.highPct < 0 ? 'worse' : 'no-difference';
        expect(verdict).toBe(expected);
      }),
      runs(100),
    );
  });

  it('a block is no shorter than an observation and no longer than a third of the series', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 200 }).chain((length) => series(length)),
        (values) => {
          const length = stationaryBlockLength(values);
          expect(length).toBeGreaterThanOrEqual(1);
          expect(length).toBeLessThanOrEqual(Math.ceil(values.length / 3));
        },
      ),
      runs(200),
    );
  });

  it('the quantile is the inverse of the distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-14);
      }),
      runs(500),
    );
  });

  it('more trials make more luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (one, more) => {
        const few = expectedMaximumSharpe({ count: one, variance: 0.01 })!;
        expect(expectedMaximumSharpe({ count: one + more, variance: 0.01 })!).toBeGreaterThan(few);
      }),
      runs(200),
    );
  });

  it('the overfitting probability knows no leverage, and no order of the variants', () => {
    fc.assert(
      fc.property(sets(4, 60), fc.integer({ min: 0, max: 3 }), (variants, which) => {
        const found = overfittingProbability(variants)!;
        // A power of two changes no digit.
        const levered = variants.map((returns, k) => (k === which ? returns.map((value) => 4 * value) : returns));
        expect(overfittingProbability(levered)).toEqual(found);
        expect(found.pbo).toBeGreaterThanOrEqual(0);
        expect(found.pbo).toBeLessThanOrEqual(1);
        expect(found.logit.p5).toBeLessThanOrEqual(found.logit.median);
        expect(found.logit.median).toBeLessThanOrEqual(found.logit.p95);
      }),
      runs(100),
    );
  });

  it("a hopeless variant changes nothing in Hansen's test and can only raise White's p", () => {
    fc.assert(
      fc.property(sets(3, 60), series(60), fc.nat(), (variants, noise, seed) => {
        const options = { seed, resamples: 99, blockLength: 3 };
        const found = realityCheck(variants, options);
        if (found === null) return;
        const hopeless = noise.map((value, i) => value + (i % 2 === 0 ? -0.5 : -0.6));
        const more = realityCheck([...variants, hopeless], options)!;
        expect(more.superiorAbilityP).toBe(found.superiorAbilityP);
        expect(more.p).toBeGreaterThanOrEqual(found.p);
      }),
      runs(60),
    );
  });

  it('drawdowns of orders lie between none and all, and quantiles are in order', () => {
    const profits = fc.array(fc.integer({ min: -150, max: 200 }), { minLength: 30, maxLength: 80 });
    fc.assert(
      fc.property(profits, fc.nat(), (all, seed) => {
        const found = tradeOrder(Float64Array.from(all), 20_000, { seed, resamples: 50, ruinDrawdownPct: 2 })!;
        const { p5, p50, p95 } = found.drawdownPct;
        expect([0, p5, p50, p95, 100]).toEqual([0, p5, p50, p95, 100].toSorted((a, b) => a - b));
        expect(found.finalEquity).toBeCloseTo(20_000 + all.reduce((sum, profit) => sum + profit, 0), 6);
        expect(found.finalEquityBand.p5).toBeLessThanOrEqual(found.finalEquityBand.p95);
        expect(found.actualRankPct).toBeGreaterThanOrEqual(0);
        expect(found.actualRankPct).toBeLessThanOrEqual(100);
      }),
      runs(100),
    );
  });
});
