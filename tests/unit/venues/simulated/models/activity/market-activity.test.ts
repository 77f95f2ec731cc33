import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMarketActivity,
  type MarketActivityState,
  updateMarketActivity,
} from '../../../../../../src/venues/simulated/models/activity/market-activity.js';
import { runs } from '../../../../../property/property-runs.js';

type Bars = readonly (readonly [close: number, volume: number])[];

function take(state: MarketActivityState, bars: Bars): [volume: number, volatility: number][] {
  return bars.map(([close, volume]) => {
    updateMarketActivity(state, close, volume);
    return [state.volume, state.volatility];
  });
}

/** Prices and volumes on a grid, as markets have them. */
const bars = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 10_000_000 }).map((ticks) => ticks / 100),
    fc.integer({ min: 0, max: 1_000_000 }).map((lots) => lots / 1_000),
  ),
  { maxLength: 80 },
);

describe('MarketActivity', () => {
  it('is the mean volume and the deviation of the log returns of the last bars', () => {
    const state = createMarketActivity(2);
    const seen = take(state, [
      [100, 10],
      [110, 20],
      [99, 30],
      [108.9, 50],
    ]);
    // Returns: ln 1.1, ln 0.9, ln 1.1. Two of them lie (ln 1.1 - ln 0.9) / 2 = 0.1003353 from their mean.
    const deviation = (Math.log(1.1) - Math.log(0.9)) / 2;
    expect(seen[0]).toEqual([Number.NaN, Number.NaN]);
    expect(seen[1]).toEqual([15, Number.NaN]);
    expect(seen[2][0]).toBe(25);
    expect(seen[2][1]).toBeCloseTo(deviation, 12);
    expect(seen[3][0]).toBe(40);
    expect(seen[3][1]).toBeCloseTo(0.1003353, 7);
  });

  it('looks back on twenty bars unless told otherwise', () => {
    const state = createMarketActivity();
    const seen = take(state, Array<[number, number]>(21).fill([5, 3]));
    expect(seen[18]).toEqual([Number.NaN, Number.NaN]);
    expect(seen[19]).toEqual([3, Number.NaN]);
    expect(seen[20]).toEqual([3, 0]);
  });

  it('passes over bars whose numbers are none', () => {
    const good: Bars = [
      [100, 10],
      [110, 20],
      [99, 30],
    ];
    const bad: Bars = [
      [Number.NaN, 1],
      [0, 1],
      [-5, 1],
      [5, Number.NaN],
      [5, -1],
      [Number.POSITIVE_INFINITY, 1],
      [5, Number.POSITIVE_INFINITY],
    ];
    const clean = createMarketActivity(2);
    take(clean, good);
    const dirty = createMarketActivity(2);
    for (const bar of good) take(dirty, [bar, ...bad]);
    expect(dirty).toEqual(clean);
  });

  it('is that of the window alone, and never negative', () => {
    fc.assert(
      fc.property(bars, fc.integer({ min: 2, max: 20 }), (list, count) => {
        const state = createMarketActivity(count);
        take(state, list);
        const volumes = list.slice(-count).map(([, volume]) => volume);
        if (volumes.length < count) {
          expect(state.volume).toBeNaN();
        } else {
          expect(state.volume).toBeCloseTo(volumes.reduce((sum, one) => sum + one, 0) / count, 8);
          expect(state.volume).toBeGreaterThanOrEqual(0);
        }
        const returns = list.slice(1).map(([close], index) => Math.log(close / list[index][0]));
        const last = returns.slice(-count);
        if (last.length < count) {
          expect(state.volatility).toBeNaN();
          return;
        }
        const mean = last.reduce((sum, one) => sum + one, 0) / count;
        const variance = last.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count;
        expect(state.volatility).toBeCloseTo(Math.sqrt(variance), 8);
        expect(state.volatility).toBeGreaterThanOrEqual(0);
      }),
      runs(300),
    );
  });

  it('goes on from a copy of its state', () => {
    fc.assert(
      fc.property(bars, bars, (before, after) => {
        const state = createMarketActivity(5);
        take(state, before);
        const copy = structuredClone(state);
        expect(take(copy, after)).toEqual(take(state, after));
        expect(copy).toEqual(state);
      }),
      runs(200),
    );
  });
});
