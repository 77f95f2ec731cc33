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
import {
  createRollingStandardDeviation,
  updateRollingStandardDeviation,
} from '../../../src/indicators/rolling-standard-deviation.js';
import { createRollingSum, updateRollingSum } from '../../../src/indicators/rolling-sum.js';
import { createRsi, updateRsi } from '../../../src/indicators/rsi.js';
import { createSma, updateSma } from '../../../src/indicators/sma.js';
import { createStochastic, updateStochastic } from '../../../src/indicators/stochastic.js';
import { createVwap, updateVwap } from '../../../src/indicators/vwap.js';
import { createWilderAverage, updateWilderAverage } from '../../../src/indicators/wilder-average.js';
import { createWma, updateWma } from '../../../src/indicators/wma.js';
import * as naive from './naive-windows.js';
import type { SampleBar } from './sample-bars.js';

/** What an indicator tells the contract suite about itself. */
export interface RegisteredIndicator<State extends object = object> {
  readonly name: string;
  readonly input: 'value' | 'high-low' | 'high-low-close' | 'close-volume' | 'high-low-close-volume';
  readonly create: () => State;
  /** With a period below the least that makes sense; left out where there is none. */
  readonly createWrong?: () => State;
  /** Feeds one bar and returns the outputs in the order of `outputs`. */
  readonly step: (state: State, bar: SampleBar) => number[];
  /** `warmUp`: how many bars until the first value. `unit`: what size rounding errors have. */
  readonly outputs: readonly { readonly name: string; readonly warmUp: number; readonly unit: Unit }[];
  readonly naive: (bars: readonly SampleBar[]) => number[][];
  /** The outputs after many bars that are all at `price` with some volume. */
  readonly onConstant: (price: number) => number[];
}

export type Unit = 'price' | 'percent' | 'volume' | 'share';

const closes = (bars: readonly SampleBar[]) => bars.map((bar) => bar.close);
const highs = (bars: readonly SampleBar[]) => bars.map((bar) => bar.high);
const lows = (bars: readonly SampleBar[]) => bars.map((bar) => bar.low);

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

function register<State extends object>(indicator: RegisteredIndicator<State>): RegisteredIndicator {
  return indicator as unknown as RegisteredIndicator;
}

const identity = (price: number) => price;
const zero = () => 0;

