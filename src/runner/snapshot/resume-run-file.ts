import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DataError, InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { MarketData } from '../forks/branches/market-data.js';
import { type FinishedRun, type RunReadyOptions, runReady } from '../run-ready.js';
import { loadCode } from '../user-files/resolve-code.js';
import { codeHashes } from './code-hashes.js';
import { seenDataHashes } from './seen-data.js';
import { decodeSnapshot, type SavedRun } from './snapshot-file.js';

export interface ResumeRunFileOptions extends Omit<RunReadyOptions, 'outDir' | 'worker'> {
  /** Path of the snapshot, as the user named it. */
  readonly path: string;
  /** Default: `reports/<scenario name>` in the current folder. */
  readonly outDir?: string;
}

/**
 * Goes on with a run that was put away, to the end of its data, and writes what the whole run would have written: what
 * `sim resume` does. Bars that have come since are taken along; those before must be the same.
 *
 * @throws InputError SNAPSHOT_UNREADABLE, SNAPSHOT_CODE_CHANGED or what decodeSnapshot throws; DataError SNAPSHOT_DATA_CHANGED.
 */
export async function resumeRunFile(options: ResumeRunFileOptions): Promise<FinishedRun> {
  const { path } = options;
  const saved = decodeSnapshot(await readSnapshot(path), path);
  const { scenario, point, record } = saved;
  requireSameCode(saved, path);
  const code = await loadCode(scenario);
  const outDir = resolve(options.outDir ?? `reports/${scenario.name}`);
  const run = { scenario, code, forks: [], resumed: { point, record } };
  return runReady(run, { ...options, outDir, worker: false }, (market) => requireSameData(saved, market, path));
}

async function readSnapshot(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new InputError({
      code: 'SNAPSHOT_UNREADABLE',
      message: code === 'ENOENT' ? `There is no snapshot ${path}.` : `The snapshot ${path} cannot be read: ${message}.`,
      remedy: 'Give a file that `sim run --snapshot-at TIME` has written; it lies beside the report of the run.',
      values: { path },
      cause,
    });
  }
}

function requireSameCode(saved: SavedRun, path: string): void {
  const now = codeHashes(saved.scenario);
  const changed = Object.keys(saved.codeHashes).filter((file) => now[file] !== saved.codeHashes[file]);
  if (changed.length === 0) return;
  throw new InputError({
    code: 'SNAPSHOT_CODE_CHANGED',
    message: `${changed.join(', ')} is not what it was when ${path} was taken: its memory belongs to the old code.`,
    remedy: 'Put the old file back, or run the scenario from the start.',
    values: { path, changed },
  });
}

function requireSameData({ scenario, point, dataHashes }: SavedRun, market: MarketData, path: string): void {
  const now = seenDataHashes(scenario, market, point.snapshot);
  const changed = scenario.data.filter((_, index) => now[index] !== dataHashes[index]).map(({ symbol }) => symbol);
  if (changed.length === 0) return;
  throw new DataError({
    code: 'SNAPSHOT_DATA_CHANGED',
    message: `The data of ${changed.join(', ')} before ${isoTime(point.start.tsMs)} are not those that ${path} was taken on: bars or ticks, or on margin the funding rates, mark prices or leverage brackets.`,
    remedy: 'Bring back the old data; more may follow behind the snapshot, but what lies before it must be the same.',
    values: { path, symbols: changed },
  });
}
