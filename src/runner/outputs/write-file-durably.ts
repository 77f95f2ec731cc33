import { open } from 'node:fs/promises';

const BUFFER_CHARACTERS = 1 << 18;

/** Writes a new file and waits until the disk has it. Throws the signal's reason when that is aborted. */
export async function writeFileDurably(
  path: string,
  chunks: Iterable<string> | Uint8Array | string,
  signal?: AbortSignal,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for (const piece of piecesOf(chunks)) {
      signal?.throwIfAborted();
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

function piecesOf(chunks: Iterable<string> | Uint8Array | string): Iterable<string | Uint8Array> {
  if (chunks instanceof Uint8Array) return [chunks];
  return bufferChunks(typeof chunks === 'string' ? [chunks] : chunks);
}

/** Joins small pieces: a table comes line by line, and a system call a line is slow. */
function* bufferChunks(chunks: Iterable<string>): Generator<string> {
  let buffer = '';
  for (const chunk of chunks) {
    buffer += chunk;
    if (buffer.length >= BUFFER_CHARACTERS) {
      yield buffer;
      buffer = '';
    }
  }
  if (buffer !== '') yield buffer;
}
