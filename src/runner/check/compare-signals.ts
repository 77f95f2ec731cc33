import { countUntil } from './count-until.js';
import type { StrategySignals } from './signal-log.js';

/** How far two lists of signals agree, seen from their ends. */
export interface SignalAgreement {
  /** Time of the last signal that only one of them has; null: they agree all along. */
  readonly lastDifferenceMs: number | null;
  /** Signals of the first list up to there, and behind it. */
  readonly differing: number;
  readonly agreeing: number;
}

/** Holds the signals after `fromMs` against each other: time, symbol and direction, and nothing else. */
export function compareSignals(whole: StrategySignals, later: StrategySignals, fromMs: number): SignalAgreement {
  const first = countUntil(whole.tsMs, whole.tsMs.length, fromMs, true);
  const firstLater = countUntil(later.tsMs, later.tsMs.length, fromMs, true);
  let row = whole.tsMs.length - 1;
  let other = later.tsMs.length - 1;
  while (row >= first && other >= firstLater && isSame(whole, row, later, other)) {
    row--;
    other--;
  }
  const times = [...(row >= first ? [whole.tsMs[row]] : []), ...(other >= firstLater ? [later.tsMs[other]] : [])];
  return {
    lastDifferenceMs: times.length === 0 ? null : Math.max(...times),
    differing: row + 1 - first,
    agreeing: whole.tsMs.length - 1 - row,
  };
}

function isSame(a: StrategySignals, row: number, b: StrategySignals, other: number): boolean {
  return (
    a.tsMs[row] === b.tsMs[other] &&
    a.direction[row] === b.direction[other] &&
    a.instrumentIndex[row] === b.instrumentIndex[other]
  );
}
