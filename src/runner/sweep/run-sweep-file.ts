import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import { renderSweepReport } from '../../report/comparison/render-sweep-report.js';
import { sweepCsv } from '../../report/comparison/sweep-csv.js';
import { sweepJson } from '../../report/comparison/sweep-json.js';
import type { SweepResult } from '../../report/comparison/sweep-result.js';
import { loadReportAssets } from '../../report/load-report-assets.js';
import { requireWritable } from '../outputs/require-writable.js';
import { writeOutputs } from '../outputs/write-outputs.js';
import { hashesOf, prepareData } from '../prepare/prepare-data.js';
import type { PreparedData } from '../prepare/prepared-data.js';
import { loadScenario } from '../scenario/load-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import type { ScenarioSweep } from '../scenario/scenario-sweep.js';
import { describeSweep } from './describe-sweep.js';
import { PointLog } from './log/point-log.js';
import { sweepKey } from './log/sweep-key.js';
import { openTasks } from './points/open-tasks.js';
import { variantTemplate } from './points/variant-template.js';
import type { SearchContext } from './search-space.js';
import { searchSpace } from './search-space.js';
import { SweepStopped } from './sweep-stopped.js';
import { walkForward } from './walk-forward/walk-forward.js';
import { type WalkWindow, walkWindows } from './walk-forward/walk-windows.js';

export interface RunSweepFileOptions {
  /** Path of the scenario, as the user named it. */
  readonly path: string;
  /** For `${VARIABLE}` in the scenario. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: `reports/<scenario name>` in the current folder. */
  readonly outDir?: string;
  /** Whether to keep the bars that were read for the next run. */
  readonly cache: boolean;
  /** Threads that run points; 1: this one does. */
  readonly workers: number;
  /** Whether points of an earlier sweep in the folder are thrown away. */
  readonly restart: boolean;
  readonly signal: AbortSignal;
  /** A clock, in ms. */
  readonly now: () => number;
  onProgress(progress: { phase: 'load' | 'sweep' | 'report'; done: number; total: number; detail?: string }): void;
  log(level: 'debug' | 'info' | 'warn', message: string, values?: object): void;
}

export interface FinishedSweep {
  readonly result: SweepResult;
  readonly outDir: string;
  /** Absolute paths of what was written. */
  readonly files: readonly string[];
  /** Runs that were made now, and runs that an earlier sweep had made. */
  readonly runs: number;
  readonly resumed: number;
  readonly elapsedMs: number;
}

/** Where outcomes are kept, in the folder of the results. */
const LOG_NAME = 'sweep.jsonl';

/**
 * From a scenario with a sweep to its table and report on disk: what `sim sweep` does. Every run that has ended is on disk
 * at once, so that a sweep that was stopped goes on where it was.
 *
 * @throws SweepStopped when the signal is aborted while points are run.
 */
