import type { BarColumns } from '../../core/bar-columns.js';
import { BarColumnsBuilder } from './bar-columns-builder.js';
import { ByteCsvReader } from './byte-csv-reader.js';
import type { CsvLayout } from './csv-layout.js';

/** Reads bars with the fast reader; undefined where it gave up and the reference reader has to decide. */
export async function readCsvByBytes(
  chunks: AsyncIterable<Uint8Array>,
  layout: CsvLayout,
): Promise<BarColumns | undefined> {
  const builder = new BarColumnsBuilder();
  const reader = new ByteCsvReader(layout, builder);
  for await (const chunk of chunks) {
    if (!reader.push(chunk)) return undefined;
  }
  return reader.end() ? builder.build() : undefined;
}
