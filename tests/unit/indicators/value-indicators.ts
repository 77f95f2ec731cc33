import { createBollingerBands, updateBollingerBands } from '../../../src/indicators/bollinger-bands.js';
import { createEma, updateEma } from '../../../src/indicators/ema.js';
import { createMacd, updateMacd } from '../../../src/indicators/macd.js';
import { createRoc, updateRoc } from '../../../src/indicators/roc.js';
import { createRollingMax, updateRollingMax } from '../../../src/indicators/rolling-max.js';
import { createRollingMin, updateRollingMin } from '../../../src/indicators/rolling-min.js';
import { createRollingRegression, updateRollingRegression } from '../../../src/indicators/rolling-regression.js';
import {
  createRollingStandardDeviation,
  updateRollingStandardDeviation,
} from '../../../src/indicators/rolling-standard-deviation.js';
import { createRollingSum, updateRollingSum } from '../../../src/indicators/rolling-sum.js';
import { createRsi, updateRsi } from '../../../src/indicators/rsi.js';
import { createSma, updateSma } from '../../../src/indicators/sma.js';
import { createWilderAverage, updateWilderAverage } from '../../../src/indicators/wilder-average.js';
import { createWma, updateWma } from '../../../src/indicators/wma.js';
import * as naive from './naive-windows.js';
import { type RegisteredIndicator, register, type Unit } from './registered-indicator.js';
import type { SampleBar } from './sample-bars.js';

const closes = (bars: readonly SampleBar[]) => bars.map((bar) => bar.close);

/** An indicator of one price column with one output. */
function ofValues<State extends object>(
  name: string,
  create: (period: number) => State,
  update: (state: State, value: number) => number,
  period: number,
  warmUp: number,
  unit: Unit,
  compute: (values: number[]) => number[],
  onConstant: (price: number) => number,
): RegisteredIndicator {
  return register({
    name,
    input: 'value',
    create: () => create(period),
    createWrong: () => create(0),
    step: (state, bar) => [update(state, bar.close)],
    outputs: [{ name: 'value', warmUp, unit }],
    naive: (bars) => naive.rows(compute(closes(bars))),
    onConstant: (price) => [onConstant(price)],
  });
}

const identity = (price: number) => price;
const zero = () => 0;

