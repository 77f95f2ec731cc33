import { createAdx, updateAdx } from '../../../src/indicators/adx.js';
import { createAtr, updateAtr } from '../../../src/indicators/atr.js';
import { createDonchianChannel, updateDonchianChannel } from '../../../src/indicators/donchian-channel.js';
import { createObv, updateObv } from '../../../src/indicators/obv.js';
import { createStochastic, updateStochastic } from '../../../src/indicators/stochastic.js';
import { createVwap, updateVwap } from '../../../src/indicators/vwap.js';
import * as naive from './naive-windows.js';
import { type RegisteredIndicator, register } from './registered-indicator.js';
import type { SampleBar } from './sample-bars.js';

const closes = (bars: readonly SampleBar[]) => bars.map((bar) => bar.close);
const highs = (bars: readonly SampleBar[]) => bars.map((bar) => bar.high);
const lows = (bars: readonly SampleBar[]) => bars.map((bar) => bar.low);

/** The indicators of bars. */
export const barIndicators: readonly RegisteredIndicator[] = [
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
