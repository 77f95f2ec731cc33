import fc from 'fast-check';
import { allocateBarColumns, type BarColumns } from '../../src/core/bar-columns.js';
import { createRandom, nextUniform } from '../../src/core/random.js';
import { MINUTE_MS, type RandomDesk, randomDesks } from './random-desk.js';

/** A longer bar, told by the interval that it covers. */
export interface FoldedBar {
  readonly tsMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Whole multiples of one minute and of three. */
export const INTERVALS_MS: Readonly<Record<string, number>> = {
  '3m': 3 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
};

/** Random desks whose strategies ask for intervals of their own, over data that begin anywhere and have holes. */
export const coarseDesks: fc.Arbitrary<RandomDesk> = fc
  .record({
    desk: randomDesks,
    intervals: fc.array(fc.constantFrom(undefined, '3m', '15m', '15m', '30m', '1h'), { minLength: 4, maxLength: 4 }),
    skippedRows: fc.constantFrom(0, 0, 1, 7, 20),
    holes: fc.constantFrom(0, 0.02, 0.2),
    seed: fc.nat(1_000_000),
  })
  .map(({ desk, intervals, skippedRows, holes, seed }) => {
    const scenario = desk.scenario as { readonly strategies: readonly object[] };
    return {
      ...desk,
      scenario: {
        ...scenario,
        strategies: scenario.strategies.map((strategy, index) => ({ ...strategy, interval: intervals[index] })),
      },
      bars: desk.bars.map((bars, index) =>
        withHoles(bars, Math.min(skippedRows, bars.length - 2), holes, seed + index),
      ),
    };
  });

/** The bars from a row on, without stretches of one to forty rows that begin with this chance at any row. */
export function withHoles(bars: BarColumns, fromRow: number, chance: number, seed: number): BarColumns {
  const random = createRandom(seed);
  const rows: number[] = [];
  for (let row = fromRow; row < bars.length; row++) {
    if (nextUniform(random) < chance) row += Math.ceil(nextUniform(random) * nextUniform(random) * 40);
    if (row < bars.length) rows.push(row);
  }
  if (rows.length === 0) rows.push(fromRow);
  const kept = allocateBarColumns(rows.length);
  for (const name of ['tsMs', 'open', 'high', 'low', 'close', 'volume'] as const) {
    rows.forEach((row, index) => {
      kept[name][index] = bars[name][row];
    });
  }
  return kept;
}

/** What a longer bar is, said another way: rows grouped by the interval that they open in. */
export function foldBars(bars: BarColumns, baseMs: number, intervalMs: number, untilMs: number): FoldedBar[] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < bars.length; row++) {
    const start = bars.tsMs[row] - (bars.tsMs[row] % intervalMs);
    groups.set(start, [...(groups.get(start) ?? []), row]);
  }
  const first = bars.tsMs[0];
  return [...groups]
    .filter(([start]) => start >= first && start + intervalMs <= untilMs)
    .map(([start, rows]) => {
      const [lastRow] = rows.slice(-1);
      if (bars.tsMs[lastRow] + baseMs > start + intervalMs) throw new Error('a row lies over the edge');
      return {
        tsMs: start + intervalMs,
        open: bars.open[rows[0]],
        high: Math.max(...rows.map((row) => bars.high[row])),
        low: Math.min(...rows.map((row) => bars.low[row])),
        close: bars.close[lastRow],
        volume: rows.reduce((sum, row) => sum + bars.volume[row], 0),
      };
    });
}

/** Longer bars as data of their own. */
export function columnsOf(bars: readonly FoldedBar[], intervalMs: number): BarColumns {
  const columns = allocateBarColumns(bars.length);
  for (const [row, { tsMs, open, high, low, close, volume }] of bars.entries()) {
    columns.tsMs[row] = tsMs - intervalMs;
    columns.open[row] = open;
    columns.high[row] = high;
    columns.low[row] = low;
    columns.close[row] = close;
    columns.volume[row] = volume;
  }
  return columns;
}
