import { describe, expect, it } from 'vitest';
import { createAdx, updateAdx } from '../../../src/indicators/adx.js';
import { createAtr, updateAtr } from '../../../src/indicators/atr.js';
import { createBollingerBands, updateBollingerBands } from '../../../src/indicators/bollinger-bands.js';
import { createDonchianChannel, updateDonchianChannel } from '../../../src/indicators/donchian-channel.js';
import { createEma, updateEma } from '../../../src/indicators/ema.js';
import { createMacd, updateMacd } from '../../../src/indicators/macd.js';
import { createObv, updateObv } from '../../../src/indicators/obv.js';
import { createRoc, updateRoc } from '../../../src/indicators/roc.js';
import { createRollingMax, updateRollingMax } from '../../../src/indicators/rolling-max.js';
import { createRollingMin, updateRollingMin } from '../../../src/indicators/rolling-min.js';
import { createRollingRegression, updateRollingRegression } from '../../../src/indicators/rolling-regression.js';
import { createRsi, updateRsi } from '../../../src/indicators/rsi.js';
import { createSma, updateSma } from '../../../src/indicators/sma.js';
import { createStochastic, updateStochastic } from '../../../src/indicators/stochastic.js';
import { trueRange } from '../../../src/indicators/true-range.js';
import { createVwap, updateVwap } from '../../../src/indicators/vwap.js';
import { createWilderAverage, updateWilderAverage } from '../../../src/indicators/wilder-average.js';
import { createWma, updateWma } from '../../../src/indicators/wma.js';

const { NaN: none } = Number;

describe('averages', () => {
  it('sma', () => {
    const state = createSma(3);
    expect([1, 2, 6, 4, 5].map((x) => updateSma(state, x))).toStrictEqual([none, none, 3, 4, 5]);
  });

  it('ema is seeded with the simple mean, then weighs 2/(n+1)', () => {
    const state = createEma(3);
    expect([1, 2, 6, 5, 8].map((x) => updateEma(state, x))).toStrictEqual([none, none, 3, 4, 6]);
  });

  it('wilder average weighs 1/n', () => {
    const state = createWilderAverage(2);
    expect([2, 4, 7, 1].map((x) => updateWilderAverage(state, x))).toStrictEqual([none, 3, 5, 3]);
  });

  it('wma weighs the latest most', () => {
    const state = createWma(3);
    expect([1, 2, 3, 6].map((x) => updateWma(state, x))).toStrictEqual([none, none, 14 / 6, 26 / 6]);
  });

  it('vwap weighs by volume, and falls back to the price where nothing traded', () => {
    const state = createVwap(2);
    expect(updateVwap(state, 10, 10, 10, 1)).toBeNaN();
    expect(updateVwap(state, 20, 20, 20, 3)).toBe(17.5);
    expect(updateVwap(state, 33, 27, 30, 0)).toBe(20);
    expect(updateVwap(state, 33, 27, 30, 0)).toBe(30);
  });
});

describe('macd', () => {
  it('seeds both averages on their own and the signal from the first macd on', () => {
    const state = createMacd(2, 3, 2);
    const rows = [1, 3, 5, 9, 9].map((x) => {
      updateMacd(state, x);
      return [state.macd, state.signal, state.histogram];
    });
    // EMA2: –, 2, 4, 22/3, 76/9. EMA3: –, –, 3, 6, 7.5.
    expect(rows.slice(0, 3)).toStrictEqual([
      [none, none, none],
      [none, none, none],
      [1, none, none],
    ]);
    expect(rows[3][0]).toBeCloseTo(4 / 3, 12);
    expect(rows[3][1]).toBeCloseTo(7 / 6, 12);
    expect(rows[4][0]).toBeCloseTo(17 / 18, 12);
    expect(rows[4][1]).toBeCloseTo(7 / 6 + (2 / 3) * (17 / 18 - 7 / 6), 12);
    expect(rows[4][2]).toBeCloseTo(rows[4][0] - rows[4][1], 12);
  });

  it('is exactly 0 in a flat market, so that rounding is no cross', () => {
    for (const price of [0.1, 42_283.58, 1e-7 / 3]) {
      const state = createMacd();
      for (let i = 0; i < 60; i++) updateMacd(state, price);
      expect([state.macd, state.signal, state.histogram]).toStrictEqual([0, 0, 0]);
    }
  });
});

