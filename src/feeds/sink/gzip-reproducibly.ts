import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

const LEVEL_BEST = 9;
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** Gzips `chunks`. The header says nothing about time or machine, so that equal contents give equal files. */
export async function* gzipReproducibly(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let position = 0;
  // A failing source destroys the zipper with its error, which the loop below then throws: nothing is left to do here.
  const zipped = pipeline(Readable.from(chunks), createGzip({ level: LEVEL_BEST }), () => {});
  for await (const chunk of zipped) {
    const bytes = chunk as Buffer;
    // Node leaves the time at zero but writes the operating system into the header.
    if (position <= OS_BYTE && position + bytes.length > OS_BYTE) bytes[OS_BYTE - position] = OS_UNKNOWN;
    position += bytes.length;
    yield bytes;
  }
}
