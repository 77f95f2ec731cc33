import { createHash } from 'node:crypto';
import type { TickColumns } from '../kernel/ticks/tick-cursor.js';
import type { TickData } from '../kernel/ticks/tick-series.js';

const TIMES = ['tsMs', 'exchangeTsMs'] as const;
const TRADES = [...TIMES, 'price', 'quantity', 'takerSide', 'id'] as const;
const QUOTES = [...TIMES, 'updateId', 'bidPrice', 'bidQuantity', 'askPrice', 'askQuantity'] as const;
const DEPTH = [...TIMES, 'firstUpdateId', 'finalUpdateId', 'previousFinalUpdateId', 'isSnapshot'] as const;
const LEVELS = ['levelSide', 'levelPrice', 'levelQuantity'] as const;

/**
 * SHA-256 (hex) of ticks: symbol, length of the bars that are made of them, the rules of the order book, and the bytes
 * of every column, and where quotes or depth end early, when. The same ticks hash the same whether they come from a capture or a CSV, plain or gzipped, and
 * whether the columns are whole arrays or views.
 *
 * The bytes are little-endian, as in hashBars.
 */
export function hashTicks(
  ticks: TickColumns & Pick<TickData, 'quotesEndTsMs' | 'depthEndTsMs'>,
  symbol: string,
  intervalMs: number,
  bookRules: string,
): string {
  const { trades, quotes, depth } = ticks;
  const hash = createHash('sha256');
  const counts = [trades.length, quotes.length, depth.length];
  hash.update(`${JSON.stringify(['ticks', symbol, intervalMs, bookRules, ...counts])}\n`);
  const add = (column: ArrayBufferView, from: number, rows: number, bytes: number) =>
    hash.update(new Uint8Array(column.buffer, column.byteOffset + from * bytes, rows * bytes));
  const addRows = (column: Column, rows: number) => add(column, 0, rows, column.BYTES_PER_ELEMENT);
  for (const name of TRADES) addRows(trades[name], trades.length);
  for (const name of QUOTES) addRows(quotes[name], quotes.length);
  for (const name of DEPTH) addRows(depth[name], depth.length);
  const [first, end] = [depth.levelStart[0], depth.levelStart[depth.length]];
  // Counted from the first message on: a view keeps the levels of all the others.
  for (let row = 1; row <= depth.length; row++) hash.update(`${depth.levelStart[row] - first},`);
  for (const name of LEVELS) add(depth[name], first, end - first, depth[name].BYTES_PER_ELEMENT);
  const { quotesEndTsMs, depthEndTsMs } = ticks;
  if (quotesEndTsMs !== undefined || depthEndTsMs !== undefined) {
    hash.update(JSON.stringify({ quotesEndTsMs, depthEndTsMs }));
  }
  return hash.digest('hex');
}

type Column = Float64Array | Int8Array | Uint8Array;
