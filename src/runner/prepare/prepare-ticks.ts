import { DataError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { allocateDepthColumns, allocateQuoteColumns } from '../../core/tick-columns.js';
import { hashTicks } from '../../feeds/hash-ticks.js';
import { selectTickPeriod } from '../../feeds/select-tick-period.js';
import { readDepthCsv } from '../../feeds/ticks/csv/read-depth-csv.js';
import { readQuotesCsv } from '../../feeds/ticks/csv/read-quotes-csv.js';
import { readTradesCsv } from '../../feeds/ticks/csv/read-trades-csv.js';
import { readStreamCapture } from '../../feeds/ticks/read-stream-capture.js';
import { barsFromTrades } from '../../kernel/bar-builders/bars-from-trades.js';
import { lastTickTsMs } from '../../kernel/ticks/last-tick-ts-ms.js';
import type { TickColumns } from '../../kernel/ticks/tick-cursor.js';
import type { TickData } from '../../kernel/ticks/tick-series.js';
import { describeEarlyEnds, earlyEnds } from '../describe/early-ends.js';
import type { EngineScenario } from '../engine-scenario.js';
import { barRuleOf, type TickSource } from '../scenario/scenario-data.js';
import type { PrepareDataOptions, PreparedData } from './prepared-data.js';

/**
 * Loads the ticks of a data set and cuts them to the period. Its bars are those that the run itself will make of the
 * trades: reports need them.
 * @throws DataError of the files, DATA_PERIOD_OUTSIDE, or DATA_TOO_SHORT where the trades fill no bar.
 */
export async function prepareTicks(
  data: TickSource,
  { period }: EngineScenario,
  options: PrepareDataOptions,
  index: number,
): Promise<Omit<PreparedData, 'terms'>> {
  const { symbol, interval, intervalMs } = data;
  const loaded = await loadTicks(data, options, index);
  const fromMs = period.fromMs ?? Number.NEGATIVE_INFINITY;
  const toMs = period.toMs ?? Number.POSITIVE_INFINITY;
  const columns = selectTickPeriod(loaded, fromMs, toMs);
  const lastTsMs = lastTickTsMs(columns);
  if (!Number.isFinite(lastTsMs)) throw outside(data, loaded);
  const bars = barsFromTrades(columns.trades, barRuleOf(data), { untilTsMs: lastTsMs });
  if (bars.length === 0) {
    throw new DataError({
      code: 'DATA_TOO_SHORT',
      message: `The trades of ${symbol} in ${data.path} fill no bar of ${interval}.`,
      remedy: 'Ask for shorter bars, or a longer period.',
      values: { symbol, interval, trades: columns.trades.length },
    });
  }
  const bookRules = data.source === 'capture' ? data.market : 'spot';
  const ends = earlyEnds(loaded, columns);
  const ticks: TickData = { ...columns, bookRules, ...ends };
  const hash = hashTicks(ticks, symbol, intervalMs, bookRules);
  return { symbol, bars, ticks, hash, repairs: describeEarlyEnds(symbol, ends) };
}

async function loadTicks(data: TickSource, options: PrepareDataOptions, index: number): Promise<TickColumns> {
  const { symbol, path } = data;
  const { signal, onNote } = options;
  const onProgress = ({ bytesRead, bytesTotal }: { readonly bytesRead: number; readonly bytesTotal: number }) =>
    options.onProgress?.(index, bytesTotal > 0 ? bytesRead / bytesTotal : 0);
  if (data.source === 'capture') {
    const { tradeStream } = data;
    const { notes, ...columns } = await readStreamCapture(path, { symbol, tradeStream, signal, onProgress });
    for (const note of notes) onNote?.(`${symbol}: ${note}`);
    return columns;
  }
  const { trades, notes } = await readTradesCsv(path, { signal, onProgress });
  for (const note of notes) onNote?.(`${symbol}: ${note}`);
  const { quotesPath, depthPath } = data;
  const quotes = quotesPath === null ? allocateQuoteColumns(0) : (await readQuotesCsv(quotesPath, { signal })).quotes;
  const depth =
    depthPath === undefined ? allocateDepthColumns(0, 0) : (await readDepthCsv(depthPath, { signal })).depth;
  return { trades, quotes, depth };
}

function outside({ symbol, path }: TickSource, { trades, quotes, depth }: TickColumns): DataError {
  const all = [trades, quotes, depth].filter(({ length }) => length > 0);
  const first = Math.min(...all.map(({ tsMs }) => tsMs[0]));
  const last = Math.max(...all.map(({ tsMs, length }) => tsMs[length - 1]));
  const available = all.length === 0 ? 'empty' : `${isoTime(first)} to ${isoTime(last)}`;
  return new DataError({
    code: 'DATA_PERIOD_OUTSIDE',
    message: `No tick of ${symbol} in ${path} lies in the period; the data covers ${available}.`,
    remedy: 'Choose a period inside the data, or give data that covers the period.',
    values: { symbol, path },
  });
}
