import type { BranchRecord, RunResult } from '../report/run-result.js';
import { describeRun } from './describe/describe-run.js';
import type { EngineScenario } from './engine-scenario.js';
import { branchesInTurn } from './forks/branches/branch-runner.js';
import type { MarketData } from './forks/branches/market-data.js';
import type { CheckedFork } from './forks/checked-forks.js';
import { marketRange } from './forks/moments/market-range.js';
import { prepareForkGrafts } from './forks/prepare-fork-grafts.js';
import { rehearsalOf, rehearse } from './forks/rehearsal.js';
import { type ForkedBacktest, type RunForkedOptions, runForked } from './forks/run-forked.js';
import type { SavedPoint } from './forks/run-root.js';
import type { ScenarioCode } from './forks/scenario-code.js';
import { branchesInThreads } from './forks/threads/branches-in-threads.js';
import { requireWritable } from './outputs/require-writable.js';
import { runFiles } from './outputs/run-files.js';
import { writeOutputs } from './outputs/write-outputs.js';
import { marketOf } from './prepare/market-of.js';
import { prepareData } from './prepare/prepare-data.js';
import type { PreparedData } from './prepare/prepared-data.js';
import { runInWorker } from './run-in-worker.js';
import { requireInRange } from './snapshot/require-in-range.js';
import { snapshotFiles } from './snapshot/snapshot-files.js';
import { breathe } from './workers/breathe.js';

/** A scenario that has been read and checked, with its code. */
export interface ReadyRun {
  readonly scenario: EngineScenario;
  readonly code: ScenarioCode;
  readonly forks: readonly CheckedFork[];
  /** Where a run was put away that goes on here; left out: it begins. */
  readonly resumed?: SavedPoint;
}

export interface RunReadyOptions {
  /** Absolute. */
  readonly outDir: string;
  /** Whether to keep the bars that were read for the next run. */
  readonly cache: boolean;
  /** Whether the engine runs in a worker thread. */
  readonly worker: boolean;
  /** How many branches run at once. Default: 1, in this thread, one after the other. */
  readonly workers?: number;
  /** Times at which the run is put away into a file; Infinity: at the end of its data. Default: none. */
  readonly snapshotAtMs?: readonly number[];
  readonly signal: AbortSignal;
  /** Before branches are shared among threads: what the program has to set for that. Default: nothing. */
  onThreads?(): void;
  onProgress(progress: {
    phase: 'load' | 'run' | 'branches' | 'report';
    done: number;
    total: number;
    detail?: string;
  }): void;
  log(level: 'debug' | 'info' | 'warn', message: string, values?: object): void;
}

export interface FinishedRun {
  readonly result: RunResult;
  readonly outDir: string;
  /** Absolute paths of what was written. */
  readonly files: readonly string[];
  readonly elapsedMs: number;
  /** Of the engine alone, without loading and writing. */
  readonly barsPerSecond: number;
}

/**
 * From a checked scenario to a report on disk. All files appear whole, or none.
 * @param accept looks at the data before anything runs on it, and throws if it will not do.
 */
export async function runReady(
  run: ReadyRun,
  options: RunReadyOptions,
  accept: (market: MarketData) => void = () => {},
): Promise<FinishedRun> {
  const startedMs = performance.now();
  const { scenario } = run;
  const { outDir, signal, log, onProgress } = options;
  // Before the work, not after it: a folder that cannot be written to should not cost a run.
  await requireWritable(outDir);
  const { data, forked } = await loadRun(run, options);
  const market = marketOf(data);
  accept(market);
  const runStartedMs = performance.now();
  const finished = await runMarket(run, market, forked, options);
  const runMs = performance.now() - runStartedMs;
  for (const note of finished.notes) log('warn', note);
  onProgress({ phase: 'report', done: 0, total: 1 });
  const result = describeRun(scenario, data, finished);
  const written = [
    ...runFiles(result, finished.branches, scenario, data),
    ...snapshotFiles(scenario, market, finished.saved),
  ];
  const files = await writeOutputs(outDir, written, signal);
  onProgress({ phase: 'report', done: 1, total: 1 });
  log('debug', 'run finished', { runMs, events: finished.branches[0].result.counts.events });
  return {
    result,
    outDir,
    files,
    elapsedMs: performance.now() - startedMs,
    barsPerSecond: barsOf(finished.branches, run.resumed) / (runMs / 1000),
  };
}

