import { DataError } from '../../../core/errors.js';
import { readCsvHead } from '../../csv/read-csv-head.js';
import { readSource } from '../../source/read-source.js';
import { inspectSource } from '../../source/source-file.js';
import { detectTickLayout, type TickCsvKind } from './detect-tick-layout.js';
import { readTicksByBytes } from './read-ticks-by-bytes.js';
import { readTicksByReference } from './read-ticks-by-reference.js';
import type { TickRowSink } from './tick-row-sink.js';

export interface TickCsvOptions {
  /** `reference` never takes the fast reader; the result is the same. */
  readonly reader?: 'auto' | 'reference';
  /** How far the reading has come, in bytes of the file on disk. Starts over should the fast reader give up. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void;
  /** Stops the reading between two chunks. */
  readonly signal?: AbortSignal;
}

/** Where rows are collected, and how many were. */
export interface CountingSink extends TickRowSink {
  readonly length: number;
}

/**
 * Reads a CSV of ticks of one kind, plain, gzipped or zipped, into a sink that `newSink` makes. Throws DataError for
 * what it cannot read, and the signal's reason when that is aborted.
 */
export async function readTickCsv<Sink extends CountingSink>(
  path: string,
  kind: TickCsvKind,
  newSink: () => Sink,
  { reader = 'auto', onProgress, signal }: TickCsvOptions,
): Promise<{ sink: Sink; layout: string }> {
  signal?.throwIfAborted();
  const source = inspectSource(path);
  const bytesTotal = source.identity.sizeBytes;
  const [firstLine] = await readCsvHead(source);
  const layout = detectTickLayout(path, firstLine, kind);
  const chunks = () =>
    stoppable(readSource(source, onProgress && ((bytesRead) => onProgress({ bytesRead, bytesTotal }))), signal);
  let sink = newSink();
  if (reader === 'reference' || !(await readTicksByBytes(chunks(), layout, sink))) {
    sink = newSink();
    await readTicksByReference(chunks(), layout, sink, path);
  }
  if (sink.length > 0) return { sink, layout: layout.name };
  throw new DataError({
    code: 'DATA_NO_ROWS',
    message: `The data file ${path} holds no row of ${kind.name}.`,
    remedy: 'Download or export it again; the period asked for may hold none.',
    values: { path },
  });
}

async function* stoppable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
  }
}