export async function runSweepFile(options: RunSweepFileOptions): Promise<FinishedSweep> {
  const { signal, log, now, onProgress } = options;
  const startedMs = now();
  const scenario = loadScenario(options.path, options.env);
  const { sweep } = scenario;
  if (sweep === undefined) throw noSweepError(options.path);
  const template = variantTemplate(readFileSync(options.path, 'utf8'), options.path, options.env, sweep);
  const outDir = resolve(options.outDir ?? `reports/${scenario.name}`);
  await requireWritable(outDir);
  const data = await loadData(scenario, options);
  const windows = windowsOf(scenario, sweep, data);
  const job = { scenario, template, data };
  const pointLog = new PointLog({
    path: join(outDir, LOG_NAME),
    key: sweepKey(scenario, sweep, hashesOf(data)),
    restart: options.restart,
    now,
  });
  const resumed = pointLog.size;
  if (resumed > 0) log('info', `${resumed} runs of an earlier sweep are kept`);
  let done = 0;
  let total = 0;
  try {
    const tasks = await openTasks(job, options.workers, signal);
    try {
      const context: SearchContext = {
        sweep,
        log: pointLog,
        run: tasks.run,
        onBegin: (points) => {
          total = Math.max(total, runsOf(points, windows.length));
        },
        onDone: () => {
          onProgress({ phase: 'sweep', done: ++done, total: Math.max(done, total) });
        },
      };
      const points = await searchSpace(context, { name: 'point', window: null, keepsReturns: true });
      if (points.length === 0) throw noPointsError(options.path);
      const walked =
        sweep.walkForward === null
          ? null
          : await walkForward(sweep.walkForward, windows, periodOf(scenario, data).toMs, context);
      const { key } = pointLog;
      onProgress({ phase: 'report', done: 0, total: 1 });
      const result = describeSweep(scenario, sweep, data, { key, points, walkForward: walked });
      const files = await writeOutputs(outDir, outputFiles(result), signal);
      onProgress({ phase: 'report', done: 1, total: 1 });
      const runs = pointLog.size - resumed;
      return { result, outDir, files, runs, resumed, elapsedMs: now() - startedMs };
    } finally {
      await tasks.close();
    }
  } catch (error) {
    if (signal.aborted) throw new SweepStopped(pointLog.size, Math.max(total, pointLog.size), { cause: signal.reason });
    throw error;
  } finally {
    pointLog.close();
  }
}

async function loadData(scenario: Scenario, options: RunSweepFileOptions): Promise<PreparedData[]> {
  const { signal, log, onProgress, cache } = options;
  const total = scenario.data.length;
  const data = await prepareData(scenario, {
    cache,
    signal,
    onProgress: (index, fraction) =>
      onProgress({ phase: 'load', done: index + fraction, total, detail: scenario.data[index].symbol }),
    onNote: (note) => log('info', note),
  });
  for (const { repairs } of data) for (const repair of repairs) log('warn', repair);
  return data;
}

/** Runs in all: every point once, and for each window once more and its test. */
function runsOf(points: number, windows: number): number {
  return points * (1 + windows) + windows;
}

/** From the first open to the last close of all data, which have been cut to the scenario's period. */
function periodOf({ data: sets }: Scenario, data: readonly PreparedData[]): { fromMs: number; toMs: number } {
  const firstMs = Math.min(...data.map(({ bars }) => bars.tsMs[0]));
  const lastMs = Math.max(...data.map(({ bars }, index) => bars.tsMs[bars.length - 1] + sets[index].intervalMs));
  return { fromMs: firstMs, toMs: lastMs };
}

function windowsOf(
  scenario: Scenario,
  { walkForward: terms }: ScenarioSweep,
  data: readonly PreparedData[],
): WalkWindow[] {
  if (terms === null) return [];
  const { fromMs, toMs } = periodOf(scenario, data);
  const windows = walkWindows(terms, fromMs, toMs);
  if (windows.length > 0) return windows;
  throw new InputError({
    code: 'SWEEP_NO_WINDOW',
    message: `The period from ${isoTime(fromMs)} to ${isoTime(toMs)} is too short for one window of the walk forward.`,
    remedy: 'Make train, test or warmup shorter, or the period longer.',
    values: { fromMs, toMs, ...terms },
  });
}

function outputFiles(result: SweepResult) {
  return [
    { name: 'report.html', chunks: renderSweepReport(result, loadReportAssets()) },
    { name: 'sweep.json', chunks: sweepJson(result) },
    { name: 'sweep.csv', chunks: sweepCsv(result) },
  ];
}

function noSweepError(path: string): InputError {
  return new InputError({
    code: 'SWEEP_MISSING',
    message: `The scenario ${path} has no sweep.`,
    remedy: 'Add a sweep: with parameters; scenarios/08-sweep.yaml shows one.',
    values: { path },
  });
}

function noPointsError(path: string): InputError {
  return new InputError({
    code: 'SWEEP_NO_POINTS',
    message: `No point of the sweep in ${path} satisfies its constraints.`,
    remedy: 'Loosen the constraints, or widen the parameters.',
    values: { path },
  });
}
