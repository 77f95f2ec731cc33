import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { equityCsv } from '../report/equity-csv.js';
import { fillsCsv } from '../report/fills-csv.js';
import { loadReportAssets } from '../report/load-report-assets.js';
import { renderReport } from '../report/render-report.js';
import { resultJson } from '../report/result-json.js';
import type { BranchRecord, RunResult } from '../report/run-result.js';
import { tradesCsv } from '../report/trades-csv.js';
import type { BacktestInput } from './backtest-input.js';
import { describeRun } from './describe/describe-run.js';
import type { EngineScenario } from './engine-scenario.js';
import { ENGINE_VERSION } from './engine-version.js';
import { complianceFiles } from './outputs/compliance-files.js';
import { requireWritable } from './outputs/require-writable.js';
import { writeOutputs } from './outputs/write-outputs.js';
import { hashesOf, prepareData } from './prepare/prepare-data.js';
import type { PreparedData } from './prepare/prepared-data.js';
import { runBacktest } from './run-backtest.js';
import { runInWorker } from './run-in-worker.js';
import { loadScenario } from './scenario/load-scenario.js';
import { loadAllocator, withCheckedAllocator } from './user-files/load-allocator.js';
import { loadRiskRules, pairRiskRules, withCheckedRules } from './user-files/resolve-risk-rules.js';
import { loadDefinitions, pairStrategies, withCheckedParams } from './user-files/resolve-strategies.js';

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
  readonly signal: AbortSignal;
  onProgress(progress: { phase: 'load' | 'run' | 'report'; done: number; total: number; detail?: string }): void;
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
  const definitions = await loadDefinitions(checked.strategies);
  const ruleDefinitions = await loadRiskRules(checked);
  const allocator = await loadAllocator(checked);
  const withRules = withCheckedRules(withCheckedParams(checked, definitions), checked.source, ruleDefinitions);
  const scenario = withCheckedAllocator(withRules, checked.source, allocator);
  const outDir = resolve(options.outDir ?? `reports/${scenario.name}`);
  // Before the work, not after it: a folder that cannot be written to should not cost a run.
  await requireWritable(outDir);
  const data = await prepareData(scenario, {
    cache: options.cache,
    signal,
    onProgress: (index, fraction) =>
      onProgress({
        phase: 'load',
        done: index + fraction,
        total: scenario.data.length,
        detail: scenario.data[index].symbol,
      }),
    onNote: (note) => log('info', note),
  });
  for (const { repairs } of data) for (const repair of repairs) log('warn', repair);
  const runStartedMs = performance.now();
  const code = {
    strategies: pairStrategies(scenario, definitions),
    riskRules: pairRiskRules(scenario, ruleDefinitions),
    allocator,
  };
  const branch = await runEngine(scenario, code, data, options);
  const runMs = performance.now() - runStartedMs;
  onProgress({ phase: 'report', done: 0, total: 1 });
  const result = describeRun(scenario, data, [branch]);
  const files = await writeOutputs(outDir, outputFiles(result, branch, scenario, data), signal);
  onProgress({ phase: 'report', done: 1, total: 1 });
  log('debug', 'run finished', { runMs, events: branch.result.counts.events });
  return {
    result,
    outDir,
    files,
    elapsedMs: performance.now() - startedMs,
    barsPerSecond: branch.result.counts.bars / (runMs / 1000),
  };
}

function runEngine(
  scenario: EngineScenario,
  code: Pick<BacktestInput, 'strategies' | 'riskRules' | 'allocator'>,
  data: readonly PreparedData[],
  { worker, signal, onProgress }: RunScenarioFileOptions,
): Promise<BranchRecord> {
  const bars = data.map((one) => one.bars);
  const ticks = data.map((one) => one.ticks);
  const dataHashes = hashesOf(data);
  const terms = data.flatMap((one) => (one.terms === null ? [] : [one.terms]));
  const report = (done: number, total: number) => onProgress({ phase: 'run', done, total });
  if (worker) return runInWorker({ scenario, bars, ticks, dataHashes, terms }, { signal, onProgress: report });
  return runBacktest(
    { scenario, ...code, bars, ticks, dataHashes, terms },
    {
      async onBatch(done, total) {
        report(done, total);
        // A macrotask between batches: without it Ctrl-C would wait for the end of the run.
        await setImmediate();
        signal.throwIfAborted();
      },
    },
  );
}

function outputFiles(result: RunResult, branch: BranchRecord, scenario: EngineScenario, data: readonly PreparedData[]) {
  const prices = data.map(({ symbol, bars }, index) => ({ symbol, intervalMs: scenario.data[index].intervalMs, bars }));
  const input = { result, branches: [branch], prices, generatedBy: ENGINE_VERSION };
  return [
    { name: 'report.html', chunks: renderReport(input, loadReportAssets()) },
    { name: 'result.json', chunks: resultJson(result) },
    { name: 'fills.csv', chunks: fillsCsv([branch]) },
    { name: 'trades.csv', chunks: tradesCsv([branch]) },
    { name: 'equity.csv', chunks: equityCsv([branch]) },
    ...complianceFiles(result, [branch]),
  ];
}
