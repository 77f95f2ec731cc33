import type { BarColumns } from '../../core/bar-columns.js';
import { isoTime } from '../../core/iso-time.js';
import type { ChangingMarket } from './changing-market.js';
import type { GraftChange } from './market-change.js';
import { pathStart, shortestFirst } from './path-start.js';
import { rowFinder } from './row-at.js';
import { openingRatio, writeBar, writeFlatBar } from './write-bar.js';

/**
 * Lets happen from `fromMs` on what happened from the graft's own `fromMs` on: each bar takes the return from the close
 * before it, the shape and the volume of the bar as long after the one moment as it is after the other. Where the source
 * has no bar the market stands still; where it ends the market's own returns go on, which a note says.
 *
 * `sourceOf` gives the bars of a market's source. So that long bars stay whole, both moments are as far from the start of
 * the longest bar: the source's is moved to the nearest such time.
 */
export function graftPath(
  markets: readonly ChangingMarket[],
  change: GraftChange,
  fromMs: number,
  sourceOf: (market: ChangingMarket) => BarColumns,
): void {
  const moving = shortestFirst(markets.filter(({ tail }) => tail.length > 0));
  const stepMs = Math.max(0, ...moving.map(({ intervalMs }) => intervalMs));
  const wantedMs = change.fromMs - fromMs;
  const shiftMs = stepMs > 0 ? Math.round(wantedMs / stepMs) * stepMs : wantedMs;
  for (const [index, market] of moving.entries()) {
    const start = pathStart(market, moving.slice(0, index), fromMs);
    const endedMs = rewrite(market, start, sourceOf(market), shiftMs);
    if (shiftMs !== wantedMs) {
      market.notes.push(`${market.symbol}: the graft begins at ${isoTime(fromMs + shiftMs)}, so that bars stay whole`);
    }
    if (endedMs === null) continue;
    market.notes.push(`${market.symbol}: the graft is over at ${isoTime(endedMs)}; its own returns go on from there`);
  }
}

/** Returns when the source was over, or null. */
function rewrite(
  { whole, tail, firstRow, intervalMs }: ChangingMarket,
  start: number,
  source: BarColumns,
  shiftMs: number,
): number | null {
  const rowAt = rowFinder(source, intervalMs);
  const lastMs = source.length > 0 ? source.tsMs[source.length - 1] : Number.NEGATIVE_INFINITY;
  let price = start;
  let ownClose = firstRow > 0 ? whole.close[firstRow - 1] : start;
  let endedMs: number | null = null;
  for (let row = 0; row < tail.length; row++) {
    const sourceMs = tail.tsMs[row] + shiftMs;
    const ownRatio = tail.open[row] / ownClose;
    ownClose = tail.close[row];
    const found = rowAt(sourceMs);
    if (found >= 0 && sourceMs <= lastMs + intervalMs / 2) {
      price = writeBar(tail, row, price * openingRatio(source, found), source, found);
    } else if (sourceMs <= lastMs) {
      writeFlatBar(tail, row, price);
    } else {
      endedMs ??= tail.tsMs[row];
      price = writeBar(tail, row, price * ownRatio, tail, row);
    }
  }
  return endedMs;
}
