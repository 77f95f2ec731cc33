/** Long enough that writing is not dominated by calls, short enough that no file is held as one string. */
const CHUNK_ROWS = 2_048;

/** Header and rows as text chunks of many rows each, ready for a stream; every row ends with a line feed. */
export function* csvChunks(header: string, rows: Iterable<string>): Generator<string, void, undefined> {
  let chunk = `${header}\n`;
  let count = 0;
  for (const row of rows) {
    chunk += `${row}\n`;
    if (++count === CHUNK_ROWS) {
      yield chunk;
      chunk = '';
      count = 0;
    }
  }
  if (chunk !== '') yield chunk;
}
