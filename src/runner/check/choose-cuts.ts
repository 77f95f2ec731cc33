import { barCloseTsMs } from '../../core/bar-columns.js';
import { createRandom, nextUniform, type RandomState } from '../../core/random.js';
import type { BacktestInput } from '../backtest-input.js';
import type { SignalLog } from './signal-log.js';

/** How often to look for another time where one cannot be cut at. */
const TRIES_PER_CUT = 20;

/**
 * Times at which to cut the data, rising, at most `count`. Three of four are the times of signals, the strategies in
 * turn: who looks a bar ahead betrays itself by what it says at the last bar, and rarely says anything at a random one.
 * The others are random.
 */
export function chooseCuts(input: BacktestInput, signals: SignalLog, count: number, seed: number): number[] {
  const random = createRandom(`${seed}/cuts`);
  const earliestMs = earliestCutMs(input);
  const lastMs = lastMomentMs(input);
  const spoken = signals.byStrategy.map(({ tsMs }) => tsMs).filter(({ length }) => length > 0);
  const cuts = new Set<number>();
  let turn = 0;
  for (let tries = 0; cuts.size < count && tries < count * TRIES_PER_CUT; tries++) {
    const times = tries % 4 === 3 ? undefined : spoken[turn++ % spoken.length];
    const tsMs = times === undefined ? randomMoment(input, random) : times[pick(random, times.length)];
    if (tsMs >= earliestMs && tsMs < lastMs) cuts.add(tsMs);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** The close of a random bar; of ticks alone, a random tick. */
function randomMoment({ scenario, bars, ticks = [] }: BacktestInput, random: RandomState): number {
  const onBars = bars.map((_, index) => index).filter((index) => (ticks[index] ?? null) === null);
  if (onBars.length > 0) {
    const index = onBars[pick(random, onBars.length)];
    return barCloseTsMs(bars[index], scenario.data[index].intervalMs, pick(random, bars[index].length));
  }
  const columns = ticks.flatMap((one) => (one === null ? [] : [one.trades, one.quotes, one.depth]));
  const some = columns.filter(({ length }) => length > 0);
  const { tsMs, length } = some[pick(random, some.length)];
  return tsMs[pick(random, length)];
}

/** Ticks without any quote or depth message are other data than such whose first one is still to come. */
function earliestCutMs({ ticks = [] }: BacktestInput): number {
  const columns = ticks.flatMap((one) => (one === null ? [] : [one.trades, one.quotes, one.depth]));
  return Math.max(Number.NEGATIVE_INFINITY, ...columns.flatMap(({ tsMs, length }) => (length > 0 ? [tsMs[0]] : [])));
}

/** When the data end. */
export function lastMomentMs({ scenario, bars, ticks = [] }: BacktestInput): number {
  const ends = bars.flatMap((columns, index) => {
    const one = ticks[index] ?? null;
    if (one === null)
      return columns.length === 0 ? [] : [barCloseTsMs(columns, scenario.data[index].intervalMs, columns.length - 1)];
    return [one.trades, one.quotes, one.depth].flatMap(({ tsMs, length }) => (length > 0 ? [tsMs[length - 1]] : []));
  });
  return Math.max(...ends);
}

/** When the data begin. */
export function firstMomentMs({ bars, ticks = [] }: BacktestInput): number {
  const starts = bars.flatMap((columns, index) => {
    const one = ticks[index] ?? null;
    const own = one === null ? [columns] : [one.trades, one.quotes, one.depth];
    return own.flatMap(({ tsMs, length }) => (length > 0 ? [tsMs[0]] : []));
  });
  return Math.min(...starts);
}

function pick(random: RandomState, length: number): number {
  return Math.floor(nextUniform(random) * length);
}
