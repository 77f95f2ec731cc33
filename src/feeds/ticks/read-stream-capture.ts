import { DataError } from '../../core/errors.js';
import type { DepthColumns, QuoteColumns, TradeColumns } from '../../core/tick-columns.js';
import { readSource } from '../source/read-source.js';
import { inspectSource } from '../source/source-file.js';
import { CaptureParser } from './capture-parser.js';
import { LineReader } from './line-reader.js';

export interface StreamCaptureOptions {
  /** Which symbol's frames are read, in any case. */
  readonly symbol: string;
  /** Which of the two streams of trades is read, should both be there. Default: `trade`. */
  readonly tradeStream?: 'trade' | 'aggTrade';
  /** `reference` never takes the fast scanner; the result is the same. */
  readonly reader?: 'auto' | 'reference';
  /** How far the reading has come, in bytes of the file on disk. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void;
  /** Stops the reading between two chunks. */
  readonly signal?: AbortSignal;
}

export interface StreamCapture {
  readonly trades: TradeColumns;
  readonly quotes: QuoteColumns;
  readonly depth: DepthColumns;
  /** What was left out, and why; one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a capture of Binance's market streams, spot or futures, plain or gzipped: on each line the local receive time
 * in nanoseconds, a space, and a frame as it came. Trades, book tickers, depth differences and REST depth snapshots
 * become columns; their `tsMs` is the receive time. Frames of other streams and symbols are counted in the notes.
 *
 * Throws DataError, naming file and line: DATA_ROW_MALFORMED for a line that is no frame, DATA_VALUE_INVALID for a frame
 * with a wrong field, DATA_DIRTY for a receive time that runs backwards, DATA_NO_ROWS without any tick, and what opening
 * and inflating the file may throw. Throws the signal's reason when that is aborted.
 */
export async function readStreamCapture(path: string, options: StreamCaptureOptions): Promise<StreamCapture> {
  const { onProgress, signal, tradeStream = 'trade', reader = 'auto' } = options;
  const symbol = options.symbol.toUpperCase();
  signal?.throwIfAborted();
  const source = inspectSource(path);
  const bytesTotal = source.identity.sizeBytes;
  const parser = new CaptureParser({ path, symbol, tradeStream, reader });
  const lines = new LineReader((bytes, start, end, line) => parser.takeLine(bytes, start, end, line));
  for await (const chunk of readSource(source, onProgress && ((bytesRead) => onProgress({ bytesRead, bytesTotal })))) {
    signal?.throwIfAborted();
    lines.push(chunk);
  }
  lines.end();
  const capture = { ...parser.ticks.build(), notes: parser.notes.sentences(symbol) };
  if (capture.trades.length + capture.quotes.length + capture.depth.length === 0)
    throw noTicks(path, symbol, capture.notes);
  return capture;
}

function noTicks(path: string, symbol: string, notes: readonly string[]): DataError {
  return new DataError({
    code: 'DATA_NO_ROWS',
    message: `The capture ${path} holds no trade, quote or depth message of ${symbol}. ${notes.join(' ')}`.trim(),
    remedy: 'Check the symbol; the streams that are read are trade, aggTrade, bookTicker and depth.',
    values: { path, symbol },
  });
}
