import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { equityCsv } from '../report/equity-csv.js';
import { fillsCsv } from '../report/fills-csv.js';
import { loadReportAssets } from '../report/load-report-assets.js';
import { renderReport } from '../report/render-report.js';
import { resultJson } from '../report/result-json.js';
import type { BranchRecord, RunResult } from '../report/run-result.js';
import { tradesCsv } from '../report/trades-csv.js';
import { describeRun } from './describe/describe-run.js';
import type { EngineScenario } from './engine-scenario.js';
import { ENGINE_VERSION } from './engine-version.js';
import { branchesInThreads, branchesInTurn } from './forks/branch-runner.js';
import type { CheckedFork } from './forks/checked-forks.js';
import type { MarketData } from './forks/market-data.js';
import { type ForkGrafts, prepareForkGrafts } from './forks/prepare-fork-grafts.js';
import { type ForkedBacktest, runForked } from './forks/run-forked.js';
import type { ScenarioCode } from './forks/scenario-code.js';
import { complianceFiles } from './outputs/compliance-files.js';
import { requireWritable } from './outputs/require-writable.js';
import { writeOutputs } from './outputs/write-outputs.js';
import { hashesOf, prepareData } from './prepare/prepare-data.js';
import type { PreparedData } from './prepare/prepared-data.js';
import { runBacktest } from './run-backtest.js';
import { runInWorker } from './run-in-worker.js';
import { loadScenario } from './scenario/load-scenario.js';
import { importOnce } from './user-files/import-once.js';
import { withCheckedCode } from './user-files/resolve-code.js';
import { withCheckedForks } from './user-files/resolve-forks.js';

export interface RunScenarioFileOptions {
  /** Path of the scenario, as the user named it. */
  readonly path: string;
  /** For `${VARIABLE}` in the scenario. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: `reports/<scenario name>` in the current folder. */
  readonly outDir?: string;
  /** Whether to keep the bars that were read for the next run. */
  readonly cache: boolean;
  /** Whether the engine runs in a worker thread. */
  readonly worker: boolean;
  /** How many branches run at once. Default: 1, in this thread, one after the other. */
  readonly workers?: number;
  readonly signal: AbortSignal;
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

/** From a scenario file to a report on disk: what `sim run` does. All files appear whole, or none. */
export async function runScenarioFile(options: RunScenarioFileOptions): Promise<FinishedRun> {
  const startedMs = performance.now();
  const { signal, log, onProgress } = options;
  const checked = loadScenario(options.path, options.env);
  if (checked.sweep !== undefined)
    log('warn', 'The scenario has a sweep, which `sim sweep` runs: this is one run, with its own values.');
  const importFile = importOnce();
  const { scenario, code } = await withCheckedCode(checked, { importFile });
  const forks = await withCheckedForks(checked, { importFile });
  const outDir = resolve(options.outDir ?? `reports/${scenario.name}`);
  // Before the work, not after it: a folder that cannot be written to should not cost a run.
  await requireWritable(outDir);
  const prepare = {
    cache: options.cache,
    signal,
    onProgress: (index: number, fraction: number) =>
      onProgress({
        phase: 'load',
        done: index + fraction,
        total: scenario.data.length,
        detail: scenario.data[index].symbol,
      }),
    onNote: (note: string) => log('info', note),
  };
  const data = await prepareData(scenario, prepare);
  const grafts = await prepareForkGrafts(scenario, forks, { ...prepare, onProgress: undefined });
  for (const repair of [...data.flatMap(({ repairs }) => repairs), ...grafts.repairs]) log('warn', repair);
  const runStartedMs = performance.now();
  const run =
    forks.length === 0
      ? withoutBranches(await runEngine(scenario, code, data, options))
      : await runBranching(scenario, code, data, { forks, grafts }, options);
  const runMs = performance.now() - runStartedMs;
  for (const note of run.notes) log('warn', note);
  onProgress({ phase: 'report', done: 0, total: 1 });
  const result = describeRun(scenario, data, run);
  const files = await writeOutputs(outDir, outputFiles(result, run.branches, scenario, data), signal);
  onProgress({ phase: 'report', done: 1, total: 1 });
  log('debug', 'run finished', { runMs, events: run.branches[0].result.counts.events });
  return {
    result,
    outDir,
    files,
    elapsedMs: performance.now() - startedMs,
    barsPerSecond: barsOf(run.branches) / (runMs / 1000),
  };
}

function runEngine(
  scenario: EngineScenario,
  code: ScenarioCode,
  data: readonly PreparedData[],
  { worker, signal, onProgress }: RunScenarioFileOptions,
): Promise<BranchRecord> {
  const market = marketOf(data);
  const report = (done: number, total: number) => onProgress({ phase: 'run', done, total });
  if (worker) return runInWorker({ scenario, ...market }, { signal, onProgress: report });
  return runBacktest({ scenario, ...code, ...market }, { onBatch: breathing(report, signal) });
}

async function runBranching(
  scenario: EngineScenario,
  code: ScenarioCode,
  data: readonly PreparedData[],
  { forks, grafts }: { readonly forks: readonly CheckedFork[]; readonly grafts: ForkGrafts },
  { workers = 1, signal, onProgress }: RunScenarioFileOptions,
): Promise<ForkedBacktest> {
  const market = marketOf(data);
  const runner = workers > 1 ? branchesInThreads(market, workers, signal) : branchesInTurn(market, signal);
  const report = (done: number, total: number) => onProgress({ phase: 'run', done, total });
  try {
    return await runForked(
      { scenario, ...code, ...market },
      {
        forks,
        grafts,
        runner,
        hooks: { onBatch: breathing(report, signal) },
        onBranches: (done, total) => onProgress({ phase: 'branches', done, total }),
      },
    );
  } finally {
    await runner.close();
  }
}

function withoutBranches(run: BranchRecord): ForkedBacktest {
  return { branches: [run], failed: [], notes: [] };
}

function marketOf(data: readonly PreparedData[]): MarketData {
  return {
    bars: data.map(({ bars }) => bars),
    ticks: data.map(({ ticks }) => ticks),
    dataHashes: hashesOf(data),
    terms: data.flatMap(({ terms }) => (terms === null ? [] : [terms])),
  };
}

/** A macrotask between batches: without it Ctrl-C would wait for the end of the run. */
function breathing(report: (done: number, total: number) => void, signal: AbortSignal) {
  return async (done: number, total: number) => {
    report(done, total);
    await setImmediate();
    signal.throwIfAborted();
  };
}

/** Of a branch, those behind its fork. */
function barsOf(branches: readonly BranchRecord[]): number {
  return branches.reduce((sum, { result, ownBars }) => sum + (ownBars ?? result.counts.bars), 0);
}

function outputFiles(
  result: RunResult,
  branches: readonly BranchRecord[],
  scenario: EngineScenario,
  data: readonly PreparedData[],
) {
  const prices = data.map(({ symbol, bars }, index) => ({ symbol, intervalMs: scenario.data[index].intervalMs, bars }));
  const input = { result, branches, prices, generatedBy: ENGINE_VERSION };
  return [
    { name: 'report.html', chunks: renderReport(input, loadReportAssets()) },
    { name: 'result.json', chunks: resultJson(result) },
    { name: 'fills.csv', chunks: fillsCsv(branches) },
    { name: 'trades.csv', chunks: tradesCsv(branches) },
    { name: 'equity.csv', chunks: equityCsv(branches) },
    ...complianceFiles(result, branches),
  ];
}
