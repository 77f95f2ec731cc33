import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DataError } from '../../core/errors.js';

const CHUNK_BYTES = 1 << 18;

/** Inflates gzip data. Throws DataError DATA_GZIP_TRUNCATED or DATA_GZIP_CORRUPT, naming `path`. */
export async function* inflateGzip(raw: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // The pipeline destroys `gunzip` with the error it met, so the loop below throws it: nothing to do in its callback.
  pipeline(raw, gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    throw explain(error, path);
  }
}

function explain(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'Z_BUF_ERROR') {
    return new DataError({
      code: 'DATA_GZIP_TRUNCATED',
      message: `The gzip file ${path} ends in the middle of its data.`,
      remedy: 'Download it again; `gzip --test` on the file tells whether it is whole.',
      values: { path },
      cause: error,
    });
  }
  if (code === 'Z_DATA_ERROR') {
    return new DataError({
      code: 'DATA_GZIP_CORRUPT',
      message: `The gzip file ${path} is damaged: ${(error as Error).message}.`,
      remedy: 'Download it again; `gzip --test` on the file tells whether it is whole.',
      values: { path },
      cause: error,
    });
  }
  return error;
}
