import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BarColumns } from '../src/core/bar-columns.js';
import { writeBarsCsv } from '../src/feeds/csv/write-bars-csv.js';
import { prepareData } from '../src/runner/prepare/prepare-data.js';
import { loadScenario } from '../src/runner/scenario/load-scenario.js';
import { acceptsPoint } from '../src/runner/sweep/accepts-point.js';
import { openTasks } from '../src/runner/sweep/points/open-tasks.js';
import type { SweepJob } from '../src/runner/sweep/points/sweep-job.js';
import type { SweepTask } from '../src/runner/sweep/points/sweep-task.js';
import { variantTemplate } from '../src/runner/sweep/points/variant-template.js';
import { nextPoints } from '../src/runner/sweep/search/next-points.js';
import { tuneV8ForThreads } from '../src/runner/tune-v8.js';
import type { BenchData } from './bench-data.js';
import { timeQuiet } from './chain.js';
import { type Measure, type Measures, median, rateOf } from './measure.js';

export const SWEEP_BENCHMARKS = ['sweep.pairs', 'sweep.pairs.2'] as const;

/** Quiet runs, of which the median stands beside each block. */
const QUIET_RUNS = 3;
/** Pairs that are timed together. */
const BLOCK_PAIRS = 50;
const WARM_UP_PAIRS = 10;
const MB = 1024 * 1024;

/** A thousand pairs: one hour to twenty, one day to ten. */
const SWEEP = `sweep:
  parameters:
    strategies.sma.params.fast: { from: 60, to: 1200, step: 60 }
    strategies.sma.params.slow: { from: 1440, to: 14400, step: 264 }
`;

const scenarioText = (path: string) => `name: bench
data:
  - { symbol: BTCUSDT, source: csv, path: ${JSON.stringify(path)}, interval: 1m }
account: { cash: { USDT: 1000000 } }
venue: { kind: spot, fees: { makerBps: 10, takerBps: 10 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 480, slow: 1440 }, sizing: { model: fixed, quantity: 0.1 } }
${SWEEP}`;

/**
 * A sweep over a thousand pairs of moving averages on a year of minutes: bars × pairs per second, of all threads together.
 * BENCH_SWEEP_PAIRS takes fewer pairs, for a first look.
 */
export async function benchSweep(name: (typeof SWEEP_BENCHMARKS)[number], data: BenchData): Promise<Measures> {
  const threads = name === 'sweep.pairs' ? 1 : 2;
  // As the command itself does.
  if (threads > 1) tuneV8ForThreads();
  const dir = mkdtempSync(join(tmpdir(), 'icarus-bench-'));
  try {
    const job = await loadJob(dir, data);
    const { rate, share } = await timeSweep(job, threads, data.btc);
    return { [name]: rate, [`${name}.share`]: share };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function loadJob(dir: string, { btc, btcPath }: BenchData): Promise<SweepJob> {
  const path = btcPath ?? join(dir, 'bars.csv.gz');
  if (btcPath === null) await writeBarsCsv(path, btc);
  const file = join(dir, 'bench.yaml');
  writeFileSync(file, scenarioText(path));
  const scenario = loadScenario(file, {});
  if (scenario.sweep === undefined) throw new Error('the benchmark has a sweep');
  const template = variantTemplate(readFileSync(file, 'utf8'), file, {}, scenario.sweep);
  return { scenario, template, data: await prepareData(scenario, { cache: false }) };
}

async function timeSweep(job: SweepJob, threads: number, btc: BarColumns): Promise<{ rate: Measure; share: Measure }> {
  const { sweep } = job.scenario;
  if (sweep === undefined) throw new Error('the benchmark has a sweep');
  const points = nextPoints(sweep, acceptsPoint(sweep), []);
  // From all over the grid in each block, so that blocks are alike: 389 and the number of points have no divisor in common.
  const mixed = points.map((_, index) => points[(index * 389) % points.length]);
  const tasks = mixed
    .slice(0, Number(process.env.BENCH_SWEEP_PAIRS ?? points.length))
    .map((values, index): SweepTask => ({ id: String(index), values, window: null, keepsReturns: true }));
  const { run, close } = await openTasks(job, threads, new AbortController().signal);
  const failed: string[] = [];
  const timesMs: number[] = [];
  /** Of a thread's rate in the rate of a quiet run just before. */
  const shares: number[] = [];
  let earlyMb = 0;
  try {
    await run(tasks.slice(0, WARM_UP_PAIRS * threads), () => {});
    for (let from = 0; from + BLOCK_PAIRS <= tasks.length; from += BLOCK_PAIRS) {
      const quietMs: number[] = [];
      while (quietMs.length < QUIET_RUNS) quietMs.push(await timeQuiet(btc));
      const startedMs = performance.now();
      await run(tasks.slice(from, from + BLOCK_PAIRS), (_, outcome) => {
        if (outcome.kind === 'failed') failed.push(outcome.message);
      });
      const elapsedMs = performance.now() - startedMs;
      timesMs.push(elapsedMs);
      shares.push((BLOCK_PAIRS * median(quietMs)) / (elapsedMs * threads));
      if (from === 0) earlyMb = process.memoryUsage.rss() / MB;
    }
  } finally {
    await close();
  }
  if (failed.length > 0) throw new Error(`${failed.length} pairs failed: ${failed[0]}`);
  const lateMb = process.memoryUsage.rss() / MB;
  process.stderr.write(
    `${threads} threads: ${earlyMb.toFixed(0)} MB after the first block, ${lateMb.toFixed(0)} MB at the end\n`,
  );
  const measure = rateOf(job.data[0].bars.length * BLOCK_PAIRS, timesMs, 'bars × pairs/s');
  return {
    rate: { ...measure, peakMb: process.resourceUsage().maxRSS / 1024 },
    share: {
      median: median(shares),
      min: Math.min(...shares),
      max: Math.max(...shares),
      unit: 'of the rate of a quiet run, each thread',
    },
  };
}
