import type { TickColumns } from './tick-cursor.js';

/** Time of the last tick of any kind, epoch milliseconds; −Infinity without any. */
export function lastTickTsMs({ trades, quotes, depth }: TickColumns): number {
  return Math.max(...[trades, quotes, depth].map(({ tsMs, length }) => tsMs[length - 1] ?? Number.NEGATIVE_INFINITY));
}
