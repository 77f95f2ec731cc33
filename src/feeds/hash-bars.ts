import { createHash } from 'node:crypto';
import { BAR_COLUMN_NAMES, type BarColumns } from '../core/bar-columns.js';

/**
 * SHA-256 (hex) of the data itself: symbol, interval, number of bars and the columns' bytes in the order of
 * BAR_COLUMN_NAMES. The same bars hash the same whether they come from CSV, gzip, Arrow or a database, and whether the
 * columns are whole arrays or views.
 *
 * The bytes are little-endian float64, which is how every machine that Node supports for production holds them.
 */
export function hashBars(bars: BarColumns, symbol: string, intervalMs: number): string {
  const hash = createHash('sha256');
  hash.update(`${JSON.stringify([symbol, intervalMs, bars.length])}\n`);
  for (const name of BAR_COLUMN_NAMES) {
    const { buffer, byteOffset } = bars[name];
    hash.update(new Uint8Array(buffer, byteOffset, bars.length * Float64Array.BYTES_PER_ELEMENT));
  }
  return hash.digest('hex');
}
