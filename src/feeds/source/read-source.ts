import { createReadStream } from 'node:fs';
import type { BytesReadListener } from './bytes-read-listener.js';
import { inflateGzip } from './inflate-gzip.js';
import { readZippedCsv } from './read-zipped-csv.js';
import type { SourceFile } from './source-file.js';

const CHUNK_BYTES = 1 << 18;

/**
 * The text inside a source file, decompressed, chunk by chunk. A chunk is the reader's to keep. Inflating runs on
 * Node's thread pool, at the same time as the parsing of the previous chunk. Stopping early releases the file.
 */
export function readSource(source: SourceFile, onBytesRead?: BytesReadListener): AsyncIterable<Uint8Array> {
  if (source.kind === 'zip') return readZippedCsv(source.path, onBytesRead);
  const raw = readRaw(source.path, onBytesRead);
  return source.kind === 'gzip' ? inflateGzip(raw, source.path) : raw;
}

async function* readRaw(path: string, onBytesRead: BytesReadListener | undefined): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    bytesRead += (chunk as Buffer).length;
    yield chunk as Buffer;
    onBytesRead?.(bytesRead);
  }
}