/** Every indicator of src/indicators: a new one is added here, and the whole suite runs on it. */
export const registeredIndicators: readonly RegisteredIndicator[] = [
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
    name: 'atr',
    input: 'high-low-close',
    create: () => createAtr(14),
    createWrong: () => createAtr(0),
    step: (state, bar) => [updateAtr(state, bar.high, bar.low, bar.close)],
    outputs: [{ name: 'value', warmUp: 15, unit: 'price' }],
    naive: (bars) => naive.rows(naive.wilder(naive.trueRanges(highs(bars), lows(bars), closes(bars)), 14)),
    onConstant: () => [0],
  }),
  register({
    name: 'adx',
    input: 'high-low-close',
    create: () => createAdx(14),
    createWrong: () => createAdx(0),
    step: (state, bar) => {
      updateAdx(state, bar.high, bar.low, bar.close);
      return [state.plusDi, state.minusDi, state.adx];
    },
    outputs: [
      { name: 'plusDi', warmUp: 15, unit: 'percent' },
      { name: 'minusDi', warmUp: 15, unit: 'percent' },
      { name: 'adx', warmUp: 28, unit: 'percent' },
    ],
    naive: (bars) => {
      const range = naive.wilder(naive.trueRanges(highs(bars), lows(bars), closes(bars)), 14);
      const moves = naive.directionalMovements(highs(bars), lows(bars));
      const share = (move: number[]) =>
        naive.zip(naive.wilder(move, 14), range, (m, r) => (r === 0 ? 0 : (100 * m) / r));
      const plus = share(moves.plus);
      const minus = share(moves.minus);
      const dx = naive.zip(plus, minus, (p, m) => (p + m === 0 ? 0 : (100 * Math.abs(p - m)) / (p + m)));
      return naive.rows(plus, minus, naive.wilder(dx, 14));
    },
    onConstant: () => [0, 0, 0],
  }),
  register({
    name: 'stochastic',
    input: 'high-low-close',
    create: () => createStochastic(14, 3, 1),
    createWrong: () => createStochastic(14, 0),
    step: (state, bar) => {
      updateStochastic(state, bar.high, bar.low, bar.close);
      return [state.k, state.d];
    },
    outputs: [
      { name: 'k', warmUp: 14, unit: 'percent' },
      { name: 'd', warmUp: 16, unit: 'percent' },
    ],
    naive: (bars) => {
      const top = naive.overWindows(highs(bars), 14, naive.highest);
      const bottom = naive.overWindows(lows(bars), 14, naive.lowest);
      const k = bars.map((bar, i) =>
        top[i] === bottom[i] ? 0 : (100 * (bar.close - bottom[i])) / (top[i] - bottom[i]),
      );
      return naive.rows(k, naive.overWindows(k, 3, naive.mean));
    },
    onConstant: () => [0, 0],
  }),
  register({
    name: 'stochastic, slow',
    input: 'high-low-close',
    create: () => createStochastic(10, 4, 3),
    createWrong: () => createStochastic(10, 4, 0),
    step: (state, bar) => {
      updateStochastic(state, bar.high, bar.low, bar.close);
      return [state.k, state.d];
    },
    outputs: [
      { name: 'k', warmUp: 12, unit: 'percent' },
      { name: 'd', warmUp: 15, unit: 'percent' },
    ],
    naive: (bars) => {
      const top = naive.overWindows(highs(bars), 10, naive.highest);
      const bottom = naive.overWindows(lows(bars), 10, naive.lowest);
      const raw = bars.map((bar, i) =>
        top[i] === bottom[i] ? 0 : (100 * (bar.close - bottom[i])) / (top[i] - bottom[i]),
      );
      const k = naive.overWindows(raw, 3, naive.mean);
      return naive.rows(k, naive.overWindows(k, 4, naive.mean));
    },
    onConstant: () => [0, 0],
  }),
  register({
    name: 'donchian-channel',
    input: 'high-low',
    create: () => createDonchianChannel(20),
    createWrong: () => createDonchianChannel(-3),
    step: (state, bar) => {
      updateDonchianChannel(state, bar.high, bar.low);
      return [state.upper, state.middle, state.lower];
    },
    outputs: [
      { name: 'upper', warmUp: 20, unit: 'price' },
      { name: 'middle', warmUp: 20, unit: 'price' },
      { name: 'lower', warmUp: 20, unit: 'price' },
    ],
    naive: (bars) => {
      const upper = naive.overWindows(highs(bars), 20, naive.highest);
      const lower = naive.overWindows(lows(bars), 20, naive.lowest);
      return naive.rows(
        upper,
        naive.zip(upper, lower, (u, l) => (u + l) / 2),
        lower,
      );
    },
    onConstant: (price) => [price, price, price],
  }),
  register({
    name: 'obv',
    input: 'close-volume',
    create: createObv,
    step: (state, bar) => [updateObv(state, bar.close, bar.volume)],
    outputs: [{ name: 'value', warmUp: 1, unit: 'volume' }],
    naive: (bars) => {
      let total = 0;
      return bars.map((bar, i) => {
        if (i > 0) total += Math.sign(bar.close - bars[i - 1].close) * bar.volume;
        return [total];
      });
    },
    onConstant: () => [0],
  }),
  register({
    name: 'vwap',
    input: 'high-low-close-volume',
    create: () => createVwap(15),
    createWrong: () => createVwap(Number.NaN),
    step: (state, bar) => [updateVwap(state, bar.high, bar.low, bar.close, bar.volume)],
    outputs: [{ name: 'value', warmUp: 15, unit: 'price' }],
    naive: (bars) => {
      const typical = bars.map((bar) => (bar.high + bar.low + bar.close) / 3);
      return bars.map((_, i) => {
        if (i < 14) return [Number.NaN];
        const window = bars.slice(i - 14, i + 1);
        const volume = naive.sum(window.map((bar) => bar.volume));
        const notional = naive.sum(window.map((bar, k) => bar.volume * typical[i - 14 + k]));
        return [volume === 0 ? typical[i] : notional / volume];
      });
    },
    onConstant: (price) => [price],
  }),
];
