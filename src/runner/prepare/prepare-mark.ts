import { type BarColumns, barCloseTsMs, sliceBarColumns } from '../../core/bar-columns.js';
import { DataError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { applyDataPolicy } from '../../feeds/apply-data-policy.js';
import { formatDataCheck, isClean } from '../../feeds/check/format-data-check.js';
import { checkBars } from '../../feeds/check-bars.js';
import { loadBars } from '../../feeds/load-bars.js';
import { lastTickTsMs } from '../../kernel/ticks/last-tick-ts-ms.js';
import type { MarkSeries } from '../../venues/simulated/perpetual/mark-series.js';
import type { ScenarioData, ScenarioMark } from '../scenario/scenario-data.js';
import type { PrepareDataOptions, PreparedData } from './prepared-data.js';

export interface PreparedMark {
  readonly mark: MarkSeries;
  /** What was done to dirty bars, in sentences that name the symbol. */
  readonly repairs: readonly string[];
}

/** From the first moment of the data that is traded on to its last, epoch milliseconds. */
interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether something is traded at that last moment itself: a tick is, a bar that closes then is over. */
  readonly isTraded: boolean;
}

/**
 * Loads the mark price of a symbol, checks it, mends it as the policy of the symbol's data says, and keeps what the
 * traded data needs of it.
 * @throws DataError of the file, DATA_DIRTY, or MARK_NOT_COVERING where it begins later or ends earlier than that data.
 */
export async function prepareMark(
  { symbol, intervalMs: tradedMs, policy }: ScenarioData,
  { path, intervalMs, columns }: ScenarioMark,
  traded: Pick<PreparedData, 'bars' | 'ticks'>,
  { cache, onNote }: PrepareDataOptions,
): Promise<PreparedMark> {
  const loaded = await loadBars({ path, intervalMs, columns, cacheDir: cache ? undefined : null });
  for (const note of loaded.notes) onNote?.(`${symbol}, mark price: ${note}`);
  const check = checkBars(loaded.bars, intervalMs);
  if (!isClean(check)) onNote?.(`${symbol}, mark price: ${formatDataCheck(check)}`);
  const { bars, actions } = applyDataPolicy(loaded.bars, check, policy, path);
  const span = spanOf(traded, tradedMs);
  const covered = bars.length > 0 && bars.tsMs[0] <= span.fromMs && endOf(bars, intervalMs) >= span.toMs;
  if (!covered) throw notCovering(symbol, path, bars, intervalMs, span);
  const mark = { bars: needed(bars, span), intervalMs };
  return { mark, repairs: actions.map((action) => `${symbol}, mark price: ${action}`) };
}

function spanOf({ bars, ticks }: Pick<PreparedData, 'bars' | 'ticks'>, intervalMs: number): TimeSpan {
  if (ticks === null) return { fromMs: bars.tsMs[0], toMs: endOf(bars, intervalMs), isTraded: false };
  const first = [ticks.trades, ticks.quotes, ticks.depth].map(({ tsMs, length }) => (length > 0 ? tsMs[0] : Infinity));
  return { fromMs: Math.min(...first), toMs: lastTickTsMs(ticks), isTraded: true };
}

function endOf(bars: BarColumns, intervalMs: number): number {
  return barCloseTsMs(bars, intervalMs, bars.length - 1);
}

/** From the bar that is open when the data begins to the last one whose open the data may meet. */
function needed(bars: BarColumns, { fromMs, toMs, isTraded }: TimeSpan): BarColumns {
  let from = 0;
  let to = bars.length;
  while (from + 1 < to && bars.tsMs[from + 1] <= fromMs) from++;
  while (to - 1 > from && (isTraded ? bars.tsMs[to - 1] > toMs : bars.tsMs[to - 1] >= toMs)) to--;
  return sliceBarColumns(bars, from, to);
}

function notCovering(
  symbol: string,
  path: string,
  bars: BarColumns,
  intervalMs: number,
  { fromMs, toMs }: TimeSpan,
): DataError {
  const available = bars.length === 0 ? 'nothing' : `${isoTime(bars.tsMs[0])} to ${isoTime(endOf(bars, intervalMs))}`;
  return new DataError({
    code: 'MARK_NOT_COVERING',
    message: `The mark price of ${symbol} in ${path} covers ${available}, but the data goes from ${isoTime(fromMs)} to ${isoTime(toMs)}.`,
    remedy: 'Give a mark price for the whole of that time, or a period that both cover.',
    values: { symbol, path, rows: bars.length, fromMs, toMs },
  });
}
