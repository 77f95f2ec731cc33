import { performance } from 'node:perf_hooks';
import { type BarColumns, sliceBarColumns } from '../src/core/bar-columns.js';
import { hashBars } from '../src/feeds/hash-bars.js';
import { composeEngine } from '../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../src/runner/engine-snapshot.js';
import { branchesInThreads, branchesInTurn } from '../src/runner/forks/branches/branch-runner.js';
import type { MarketData } from '../src/runner/forks/branches/market-data.js';
import { runForked } from '../src/runner/forks/run-forked.js';
import { runBacktest } from '../src/runner/run-backtest.js';
import { parseScenario } from '../src/runner/scenario/parse-scenario.js';
import { importOnce } from '../src/runner/user-files/import-once.js';
import { withCheckedCode } from '../src/runner/user-files/resolve-code.js';
import { withCheckedForks } from '../src/runner/user-files/resolve-forks.js';
import type { BenchData } from './bench-data.js';
import { type Measure, type Measures, median } from './measure.js';

export const FORK_BENCHMARKS = ['fork.snapshot', 'fork.branches'] as const;

const WEEK_MS = 7 * 86_400_000;
/** BENCH_FORK_BRANCHES takes fewer, for a first look. */
const BRANCHES = Number(process.env.BENCH_FORK_BRANCHES ?? 1000);
/** In turn and in two threads, one after the other: a machine whose speed drifts drifts for both. */
const ROUNDS = 3;
/** So that the first timed run finds compiled what the others do. */
const WARM_UP_BRANCHES = 40;
const SNAPSHOT_RUNS = 500;
const WARM_UP_RUNS = 100;
const STRATEGIES = ['momentum', 'macd', 'bollinger', 'mean-reversion', 'breakout', 'stochastic', 'ict', 'pairs'];

/** Every strategy on both coins, on bars of a quarter of an hour, with shares by performance and limits. */
const DESK = `name: bench
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: "0.01", lotSize: "0.00001" } }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: "0.01", lotSize: "0.0001" } }
account: { cash: { USDT: 100000 } }
allocator: { model: performance, window: 14d, rebalance: 6h }
risk: { maxPositionPct: 25, maxExposurePct: 60, maxDailyLossPct: 25, maxDrawdownPct: 95 }
strategies:
${STRATEGIES.map((use) => `  - { id: ${use}, use: ${use}, symbols: [BTCUSDT, ETHUSDT], interval: 15m, sizing: { model: percent, pct: 20 } }`).join('\n')}
`;

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
  const lastTsMs = bars[0].tsMs[bars[0].length - 1] + 60_000;
  const fromMs = lastTsMs - WEEK_MS;
  const list = Array.from(
    { length: BRANCHES },
    (_, index) => `      - { name: size-${index}, set: { strategies.momentum.sizing.pct: ${1 + index / 20} } }`,
  );
  const text = `${DESK}forks:\n  - at: ${new Date(fromMs).toISOString()}\n    branches:\n${list.join('\n')}\n`;
  const parsed = parseScenario(text, { path: 'bench.yaml', env: {} });
  const importFile = importOnce();
  const { scenario, code } = await withCheckedCode(parsed, { importFile });
  const forks = await withCheckedForks(parsed, { importFile });
  const year = marketOf(bars);
  const week = marketOf(
    bars.map((one) =>
      sliceBarColumns(
        one,
        one.tsMs.findIndex((tsMs) => tsMs >= fromMs),
        one.length,
      ),
    ),
  );
  const yearMs = await timeOf(() => runBacktest({ scenario, ...code, ...year }));
  const weeksMs: number[] = [];
  for (let run = 0; run < 60; run++) weeksMs.push(await timeOf(() => runBacktest({ scenario, ...code, ...week })));
  const weekMs = median(weeksMs.slice(10));
  const warmUp = forks.map((fork) => ({ ...fork, branches: fork.branches.slice(0, WARM_UP_BRANCHES) }));
  const run = (workers: number, branching = forks) => {
    const signal = new AbortController().signal;
    const runner =
      workers === 1 ? branchesInTurn(year) : branchesInThreads(year, { workers, expected: BRANCHES, signal });
    const grafts = { of: () => [], repairs: [] };
    return timeOf(async () => {
      await runForked({ scenario, ...code, ...year }, { forks: branching, grafts, runner });
      await runner.close();
    });
  };
  await run(1, warmUp);
  const aloneMs: number[] = [];
  const twoMs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    aloneMs.push(await run(1));
    twoMs.push(await run(2));
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
      unit: '× as fast in two threads as in one',
    },
  };
}

function marketOf(bars: readonly BarColumns[]): MarketData {
  const dataHashes = bars.map((one, index) => hashBars(one, `bench ${index}`, 60_000));
  return { bars, ticks: bars.map(() => null), dataHashes, terms: [] };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}
