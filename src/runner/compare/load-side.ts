import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { RoundTrip } from '../../analytics/round-trip.js';
import { InputError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { ChartedCurve } from '../../report/data/down-sample-equity.js';
import { formatPlainDecimal } from '../../report/format/format-plain-decimal.js';
import type { BranchResult, RunResult } from '../../report/run-result.js';
import { describeRun } from '../describe/describe-run.js';
import { prepareRun } from '../prepare/prepare-run.js';
import { runBacktest } from '../run-backtest.js';
import { runScenarioFile } from '../run-scenario-file.js';
import type { Environment } from '../scenario/yaml/interpolate-variables.js';
import type { ComparedSide } from './compared-side.js';
import { readEquityCurve } from './read-equity-curve.js';
import { readResult } from './read-result.js';
import { readRoundTrips } from './read-round-trips.js';

export interface LoadSideOptions {
  readonly env: Environment;
  /** Folder that the user's paths start from. */
  readonly cwd: string;
  readonly cache: boolean;
  readonly signal: AbortSignal;
  log(level: 'debug' | 'info' | 'warn', message: string, values?: object): void;
}

/**
 * What `sim compare` was given for one side: a scenario, which is run; a folder of results, or its result.json. Behind a
 * `#` stands the branch; the first one, the run itself, where there is none.
 * @throws InputError RESULT_MISSING or BRANCH_UNKNOWN; whatever running the scenario throws.
 */
export async function loadSide(given: string, options: LoadSideOptions): Promise<ComparedSide> {
  const [path, branch] = await splitGiven(given, options.cwd);
  const found = await stat(resolve(options.cwd, path)).catch(() => null);
  if (found?.isDirectory()) return fromResults(resolve(options.cwd, path), given, branch);
  // What does not look like a scenario was meant to be a folder.
  if (found === null && !/\.(ya?ml|json)$/i.test(path)) throw missing(path);
  if (basename(path) === 'result.json') return fromResults(dirname(resolve(options.cwd, path)), given, branch);
  return branch === null ? fromScenario(path, given, options) : fromBranch(path, given, branch, options);
}

function missing(path: string): InputError {
  return new InputError({
    code: 'RESULT_MISSING',
    message: `There is neither a folder of results nor a scenario ${path}.`,
    remedy: 'Give a folder that `sim run` has written, or a scenario; `#name` behind it picks a branch.',
    values: { path },
  });
}

/** A file may have a `#` in its name: only behind a path that is there does it name a branch. */
async function splitGiven(given: string, cwd: string): Promise<[path: string, branch: string | null]> {
  const mark = given.lastIndexOf('#');
  if (mark < 0 || (await stat(resolve(cwd, given)).catch(() => null)) !== null) return [given, null];
  return [given.slice(0, mark), given.slice(mark + 1)];
}

async function fromScenario(path: string, label: string, options: LoadSideOptions): Promise<ComparedSide> {
  const { env, cache, signal, log } = options;
  const run = await prepareRun({ path, env, cache, signal, onNote: log });
  const record = await runBacktest(await run.load(), { onBatch: () => signal.throwIfAborted() });
  const result = describeRun(run.scenario, run.data, { branches: [record], failed: [], notes: [] });
  const { roundTrips } = record;
  const equity = asWritten(record.equity);
  return side(label, result, record.result, { equity, roundTrips, scenario: run.scenario });
}

/** With the digits that equity.csv has: a run that was read and the same one made just now shall be equal. */
function asWritten({ tsMs, equity, drawdownPct }: ChartedCurve): ChartedCurve {
  const written = (value: number) => Number(formatPlainDecimal(value));
  return { tsMs: tsMs.map(Math.round), equity: equity.map(written), drawdownPct };
}

/** Branches are made where results are: the scenario is run as ever, into a folder that goes away again. */
async function fromBranch(
  path: string,
  label: string,
  branch: string,
  options: LoadSideOptions,
): Promise<ComparedSide> {
  const folder = await mkdtemp(join(tmpdir(), 'icarus-compare-'));
  try {
    const outDir = join(folder, 'results');
    await runScenarioFile({ ...options, path, outDir, worker: false, onProgress() {} });
    return await fromResults(outDir, label, branch);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fromResults(folder: string, label: string, name: string | null): Promise<ComparedSide> {
  const result = await readResult(folder);
  const branch = branchOf(result, label, name);
  const equity = await readEquityCurve(folder, branch.name);
  const roundTrips = await readRoundTrips(folder, branch.name);
  return side(label, result, branch, { equity, roundTrips, scenario: null });
}

function branchOf({ branches }: RunResult, label: string, name: string | null): BranchResult {
  const branch = name === null ? branches[0] : branches.find((one) => one.name === name);
  if (branch !== undefined) return branch;
  throw new InputError({
    code: 'BRANCH_UNKNOWN',
    message: `${label} names a branch that the run does not have.`,
    remedy: `There are: ${branches.map((one) => one.name).join(', ')}.`,
    values: { branches: branches.map((one) => one.name) },
  });
}

type Rest = Pick<ComparedSide, 'equity' | 'roundTrips' | 'scenario'>;

function side(label: string, result: RunResult, branch: BranchResult, rest: Rest): ComparedSide {
  const { name, hash } = result.scenario;
  const [from, to] = spanOf(result, rest.equity);
  const run = {
    name: branch.parent === null ? name : `${name}#${branch.name}`,
    label,
    fingerprint: branch.fingerprint,
    scenarioHash: hash,
    from,
    to,
  };
  return { run, result, branch, ...rest, roundTrips: rest.roundTrips.map(toWholeMs) };
}

/** As files have them: a trade that was read and one that was made just now shall be the same one. */
function toWholeMs(trip: RoundTrip): RoundTrip {
  return { ...trip, entryTsMs: Math.round(trip.entryTsMs), exitTsMs: Math.round(trip.exitTsMs) };
}

function spanOf({ data }: RunResult, { tsMs }: ChartedCurve): [from: string, to: string] {
  if (tsMs.length > 0) return [isoTime(tsMs[0]), isoTime(tsMs[tsMs.length - 1])];
  return [
    data.map(({ from }) => from).sort()[0],
    data
      .map(({ to }) => to)
      .sort()
      .at(-1) as string,
  ];
}
