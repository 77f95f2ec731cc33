import { setImmediate } from 'node:timers/promises';
import type { BarColumns } from '../../core/bar-columns.js';
import { gzipReproducibly } from '../sink/gzip-reproducibly.js';
import { type AtomicWriteOptions, writeFileAtomically } from '../sink/write-file-atomically.js';

const HEADER = 'open_time,open,high,low,close,volume\n';
const BLOCK_ROWS = 8192;

export interface BarsCsvOptions extends AtomicWriteOptions {
  /** Told how many rows have been written so far. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Writes bars as the plain six columns with header, times in epoch milliseconds, gzipped if `path` ends in `.gz`.
 * Numbers are written in the shortest form that reads back to the same bits. Whole or not at all; throws DataError
 * DATA_WRITE_FAILED.
 */
export async function writeBarsCsv(path: string, bars: BarColumns, options: BarsCsvOptions = {}): Promise<void> {
  const blocks = csvBlocks(bars, options.onRows);
  const chunks = path.endsWith('.gz') ? gzipReproducibly(blocks) : blocks;
  await writeFileAtomically(
    path,
    async (write) => {
      for await (const chunk of chunks) {
        write(chunk);
        // A macrotask between blocks: without it Ctrl-C would wait for the end of the file.
        await setImmediate();
      }
    },
    options,
  );
}

/** The text of the CSV, a few thousand lines at a time. */
function* csvBlocks(bars: BarColumns, onRows: ((rows: number) => void) | undefined): Generator<Uint8Array> {
  const { length, tsMs, open, high, low, close, volume } = bars;
  yield Buffer.from(HEADER);
  for (let start = 0; start < length; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, length);
    let text = '';
    for (let row = start; row < end; row++) {
      text += `${tsMs[row]},${open[row]},${high[row]},${low[row]},${close[row]},${volume[row]}\n`;
    }
    yield Buffer.from(text);
    onRows?.(end);
  }
}
