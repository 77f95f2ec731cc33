import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { BarColumns } from '../src/core/bar-columns.js';
import { composeEngine } from '../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../src/runner/engine-snapshot.js';
import { runBacktest } from '../src/runner/run-backtest.js';
import { parseScenario } from '../src/runner/scenario/parse-scenario.js';
import { withCheckedCode } from '../src/runner/user-files/resolve-code.js';
import type { BenchData } from './bench-data.js';
import { DESK, forkedDesk, lastWeekOf, marketOf } from './forked-desk.js';
import { type Measure, type Measures, median } from './measure.js';

export const FORK_BENCHMARKS = ['fork.snapshot', 'fork.branches'] as const;

/** BENCH_FORK_BRANCHES takes fewer, for a first look. */
const BRANCHES = Number(process.env.BENCH_FORK_BRANCHES ?? 1000);
/** On one worker and on two in turn: a machine whose speed drifts drifts for both. */
const ROUNDS = Number(process.env.BENCH_FORK_ROUNDS ?? 3);
const SNAPSHOT_RUNS = 500;
const WARM_UP_RUNS = 100;

/** What forks cost: a snapshot and its restore late in the year, and a thousand branches of its last week. */
export async function benchForks(name: (typeof FORK_BENCHMARKS)[number], { btc, eth }: BenchData): Promise<Measures> {
  return name === 'fork.snapshot' ? snapshots([btc, eth]) : branches([btc, eth]);
}

async function snapshots(bars: readonly BarColumns[]): Promise<Measures> {
  const { scenario, code } = await withCheckedCode(parseScenario(DESK, { path: 'bench.yaml', env: {} }));
  const engine = composeEngine(scenario, code.strategies, code);
  for (const [index, one] of engine.series.entries()) one.supply(bars[index], bars[index].length, bars[index].length);
  const { length, tsMs } = bars[0];
  const measures: Record<string, Measure> = {};
  for (const [label, row] of [
    ['fork.snapshotEarly', Math.floor(length / 50)],
    ['fork.snapshot', length - 10_080],
  ] as const) {
    engine.loop.run(tsMs[row] - 0.5);
    const timesMs: number[] = [];
    for (let run = 0; run < SNAPSHOT_RUNS + WARM_UP_RUNS; run++) {
      const fresh = composeEngine(scenario, code.strategies, code);
      const startedMs = performance.now();
      restoreEngine(fresh, snapshotEngine(engine));
      if (run >= WARM_UP_RUNS) timesMs.push(performance.now() - startedMs);
    }
    measures[label] = { median: median(timesMs), unit: 'ms', min: Math.min(...timesMs), max: Math.max(...timesMs) };
  }
  return measures;
}

async function branches(bars: readonly BarColumns[]): Promise<Measures> {
  const { scenario, code } = await forkedDesk(bars, 1);
  const year = marketOf(bars);
  const week = marketOf(lastWeekOf(bars));
  const yearMs = await timeOf(() => runBacktest({ scenario, ...code, ...year }));
  const weeksMs: number[] = [];
  for (let run = 0; run < 60; run++) weeksMs.push(await timeOf(() => runBacktest({ scenario, ...code, ...week })));
  const weekMs = median(weeksMs.slice(10));
  const aloneMs: number[] = [];
  const twoMs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    aloneMs.push(inOwnProcess(1));
    twoMs.push(inOwnProcess(2));
  }
  const budgetMs = yearMs + BRANCHES * weekMs;
  const seconds = (times: readonly number[]): Measure => ({
    median: median(times) / 1000,
    min: Math.min(...times) / 1000,
    max: Math.max(...times) / 1000,
    unit: 's',
  });
  const speedups = aloneMs.map((ms, round) => ms / twoMs[round]);
  return {
    'fork.year': seconds([yearMs]),
    'fork.week': { median: weekMs, unit: 'ms' },
    'fork.branches': { ...seconds(aloneMs), ratioToPlainLoop: median(aloneMs) / budgetMs },
    'fork.branches2': { ...seconds(twoMs), ratioToPlainLoop: median(twoMs) / budgetMs },
    'fork.speedup2': {
      median: median(speedups),
      min: Math.min(...speedups),
      max: Math.max(...speedups),
      unit: '× as fast on two workers as on one',
    },
  };
}

/** As `sim run` does it, beginning with no code compiled. */
function inOwnProcess(workers: number): number {
  const program = fileURLToPath(new URL('./branches-once.js', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, String(workers), String(BRANCHES)]);
  if (status !== 0) throw new Error(stderr.toString());
  return Number(stdout);
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}