type Forked = Pick<RunForkedOptions, 'forks' | 'grafts'>;

async function loadRun({ scenario, forks }: ReadyRun, { cache, signal, log, onProgress }: RunReadyOptions) {
  const onNote = (note: string) => log('info', note);
  const data = await prepareData(scenario, {
    cache,
    signal,
    onNote,
    onProgress: (index, fraction) =>
      onProgress({
        phase: 'load',
        done: index + fraction,
        total: scenario.data.length,
        detail: scenario.data[index].symbol,
      }),
  });
  const grafts = await prepareForkGrafts(scenario, forks, { cache, signal, onNote });
  for (const repair of [...repairsOf(data), ...grafts.repairs]) log('warn', repair);
  return { data, forked: { forks, grafts } };
}

function repairsOf(data: readonly PreparedData[]): string[] {
  return data.flatMap(({ repairs }) => repairs);
}

async function runMarket(
  { scenario, code, resumed }: ReadyRun,
  market: MarketData,
  forked: Forked,
  { worker, workers = 1, snapshotAtMs = [], signal, onThreads, onProgress }: RunReadyOptions,
): Promise<ForkedBacktest> {
  const report = (done: number, total: number) => onProgress({ phase: 'run', done, total });
  const alone = forked.forks.length === 0 && snapshotAtMs.length === 0 && resumed === undefined;
  if (worker && alone) {
    const record = await runInWorker({ scenario, ...market }, { signal, onProgress: report });
    return { branches: [record], failed: [], saved: [], notes: [] };
  }
  const range = marketRange(scenario, market);
  const afterMs = resumed?.point.start.tsMs ?? range.afterMs;
  const savedAtMs = requireInRange(snapshotAtMs, { ...range, afterMs });
  const expected = expectedBranches(forked.forks);
  const rehearsal = rehearsalOf(scenario, forked.forks, market);
  if (workers > 1 && expected > 1) onThreads?.();
  const runner =
    workers > 1 ? branchesInThreads(market, { workers, expected, rehearsal, signal }) : branchesInTurn(market, signal);
  try {
    if (rehearsal !== null) await rehearse(rehearsal, market);
    return await runForked(
      { scenario, ...code, ...market },
      {
        ...forked,
        runner,
        root: { savedAtMs, resumed, onBatch: breathing(report, signal) },
        onBranches: (done, total) => onProgress({ phase: 'branches', done, total }),
      },
    );
  } finally {
    await runner.close();
  }
}

/** Branches of the run itself; Infinity where it turns out on the way. */
function expectedBranches(forks: RunForkedOptions['forks']): number {
  const countOf = ({ moment, branches }: (typeof forks)[number]) => (moment.kind === 'at' ? branches.length : Infinity);
  return forks.reduce((sum, fork) => sum + countOf(fork), 0);
}

function breathing(report: (done: number, total: number) => void, signal: AbortSignal) {
  return (done: number, total: number) => {
    report(done, total);
    return breathe(signal);
  };
}

/** Those that were run here: of a branch, those behind its fork. */
function barsOf(branches: readonly BranchRecord[], resumed: SavedPoint | undefined): number {
  const known = resumed?.point.snapshot.series.reduce((sum, { closedRows }) => sum + closedRows, 0) ?? 0;
  return branches.reduce((sum, { result, ownBars }) => sum + (ownBars ?? result.counts.bars), -known);
}
