import { isoTime } from '../../core/iso-time.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { MarketData } from '../forks/branches/market-data.js';
import type { SavedPoint } from '../forks/run-root.js';
import type { OutputFile } from '../outputs/output-file.js';
import { codeHashes } from './code-hashes.js';
import { seenDataHashes } from './seen-data.js';
import { encodeSnapshot } from './snapshot-file.js';

/** A file for each time at which a run was put away: `snapshot-2024-06-01T0000.icarus`. */
export function snapshotFiles(
  scenario: EngineScenario,
  market: MarketData,
  saved: readonly SavedPoint[],
): OutputFile[] {
  if (saved.length === 0) return [];
  const code = codeHashes(scenario);
  return saved.map(({ point, record }) => {
    const dataHashes = seenDataHashes(scenario, market, point.snapshot);
    const bytes = encodeSnapshot({ scenario, point, record, dataHashes, codeHashes: code });
    return { name: `snapshot-${fileTime(point.start.tsMs)}.icarus`, chunks: bytes };
  });
}

/** To the minute, or as fine as it is; no colons in the name of a file. */
function fileTime(tsMs: number): string {
  return isoTime(tsMs)
    .replace(/(:00)?\.000Z$|Z$/, '')
    .replaceAll(':', '');
}
