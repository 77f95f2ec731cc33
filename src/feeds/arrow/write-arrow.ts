import { columnFromArray, Table, tableFromColumns, tableToIPC } from '@uwdata/flechette';
import { BAR_COLUMN_NAMES, type BarColumns } from '../../core/bar-columns.js';
import { type AtomicWriteOptions, writeFileAtomically } from '../sink/write-file-atomically.js';
import {
  ARROW_COLUMN_NAMES,
  ARROW_FORMAT_VERSION,
  type ArrowBarsMetadata,
  encodeArrowMetadata,
} from './arrow-schema.js';
import { checksumBars } from './checksum-bars.js';

/** Where the bars of an Arrow file come from. */
export type ArrowOrigin = Pick<ArrowBarsMetadata, 'intervalMs' | 'contentHash' | 'layout'>;

/** Writes bars as an Arrow IPC file (see arrow-schema.ts), whole or not at all, without copying the columns. */
export async function writeArrow(
  path: string,
  bars: BarColumns,
  origin: ArrowOrigin,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const columns = tableFromColumns(
    BAR_COLUMN_NAMES.map((name) => [ARROW_COLUMN_NAMES[name], columnFromArray(bars[name])]),
  );
  const metadata = encodeArrowMetadata({
    formatVersion: ARROW_FORMAT_VERSION,
    intervalMs: origin.intervalMs,
    contentHash: origin.contentHash,
    layout: origin.layout,
    crc32: checksumBars(bars),
  });
  const table = new Table({ ...columns.schema, metadata }, columns.children);
  await writeFileAtomically(
    path,
    (write) => {
      // A sink of our own takes the columns' bytes straight to the file; the default would join them in memory first.
      const sink = { write, pad: (bytes: number) => write(new Uint8Array(bytes)), finish: () => null };
      tableToIPC(table, { format: 'file', sink });
    },
    options,
  );
}
