import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../../core/errors.js';
import { explainWriteError } from '../../outputs/explain-write-error.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import type { SweepOutcome, SweepTask } from '../points/sweep-task.js';
import { formatOutcomeLine, parseOutcomeLine } from './outcome-line.js';

/** What a broken-off sweep may lose when the machine, not the program, stops. */
const SYNC_EVERY_MS = 1_000;

export interface PointLogOptions {
  readonly path: string;
  /** Of the sweep: see sweepKey. */
  readonly key: string;
  /** Whether what an earlier sweep left is thrown away. */
  readonly restart: boolean;
  /** A clock, in ms. */
  readonly now: () => number;
}

/**
 * What came of every task of a sweep, one line of JSON each, so that a sweep that was broken off goes on. A line is
 * written whole as soon as its task has ended; what was torn by a crash is cut off. The first line says which sweep.
 */
export class PointLog {
  readonly key: string;
  /** What an earlier sweep left and nobody has asked for yet: outcomes are not kept in memory. */
  private readonly known: Map<string, { readonly values: string; readonly outcome: SweepOutcome }>;
  private count: number;
  private readonly file: number;
  private readonly now: () => number;
  private readonly path: string;
  private syncedMs: number;
  private dirty = false;

  /**
   * @throws InputError SWEEP_POINTS_OF_ANOTHER where the file holds points of another sweep.
   * @throws RunError OUTPUT_* where it cannot be written.
   */
  constructor({ path, key, restart, now }: PointLogOptions) {
    this.key = key;
    this.path = path;
    this.now = now;
    this.syncedMs = now();
    const found = restart ? null : readLog(path, key);
    this.known = found?.known ?? new Map();
    this.count = this.known.size;
    try {
      mkdirSync(dirname(path), { recursive: true });
      this.file = openSync(path, found === null ? 'w' : 'r+');
      if (found === null) this.write(`${JSON.stringify({ sweep: 1, key })}\n`, 0);
      else ftruncateSync(this.file, found.byteLength);
      this.end = found?.byteLength ?? this.end;
    } catch (error) {
      throw explainWriteError(path, error);
    }
  }

  private end = 0;

  /** How many outcomes the file holds. */
  get size(): number {
    return this.count;
  }

  /** What came of the task, if it was run before with these values. To be asked once. */
  takeOutcome({ id, values }: SweepTask): SweepOutcome | null {
    const found = this.known.get(id);
    this.known.delete(id);
    return found !== undefined && found.values === canonicalJson(values) ? found.outcome : null;
  }

  /** Keeps an outcome. The one returned is the one that a later sweep will read. */
  append(task: SweepTask, outcome: SweepOutcome): SweepOutcome {
    const line = formatOutcomeLine(task, outcome);
    try {
      this.write(`${line}\n`, this.end);
      if (this.now() - this.syncedMs >= SYNC_EVERY_MS) this.sync();
    } catch (error) {
      throw explainWriteError(this.path, error);
    }
    this.count++;
    return parseOutcomeLine(line)?.outcome ?? outcome;
  }

  close(): void {
    if (this.dirty) this.sync();
    closeSync(this.file);
  }

  private write(text: string, at: number): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.file, bytes, done, bytes.length - done, at + done);
    }
    this.end = at + bytes.length;
    this.dirty = true;
  }

  private sync(): void {
    fsyncSync(this.file);
    this.syncedMs = this.now();
    this.dirty = false;
  }
}

/** The outcomes of an earlier sweep and how many bytes of the file are whole lines; null: there is no file, or nothing in it. */
function readLog(path: string, key: string) {
  const bytes = readIfThere(path);
  const headerEnd = bytes?.indexOf(0x0a) ?? -1;
  if (bytes === null || headerEnd < 0) return null;
  if (keyOf(bytes.toString('utf8', 0, headerEnd)) !== key) throw anotherSweepError(path);
  const known = new Map<string, { readonly values: string; readonly outcome: SweepOutcome }>();
  let byteLength = headerEnd + 1;
  for (let end = bytes.indexOf(0x0a, byteLength); end >= 0; end = bytes.indexOf(0x0a, byteLength)) {
    const line = parseOutcomeLine(bytes.toString('utf8', byteLength, end));
    // Nothing behind a torn line is trusted.
    if (line === null) break;
    known.set(line.id, { values: canonicalJson(line.values), outcome: line.outcome });
    byteLength = end + 1;
  }
  return { known, byteLength };
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw explainWriteError(path, error);
  }
}

function keyOf(header: string): string | null {
  try {
    return (JSON.parse(header) as { readonly key?: string }).key ?? null;
  } catch {
    return null;
  }
}

function anotherSweepError(path: string): InputError {
  return new InputError({
    code: 'SWEEP_POINTS_OF_ANOTHER',
    message: `${path} holds points of another sweep: the scenario, its sweep, the data or the version has changed since.`,
    remedy: 'Say --restart to throw them away, or write to another folder with --out.',
    values: { path },
  });
}
