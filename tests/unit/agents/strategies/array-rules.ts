import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { type Fraction, signOfSum, toCents, weightedSum } from './exact-windows.js';

/**
 * The rules of the built-in strategies once more, over whole arrays, window by window, with nothing of the project's
 * own indicators. What decides is compared in whole numbers wherever the rule is rational, so that a tie is a tie here.
 * Parameters have to be whole numbers or halves for that.
 */
export interface ArrayRuleSignal {
  readonly row: number;
  readonly direction: 'long' | 'flat' | 'short';
  readonly symbol?: string;
  readonly indicators: Readonly<Record<string, number>>;
}

export function bollingerSignals(bars: BarColumns, period: number, deviations: number): ArrayRuleSignal[] {
  const { close } = toCents(bars);
  const signals: ArrayRuleSignal[] = [];
  let long = false;
  for (let row = period - 1; row < close.length; row++) {
    const first = row - period + 1;
    let sum = 0;
    let squares = 0;
    for (let i = first; i <= row; i++) {
      const distance = close[i] - close[first];
      sum += distance;
      squares += distance * distance;
    }
    // n times the close's distance below the mean, and n² times the variance.
    const below = sum - period * (close[row] - close[first]);
    const variance = period * squares - sum * sum;
    const isUnder = below > 0 && below * below > deviations * deviations * variance;
    if (long ? below >= 0 : !isUnder) continue;
    long = !long;
    const middle = (close[first] + sum / period) / 100;
    const width = (deviations * Math.sqrt(variance)) / period / 100;
    const indicators = { middle, upper: middle + width, lower: middle - width };
    signals.push({ row, direction: long ? 'long' : 'flat', indicators });
  }
  return signals;
}

/** Wilder's own form: (average · (n − 1) + change) / n, and 100 − 100 / (1 + RS). */
export function rsiSignals(bars: BarColumns, period: number, oversold: number, overbought: number): ArrayRuleSignal[] {
  const changes = Array.from(bars.close.subarray(1), (close, i) => close - bars.close[i]);
  const smoothed = (moves: number[]) => {
    let average = moves.slice(0, period).reduce((sum, move) => sum + move, 0) / period;
    return moves.map((move, i) => {
      if (i >= period) average = (average * (period - 1) + move) / period;
      return i < period - 1 ? Number.NaN : average;
    });
  };
  const gains = smoothed(changes.map((change) => Math.max(change, 0)));
  const losses = smoothed(changes.map((change) => Math.max(-change, 0)));
  const signals: ArrayRuleSignal[] = [];
  let long = false;
  gains.forEach((gain, i) => {
    if (i < period - 1) return;
    const rsi = losses[i] === 0 ? 100 : 100 - 100 / (1 + gain / losses[i]);
    if (long ? rsi <= overbought : rsi >= oversold) return;
    long = !long;
    signals.push({ row: i + 1, direction: long ? 'long' : 'flat', indicators: { rsi } });
  });
  return signals;
}

export interface BreakoutParams {
  readonly channel: number;
  readonly exitChannel: number;
  readonly volumePeriod: number;
  readonly volumeFactor: number;
}

export function breakoutSignals(bars: BarColumns, params: BreakoutParams): ArrayRuleSignal[] {
  const { channel, exitChannel, volumePeriod, volumeFactor } = params;
  const { high, low, close } = bars;
  const lots = Array.from(bars.volume, (volume) => Math.round(volume * 1e8));
  const signals: ArrayRuleSignal[] = [];
  let long = false;
  for (let row = 1; row < close.length; row++) {
    if (long) {
      if (row < exitChannel) continue;
      const lowest = Math.min(...low.subarray(row - exitChannel, row));
      if (close[row] >= lowest) continue;
      long = false;
      signals.push({ row, direction: 'flat', indicators: { lowest } });
      continue;
    }
    if (row < channel || row < volumePeriod) continue;
    const highest = Math.max(...high.subarray(row - channel, row));
    if (close[row] <= highest) continue;
    const sum = lots.slice(row - volumePeriod, row).reduce((total, one) => total + one, 0);
    if (lots[row] * volumePeriod <= volumeFactor * sum) continue;
    long = true;
    const averageVolume = sum / volumePeriod / 1e8;
    signals.push({ row, direction: 'long', indicators: { highest, volume: bars.volume[row], averageVolume } });
  }
  return signals;
}

export interface StochasticParams {
  readonly period: number;
  readonly smoothing: number;
  readonly signal: number;
  readonly oversold: number;
  readonly overbought: number;
}

export function stochasticSignals(bars: BarColumns, params: StochasticParams): ArrayRuleSignal[] {
  const { period, smoothing, signal, oversold, overbought } = params;
  const raw = rawStochastic(bars, period);
  const ofK = Array.from({ length: smoothing }, () => 1);
  const ofD = Array.from({ length: smoothing + signal - 1 }, () => 0);
  for (let i = 0; i < signal; i++) for (let j = 0; j < smoothing; j++) ofD[i + j]++;
  // %K − %D, times smoothing · signal.
  const ofDifference = ofD.map((weight, j) => (j < smoothing ? signal : 0) - weight);
  const signals: ArrayRuleSignal[] = [];
  let long = false;
  let sign = 0;
  for (let row = period + smoothing + signal - 3; row < bars.length; row++) {
    const latest = ofD.map((_, j) => raw[row - j] as Fraction);
    const before = sign;
    sign = signOfSum(ofDifference, latest, 0) || before;
    if (before === 0 || sign === before) continue;
    const short = latest.slice(0, smoothing);
    const times100 = ofK.map(() => 100);
    const over = (level: number) => signOfSum(times100, short, -level * smoothing);
    if (long ? !(sign < 0 && over(overbought) > 0) : !(sign > 0 && over(oversold) < 0)) continue;
    long = !long;
    const k = (100 * weightedSum(ofK, short, 0)) / smoothing;
    const d = (100 * weightedSum(ofD, latest, 0)) / smoothing / signal;
    signals.push({ row, direction: long ? 'long' : 'flat', indicators: { k, d } });
  }
  return signals;
}

function rawStochastic(bars: BarColumns, period: number): (Fraction | undefined)[] {
  const { high, low, close } = toCents(bars);
  return close.map((price, row) => {
    if (row < period - 1) return undefined;
    const lowest = Math.min(...low.slice(row - period + 1, row + 1));
    const highest = Math.max(...high.slice(row - period + 1, row + 1));
    return highest === lowest ? { part: 0, of: 1 } : { part: price - lowest, of: highest - lowest };
  });
}
