import { LineReader } from '../line-reader.js';
import type { TickCsvLayout } from './tick-csv-layout.js';
import { TickCsvScanner } from './tick-csv-scanner.js';
import type { TickRowSink } from './tick-row-sink.js';

const RETURN = 13;

/** Reads rows with the fast reader; false where it gave up, and the reference reader has to decide. */
export async function readTicksByBytes(
  chunks: AsyncIterable<Uint8Array>,
  layout: TickCsvLayout,
  sink: TickRowSink,
): Promise<boolean> {
  const scanner = new TickCsvScanner(layout);
  let headerPending = layout.hasHeader;
  let sure = true;
  const lines = new LineReader((bytes, start, end) => {
    if (!sure || end === start || (end === start + 1 && bytes[start] === RETURN)) return;
    if (headerPending) {
      headerPending = false;
      // Lone returns are line breaks to the reference reader.
      const loneReturn = bytes.indexOf(RETURN, start);
      sure = loneReturn < 0 || loneReturn >= end - 1;
      return;
    }
    sure = scanner.scan(bytes, start, end) && sink.addRow(scanner.values);
  });
  for await (const chunk of chunks) {
    lines.push(chunk);
    if (!sure) return false;
  }
  lines.end();
  return sure;
}
