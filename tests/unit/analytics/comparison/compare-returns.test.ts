import { describe, expect, it } from 'vitest';
import { compareReturns } from '../../../../src/analytics/comparison/compare-returns.js';
import { ResampleTables } from '../../../../src/analytics/comparison/resample-tables.js';
import { AssertionError } from '../../../../src/core/assert.js';
import { autoregressive, lehmerNumbers } from './reference-series.js';

const own = autoregressive(90, 168, 0.1, 0.02, 0.0006);
const noise = autoregressive(91, 168, 0.2, 0.012);
const other = own.map((value, i) => 0.6 * value + noise[i]);

describe('compareReturns', () => {
  it('gives the interval of the paired stationary bootstrap', () => {
    // 200,000 resamples observation by observation in numpy; block length: the larger of n^⅓ and that of arch 8.0 (2.005);
    // percentiles by scipy's Student t.
    const found = compareReturns(own, other, { seed: 1, resamples: 40_000 });
    expect(found.returnPct).toBeCloseTo(7.414652844987035, 10);
    expect(found.otherReturnPct).toBeCloseTo(5.747152489976615, 10);
    expect(found.differencePct).toBeCloseTo(7.414652844987035 - 5.747152489976615, 10);
    expect(found.blockLength).toBeGreaterThanOrEqual(168 ** (1 / 3));
    expect(found.blockLength).toBeLessThan(1.1 * 168 ** (1 / 3));
    // Such a percentile of 40,000 resamples is known to about 0.12.
    expect(Math.abs(found.interval!.lowPct - -13.595889835682515)).toBeLessThan(0.4);
    expect(Math.abs(found.interval!.highPct - 18.704992823203536)).toBeLessThan(0.4);
    expect(found).toMatchObject({ verdict: 'no-difference', observations: 168, resamples: 40_000 });
    expect(found.interval!.level).toBe(0.95);
  });

  it('finds a steady difference that the noise of the market would hide if the two were not paired', () => {
    const market = autoregressive(92, 200, 0, 0.1);
    const jitter = autoregressive(93, 200, 0, 0.001);
    const better = market.map((value, i) => value + jitter[i] + 0.0004);
    expect(compareReturns(better, market, { seed: 1 }).verdict).toBe('better');
    expect(compareReturns(market, better, { seed: 1 }).verdict).toBe('worse');
    const strangers = autoregressive(94, 200, 0, 0.1);
    expect(compareReturns(better, strangers, { seed: 1 }).verdict).toBe('no-difference');
  });

  it('takes a longer block where the difference remembers', () => {
    const market = autoregressive(92, 500, 0, 0.02);
    const lasting = autoregressive(95, 500, 0.9, 0.002);
    const found = compareReturns(
      market.map((value, i) => value + lasting[i]),
      market,
      { seed: 1 },
    );
    expect(found.blockLength).toBeGreaterThan(15);
  });

  it('widens the interval with the level', () => {
    const widths = [0.5, 0.9, 0.99].map((level) => {
      const { interval } = compareReturns(own, other, { seed: 1, level });
      return interval!.highPct - interval!.lowPct;
    });
    expect(widths[0]).toBeLessThan(widths[1]);
    expect(widths[1]).toBeLessThan(widths[2]);
  });

  it('is the same for a seed', () => {
    expect(compareReturns(own, other, { seed: 'a' })).toEqual(compareReturns(own, other, { seed: 'a' }));
    expect(compareReturns(own, other, { seed: 'a' }).interval).not.toEqual(
      compareReturns(own, other, { seed: 'b' }).interval,
    );
  });

  it('is the same with resamples that others have drawn', () => {
    const tables = new ResampleTables();
    const alone = compareReturns(own, other, { seed: 'a' });
    for (let time = 0; time < 2; time++) expect(compareReturns(own, other, { seed: 'a', tables })).toEqual(alone);
    expect(compareReturns(own, other, { seed: 1, tables })).toEqual(compareReturns(own, other, { seed: 1 }));
    expect(compareReturns(own, other, { seed: '1', tables })).toEqual(compareReturns(own, other, { seed: '1' }));
  });

  it('knows equal runs, however short', () => {
    for (const count of [1, 20, 168]) {
      expect(compareReturns(own.slice(0, count), own.slice(0, count), { seed: 1 })).toMatchObject({
        differencePct: 0,
        interval: null,
        verdict: 'identical',
        observations: count,
        blockLength: 0,
        resamples: 0,
      });
    }
  });

  it('says nothing about chance under 30 pairs, or 10 that differ', () => {
    const short = (count: number) => compareReturns(own.slice(0, count), other.slice(0, count), { seed: 1 });
    expect(short(29)).toMatchObject({ verdict: 'too-short', interval: null, observations: 29 });
    expect(short(29).differencePct).not.toBe(0);
    expect(short(30).interval).not.toBeNull();
    expect(compareReturns(new Float64Array(0), new Float64Array(0), { seed: 1 }).verdict).toBe('too-short');
    const differing = (count: number) =>
      compareReturns(
        own.map((value, i) => (i % 16 === 3 && i < 16 * count ? value + 0.001 : value)),
        own,
        { seed: 1 },
      );
    expect(differing(9)).toMatchObject({ verdict: 'too-short', interval: null });
    expect(differing(10).interval).not.toBeNull();
  });

  it('survives an account that is gone', () => {
    const gone = own.map((value, i) => (i < 100 ? value : 0));
    gone[100] = -1.5;
    const found = compareReturns(gone, own, { seed: 1 });
    expect(found.returnPct).toBeCloseTo(-100, 10);
    expect(Number.isFinite(found.interval!.lowPct) && Number.isFinite(found.interval!.highPct)).toBe(true);
    expect(found.differencePct).toBeCloseTo(-100 - found.otherReturnPct, 10);
  });

  it('refuses what are no pairs of returns', () => {
    expect(() => compareReturns(own, other.slice(1), { seed: 1 })).toThrow(AssertionError);
    expect(() => compareReturns(own.with(3, Number.NaN), other, { seed: 1 })).toThrow('a return of NaN');
    expect(() => compareReturns(own, other, { seed: 1, level: 1 })).toThrow(AssertionError);
  });

  it('is fast enough to be asked often', () => {
    const year = { own: Float64Array.from(lehmerNumbers(1, 8784)), other: Float64Array.from(lehmerNumbers(2, 8784)) };
    const timeMs = () => {
      const begin = performance.now();
      compareReturns(year.own, year.other, { seed: 1 });
      return performance.now() - begin;
    };
    // About 70 ms alone on an ordinary machine. The quickest of three: what it takes, whatever else the machine does.
    expect(Math.min(timeMs(), timeMs(), timeMs())).toBeLessThan(400);
  });
});
