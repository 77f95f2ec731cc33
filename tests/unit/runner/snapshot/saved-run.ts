import { runRoot, type SavedPoint } from '../../../../src/runner/forks/run-root.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { codeHashes } from '../../../../src/runner/snapshot/code-hashes.js';
import { seenDataHashes } from '../../../../src/runner/snapshot/seen-data.js';
import type { SavedRun } from '../../../../src/runner/snapshot/snapshot-file.js';
import { withCheckedCode } from '../../../../src/runner/user-files/resolve-code.js';
import { DESK, deskMarket } from '../forks/forked-desk.js';

export const MARKET = deskMarket(2);
export const SCENARIO = parseScenario(`${DESK}compliance: {}\n`, { path: 'desk.yaml', env: {} });

/** The desk over two days, put away at these times. */
export async function savedAt(...timesMs: number[]): Promise<SavedPoint[]> {
  const { scenario, code } = await withCheckedCode(SCENARIO);
  const { saved } = await runRoot({ scenario, ...code, ...MARKET }, [], { savedAtMs: timesMs });
  return [...saved];
}

export async function savedRun(atMs: number): Promise<SavedRun> {
  const [{ point, record }] = await savedAt(atMs);
  const { scenario } = await withCheckedCode(SCENARIO);
  const dataHashes = seenDataHashes(scenario, MARKET, point.snapshot);
  return { scenario, point, record, dataHashes, codeHashes: codeHashes(scenario) };
}
