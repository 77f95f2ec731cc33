import { open } from 'node:fs/promises';

const BUFFER_CHARACTERS = 1 << 18;

/** Writes a new file and waits until the disk has it. Throws the signal's reason when that is aborted. */
export async function writeFileDurably(
  path: string,
  chunks: Iterable<string> | string,
  signal?: AbortSignal,
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for (const text of bufferChunks(typeof chunks === 'string' ? [chunks] : chunks)) {
      signal?.throwIfAborted();
      await file.writeFile(text);
    }
    await file.sync();
  } finally {
    await file.close();
  }
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
