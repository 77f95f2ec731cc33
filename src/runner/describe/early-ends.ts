import { isoTime } from '../../core/iso-time.js';
import type { TickColumns } from '../../kernel/ticks/tick-cursor.js';
import type { TickData } from '../../kernel/ticks/tick-series.js';

/** At the end of a capture the streams never stop in the same instant: only more than this is an end. */
const GAP_MIN_MS = 60_000;

type EarlyEnds = Pick<TickData, 'quotesEndTsMs' | 'depthEndTsMs'>;

/**
 * Where quotes and depth end long before the trades do.
 *
 * @param whole all ticks of the source: what a period leaves out shows no end.
 * @param played those of the period; ends without a trade behind them do not matter.
 */
export function earlyEnds(whole: TickColumns, played: TickColumns): EarlyEnds {
  const lastPlayed = lastTsMs(played.trades);
  const endOf = (column: TimeColumn) => {
    const endTsMs = lastTsMs(column);
    return column.length > 0 && lastTsMs(whole.trades) - endTsMs > GAP_MIN_MS && lastPlayed > endTsMs ? endTsMs : null;
  };
  const quotesEndTsMs = endOf(whole.quotes);
  const depthEndTsMs = endOf(whole.depth);
  return {
    ...(quotesEndTsMs === null ? {} : { quotesEndTsMs }),
    ...(depthEndTsMs === null ? {} : { depthEndTsMs }),
  };
}

/** What a reader of the result must know of them. */
export function describeEarlyEnds(symbol: string, { quotesEndTsMs, depthEndTsMs }: EarlyEnds): string[] {
  const sentence = (name: string, endTsMs: number, instead: string) =>
    `${symbol}: the ${name} of the data end at ${isoTime(endTsMs)}, before its trades do. From there on what takes fills ${instead}.`;
  return [
    ...(depthEndTsMs === undefined
      ? []
      : [sentence('depth messages', depthEndTsMs, 'from quotes, or at the price of the next trade')]),
    ...(quotesEndTsMs === undefined
      ? []
      : [sentence('quotes', quotesEndTsMs, 'at the price of the next trade, where there is no order book')]),
  ];
}

interface TimeColumn {
  readonly length: number;
  readonly tsMs: Float64Array;
}

function lastTsMs({ tsMs, length }: TimeColumn): number {
  return tsMs[length - 1] ?? Number.NEGATIVE_INFINITY;
}