/** The indicators of one column of prices. */
export const valueIndicators: readonly RegisteredIndicator[] = [
  ofValues(
    'rolling-sum',
    createRollingSum,
    updateRollingSum,
    7,
    7,
    'price',
    (x) => naive.overWindows(x, 7, naive.sum),
    (price) => 7 * price,
  ),
  ofValues('sma', createSma, updateSma, 20, 20, 'price', (x) => naive.overWindows(x, 20, naive.mean), identity),
  ofValues('ema', createEma, updateEma, 12, 12, 'price', (x) => naive.ema(x, 12), identity),
  ofValues('wma', createWma, updateWma, 10, 10, 'price', (x) => naive.overWindows(x, 10, naive.weightedMean), identity),
  ofValues(
    'wilder-average',
    createWilderAverage,
    updateWilderAverage,
    14,
    14,
    'price',
    (x) => naive.wilder(x, 14),
    identity,
  ),
  ofValues(
    'rolling-max',
    createRollingMax,
    updateRollingMax,
    9,
    9,
    'price',
    (x) => naive.overWindows(x, 9, naive.highest),
    identity,
  ),
  ofValues(
    'rolling-min',
    createRollingMin,
    updateRollingMin,
    9,
    9,
    'price',
    (x) => naive.overWindows(x, 9, naive.lowest),
    identity,
  ),
  ofValues(
    'rolling-standard-deviation',
    createRollingStandardDeviation,
    updateRollingStandardDeviation,
    20,
    20,
    'price',
    (x) => naive.overWindows(x, 20, naive.populationDeviation),
    zero,
  ),
  ofValues(
    'roc',
    createRoc,
    updateRoc,
    12,
    13,
    'percent',
    (x) => naive.overWindows(x, 13, (window) => (100 * (window[12] - window[0])) / window[0]),
    zero,
  ),
  ofValues(
    'rsi',
    createRsi,
    updateRsi,
    14,
    15,
    'percent',
    (x) => {
      const moves = naive.changes(x);
      const gains = naive.wilder(
        moves.map((c) => (Number.isNaN(c) ? c : Math.max(c, 0))),
        14,
      );
      const losses = naive.wilder(
        moves.map((c) => (Number.isNaN(c) ? c : Math.max(-c, 0))),
        14,
      );
      return naive.zip(gains, losses, (gain, loss) => (loss === 0 ? 100 : 100 - 100 / (1 + gain / loss)));
    },
    () => 100,
  ),
  register({
    name: 'macd',
    input: 'value',
    create: () => createMacd(12, 26, 9),
    createWrong: () => createMacd(12, 26, -1),
    step: (state, bar) => {
      updateMacd(state, bar.close);
      return [state.macd, state.signal, state.histogram];
    },
    outputs: [
      { name: 'macd', warmUp: 26, unit: 'price' },
      { name: 'signal', warmUp: 34, unit: 'price' },
      { name: 'histogram', warmUp: 34, unit: 'price' },
    ],
    naive: (bars) => {
      const macd = naive.zip(naive.ema(closes(bars), 12), naive.ema(closes(bars), 26), (fast, slow) => fast - slow);
      const signal = naive.ema(macd, 9);
      return naive.rows(
        macd,
        signal,
        naive.zip(macd, signal, (m, s) => m - s),
      );
    },
    onConstant: () => [0, 0, 0],
  }),
  register({
    name: 'bollinger-bands',
    input: 'value',
    create: () => createBollingerBands(20, 2),
    createWrong: () => createBollingerBands(1.5),
    step: (state, bar) => {
      updateBollingerBands(state, bar.close);
      return [state.middle, state.upper, state.lower, state.percentB, state.bandwidth];
    },
    outputs: [
      { name: 'middle', warmUp: 20, unit: 'price' },
      { name: 'upper', warmUp: 20, unit: 'price' },
      { name: 'lower', warmUp: 20, unit: 'price' },
      { name: 'percentB', warmUp: 20, unit: 'share' },
      { name: 'bandwidth', warmUp: 20, unit: 'share' },
    ],
    naive: (bars) => {
      const middle = naive.overWindows(closes(bars), 20, naive.mean);
      const deviation = naive.overWindows(closes(bars), 20, (window) =>
        window.every((x) => x === window[0]) ? 0 : naive.populationDeviation(window),
      );
      const upper = naive.zip(middle, deviation, (m, d) => m + 2 * d);
      const lower = naive.zip(middle, deviation, (m, d) => m - 2 * d);
      const place = upper.map((u, i) => (u === lower[i] ? 0.5 : (bars[i].close - lower[i]) / (u - lower[i])));
      const width = upper.map((u, i) => (u - lower[i]) / middle[i]);
      return naive.rows(middle, upper, lower, place, width);
    },
    onConstant: (price) => [price, price, price, 0.5, 0],
  }),
  register({
    // On the number of the bar, which other libraries have it for, too.
    name: 'rolling-regression',
    input: 'value',
    create: () => ({ line: createRollingRegression(20), bars: 0 }),
    createWrong: () => ({ line: createRollingRegression(1), bars: 0 }),
    step: (state, bar) => {
      const { line } = state;
      updateRollingRegression(line, state.bars++, bar.close);
      return [line.slope, line.intercept + line.slope * state.bars, line.residual, line.deviation];
    },
    outputs: [
      { name: 'slope', warmUp: 20, unit: 'price' },
      { name: 'prediction', warmUp: 20, unit: 'price' },
      { name: 'residual', warmUp: 20, unit: 'price' },
      { name: 'deviation', warmUp: 20, unit: 'price' },
    ],
    naive: (bars) =>
      naive.rows(
        ...[naive.trendSlope, naive.trendPrediction, naive.trendResidual, naive.trendDeviation].map((compute) =>
          naive.overWindows(closes(bars), 20, compute),
        ),
      ),
    onConstant: (price) => [0, price, 0, 0],
  }),
];
