import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { SNAPSHOT_VERSION } from '../../kernel/kernel-snapshot.js';
import type { EngineScenario } from '../engine-scenario.js';
import { ENGINE_VERSION } from '../engine-version.js';
import type { ForkPoint } from '../forks/moments/fork-point.js';
import type { EngineRecord } from './engine-record.js';

/** A run that has been put away: it goes on from here in any process. Plain data. */
export interface SavedRun {
  readonly scenario: EngineScenario;
  readonly point: ForkPoint;
  readonly record: EngineRecord;
  /** See seenDataHashes. */
  readonly dataHashes: readonly string[];
  /** See codeHashes. */
  readonly codeHashes: Readonly<Record<string, string>>;
}

const MAGIC = 'icarus-snapshot';
/** Of the file around the snapshot. */
const FILE_VERSION = 2;
const LINE_FEED = 0x0a;

/** The first line, readable by people; what follows is V8's serialization of the run. */
interface Header {
  readonly kind: string;
  readonly fileVersion: number;
  readonly snapshotVersion: number;
  readonly engineVersion: string;
  readonly scenario: string;
  readonly at: string;
  /** Of what follows the line. */
  readonly sha256: string;
}

export function encodeSnapshot(saved: SavedRun): Uint8Array {
  const body = serialize(saved);
  const header: Header = {
    kind: MAGIC,
    fileVersion: FILE_VERSION,
    snapshotVersion: SNAPSHOT_VERSION,
    engineVersion: ENGINE_VERSION,
    scenario: saved.scenario.name,
    at: isoTime(saved.point.start.tsMs),
    sha256: createHash('sha256').update(body).digest('hex'),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/**
 * @param file for messages.
 * @throws InputError SNAPSHOT_NOT_ONE, SNAPSHOT_VERSION or SNAPSHOT_DAMAGED.
 */
export function decodeSnapshot(bytes: Uint8Array, file: string): SavedRun {
  const end = bytes.indexOf(LINE_FEED);
  const header = headerOf(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString('utf8'));
  if (header === null) throw notOneError(file);
  if (header.fileVersion !== FILE_VERSION || header.snapshotVersion !== SNAPSHOT_VERSION) {
    throw new InputError({
      code: 'SNAPSHOT_VERSION',
      message: `${file} was written by Icarus ${header.engineVersion} in format ${header.fileVersion}.${header.snapshotVersion}; this is Icarus ${ENGINE_VERSION}, which reads format ${FILE_VERSION}.${SNAPSHOT_VERSION}.`,
      remedy: `Take it again with this version (sim run --snapshot-at ${header.at}), or resume it with the version that wrote it.`,
      values: { file, found: header.snapshotVersion, expected: SNAPSHOT_VERSION },
    });
  }
  const body = bytes.subarray(end + 1);
  if (createHash('sha256').update(body).digest('hex') !== header.sha256) {
    throw new InputError({
      code: 'SNAPSHOT_DAMAGED',
      message: `${file} is not what was written: its contents do not have the hash that its first line gives.`,
      remedy: `Take it again: sim run --snapshot-at ${header.at}.`,
      values: { file },
    });
  }
  return deserialize(body) as SavedRun;
}

function headerOf(line: string): Header | null {
  try {
    const header = JSON.parse(line) as Header;
    return header.kind === MAGIC ? header : null;
  } catch {
    return null;
  }
}

function notOneError(file: string): InputError {
  return new InputError({
    code: 'SNAPSHOT_NOT_ONE',
    message: `${file} is no snapshot of a run.`,
    remedy: 'Give a file that `sim run --snapshot-at TIME` has written.',
    values: { file },
  });
}