describe('windows', () => {
  it('rolling max and min', () => {
    const [max, min] = [createRollingMax(3), createRollingMin(3)];
    const values = [5, 1, 4, 3, 2, 2, 9];
    expect(values.map((x) => updateRollingMax(max, x))).toStrictEqual([none, none, 5, 4, 4, 3, 9]);
    expect(values.map((x) => updateRollingMin(min, x))).toStrictEqual([none, none, 1, 1, 2, 2, 2]);
  });

  it('rolling regression', () => {
    const state = createRollingRegression(3);
    const pairs = [
      [1, 2],
      [2, 4],
      [3, 9], // means 2 and 5, slope (3 + 0 + 4) / 2, residuals 0.5, −1, 0.5
      [4, 8], // means 3 and 7, slope (3 + 0 + 1) / 2, residuals −1, 2, −1
      [4, 8],
      [4, 11], // x stands: the line is the mean, 9
    ];
    const lines = pairs.map(([x, y]) => {
      updateRollingRegression(state, x, y);
      const { slope, intercept, residual, deviation } = state;
      return [slope, intercept, residual, deviation];
    });
    expect(lines.slice(0, 2).flat()).toStrictEqual(Array(8).fill(none));
    expect(lines[2]).toStrictEqual([3.5, -2, 0.5, Math.sqrt(0.5)]);
    for (const [index, value] of [2, 1, -1, Math.SQRT2].entries()) expect(lines[3][index]).toBeCloseTo(value, 12);
    expect(lines[5]).toStrictEqual([0, 9, 2, Math.sqrt(2)]);
  });

  it('donchian channel', () => {
    const state = createDonchianChannel(2);
    updateDonchianChannel(state, 10, 5);
    expect(state.upper).toBeNaN();
    updateDonchianChannel(state, 8, 4);
    expect([state.upper, state.middle, state.lower]).toStrictEqual([10, 7, 4]);
  });

  it('bollinger bands use the population deviation', () => {
    const state = createBollingerBands(4, 2);
    for (const x of [2, 4, 4, 6]) updateBollingerBands(state, x);
    expect(state.middle).toBe(4);
    expect(state.upper).toBeCloseTo(4 + 2 * Math.SQRT2, 12);
    expect(state.lower).toBeCloseTo(4 - 2 * Math.SQRT2, 12);
    expect(state.percentB).toBeCloseTo((2 + 2 * Math.SQRT2) / (4 * Math.SQRT2), 12);
    expect(state.bandwidth).toBeCloseTo(Math.SQRT2, 12);
  });

  it('stochastic', () => {
    const state = createStochastic(2, 2);
    updateStochastic(state, 10, 0, 5);
    updateStochastic(state, 8, 2, 7);
    expect([state.k, state.d]).toStrictEqual([70, none]);
    updateStochastic(state, 12, 7, 12);
    expect([state.k, state.d]).toStrictEqual([100, 85]);
  });

  it('roc', () => {
    const state = createRoc(2);
    expect([100, 110, 125, 99].map((x) => updateRoc(state, x))).toStrictEqual([none, none, 25, -10]);
    const fromZero = createRoc(1);
    expect([0, 5].map((x) => updateRoc(fromZero, x))).toStrictEqual([none, 0]);
  });
});

describe('movement', () => {
  it('rsi with Wilder smoothing', () => {
    const state = createRsi(2);
    // Gains 2, 0, 1; losses 0, 1, 0: averages (1, ½), then (1, ¼).
    const values = [10, 12, 11, 12].map((x) => updateRsi(state, x));
    expect(values.slice(0, 2)).toStrictEqual([none, none]);
    expect(values[2]).toBeCloseTo(100 - 100 / 3, 12);
    expect(values[3]).toBeCloseTo(80, 12);
  });

  it('true range includes gaps', () => {
    expect([trueRange(12, 10, 11), trueRange(12, 10, 8), trueRange(12, 10, 15)]).toStrictEqual([2, 4, 5]);
  });

  it('atr leaves out the first bar, which has no previous close', () => {
    const state = createAtr(2);
    expect(updateAtr(state, 100, 0, 10)).toBeNaN();
    expect(updateAtr(state, 12, 10, 11)).toBeNaN();
    expect(updateAtr(state, 15, 11, 15)).toBe(3);
    expect(updateAtr(state, 16, 15, 16)).toBe(2);
  });

  it('adx is 100 in a straight rise and keeps its direction', () => {
    const state = createAdx(3);
    for (let i = 0; i < 10; i++) updateAdx(state, 11 + i, 10 + i, 10.5 + i);
    expect(state.adx).toBeCloseTo(100, 12);
    expect(state.plusDi).toBeCloseTo(100 / 1.5, 12);
    expect(state.minusDi).toBe(0);
  });

  it('obv', () => {
    const state = createObv();
    const bars: [number, number][] = [
      [10, 5],
      [11, 7],
      [11, 9],
      [10, 2],
    ];
    expect(bars.map(([close, volume]) => updateObv(state, close, volume))).toStrictEqual([0, 7, 7, 5]);
  });
});
