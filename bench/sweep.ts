import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openTasks } from '../src/runner/sweep/points/open-tasks.js';
import type { BenchData } from './bench-data.js';
import { timeQuiet } from './chain.js';
import { type Measure, type Measures, median, rateOf } from './measure.js';
import { loadSweep } from './sweep-job.js';
import type { SweepOnce } from './sweep-once.js';

export const SWEEP_BENCHMARKS = ['sweep.pairs', 'sweep.share', 'sweep.share.2'] as const;

/** BENCH_SWEEP_PAIRS takes fewer, for a first look. */
const PAIRS = Number(process.env.BENCH_SWEEP_PAIRS ?? 1000);
/** On one thread and on two in turn: a machine whose speed drifts drifts for both. */
const ROUNDS = Number(process.env.BENCH_SWEEP_ROUNDS ?? 3);
/** Quiet runs, of which the median stands beside each block. */
const QUIET_RUNS = 3;
/** Pairs that are timed together. */
const BLOCK_PAIRS = 50;
const WARM_UP_PAIRS = 10;
const MB = 1024 * 1024;

/** What a sweep over a thousand pairs of moving averages on a year of minutes costs. */
export async function benchSweep(name: (typeof SWEEP_BENCHMARKS)[number], data: BenchData): Promise<Measures> {
  if (name === 'sweep.pairs') return wholeSweeps();
  return { [name]: await shareOfQuiet(data, name === 'sweep.share' ? 1 : 2) };
}

/** Bars × pairs per second, of all threads together, from one that starts with no code compiled to the last of its pairs. */
function wholeSweeps(): Measures {
  const alone: SweepOnce[] = [];
  const two: SweepOnce[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(inOwnProcess(1));
    two.push(inOwnProcess(2));
  }
  const speedups = alone.map(({ elapsedMs }, round) => elapsedMs / two[round].elapsedMs);
  return {
    'sweep.pairs': rateOfSweeps(alone),
    'sweep.pairs.2': rateOfSweeps(two),
    'sweep.speedup2': rangeOf(speedups, '× as fast on two threads as on one'),
  };
}

/** As `sim sweep` does it. */
function inOwnProcess(workers: number): SweepOnce {
  const program = fileURLToPath(new URL('./sweep-once.js', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, String(workers), String(PAIRS)]);
  if (status !== 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString()) as SweepOnce;
}

function rateOfSweeps(sweeps: readonly SweepOnce[]): Measure {
  const timesMs = sweeps.map(({ elapsedMs }) => elapsedMs);
  const peakMb = Math.max(...sweeps.map((one) => one.peakMb));
  return { ...rateOf(sweeps[0].barsTimesPairs, timesMs, 'bars × pairs/s'), peakMb };
}

/** Of a thread's rate, in blocks of pairs, in the rate of a quiet run just before. */
async function shareOfQuiet(data: BenchData, threads: number): Promise<Measure> {
  const { job, tasks } = await loadSweep(data, PAIRS);
  const { run, close } = await openTasks(job, threads, new AbortController().signal);
  const failed: string[] = [];
  const shares: number[] = [];
  let earlyMb = 0;
  try {
    await run(tasks.slice(0, WARM_UP_PAIRS * threads), () => {});
    for (let from = 0; from + BLOCK_PAIRS <= tasks.length; from += BLOCK_PAIRS) {
      const quietMs: number[] = [];
      while (quietMs.length < QUIET_RUNS) quietMs.push(await timeQuiet(data.btc));
      const startedMs = performance.now();
      await run(tasks.slice(from, from + BLOCK_PAIRS), (_, outcome) => {
        if (outcome.kind === 'failed') failed.push(outcome.message);
      });
      const elapsedMs = performance.now() - startedMs;
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
  return rangeOf(shares, 'of the rate of a quiet run, each thread');
}

function rangeOf(values: readonly number[], unit: string): Measure {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), unit };
}
