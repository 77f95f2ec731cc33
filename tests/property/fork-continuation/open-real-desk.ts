import type { BarColumns } from '../../../src/core/bar-columns.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import type { EngineScenario } from '../../../src/runner/engine-scenario.js';
import { branchesInTurn } from '../../../src/runner/forks/branches/branch-runner.js';
import type { CheckedFork } from '../../../src/runner/forks/checked-forks.js';
import type { ForkRange } from '../../../src/runner/forks/moments/fork-times.js';
import { marketRange } from '../../../src/runner/forks/moments/market-range.js';
import { type ForkResults, runForks } from '../../../src/runner/forks/run-forks.js';
import { runRoot } from '../../../src/runner/forks/run-root.js';
import { marketOf } from '../../../src/runner/prepare/market-of.js';
import { prepareBars, prepareData, withTerms } from '../../../src/runner/prepare/prepare-data.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { isTickData } from '../../../src/runner/scenario/scenario-data.js';
import { importOnce } from '../../../src/runner/user-files/import-once.js';
import { withCheckedCode } from '../../../src/runner/user-files/resolve-code.js';
import type { RealDesk, Window } from './real-desk.js';

export interface OpenDesk {
  readonly range: ForkRange;
  /** Runs it, and marks these times. */
  runAt(timesMs: readonly number[]): Promise<MarkedRun>;
}

export interface MarkedRun {
  readonly main: BranchRecord;
  /** One branch at each of these times, which the run has marked; none changes anything. */
  branchesAt(timesMs: readonly number[], replays: boolean): Promise<ForkResults>;
}

/** A desk with its data, ready to run as often as it is asked to. */
export async function openRealDesk(desk: RealDesk, window: Window): Promise<OpenDesk> {
  const parsed = parseScenario(JSON.stringify(desk.scenario(window)), { path: '/desk.yaml', env: {} });
  const { scenario, code } = await withCheckedCode(parsed, { importFile: importOnce() });
  const market = marketOf(await preparedOf(scenario));
  const forkAt = (tsMs: number): CheckedFork => ({
    moment: { kind: 'at', tsMs },
    branches: [
      {
        name: `at ${tsMs}`,
        changes: [],
        scenario,
        code,
        removed: [],
        added: [],
        market: [],
        warmupBars: null,
        forks: [],
      },
    ],
  });
  return {
    range: marketRange(scenario, market),
    async runAt(timesMs) {
      const run = await runRoot(
        { scenario, ...code, ...market },
        timesMs.map((tsMs) => ({ kind: 'at', tsMs })),
      );
      return {
        main: run.described.record,
        branchesAt(some, replays) {
          const forkings = run.forkings
            .filter(({ point }) => some.includes(point.start.tsMs))
            .map((forking) => ({ ...forking, momentIndex: some.indexOf(forking.point.start.tsMs) }));
          return runForks(
            { scenario, code, run: { ...run, forkings }, forks: some.map(forkAt) },
            { runner: branchesInTurn(market), graftsOf: () => [], replays },
          );
        },
      };
    },
  };
}

const loaded = new Map<string, Promise<BarColumns>>();

/** Each file is read once, whatever part of it a desk runs on. */
function wholeFile(path: string, intervalMs: number): Promise<BarColumns> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const bars = loadBars({ path, intervalMs, cacheDir: null }).then((file) => file.bars);
  loaded.set(path, bars);
  return bars;
}

async function preparedOf(scenario: EngineScenario) {
  if (scenario.data.some(isTickData)) return prepareData(scenario, { cache: false });
  return Promise.all(
    scenario.data.map(async (data) => {
      if (!('path' in data)) throw new Error(`${data.symbol} has no file`);
      const bars = prepareBars(data, await wholeFile(data.path, data.intervalMs), scenario);
      return withTerms(data, bars, scenario, { cache: false });
    }),
  );
}
