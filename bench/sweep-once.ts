import { performance } from 'node:perf_hooks';
import { openTasks } from '../src/runner/sweep/points/open-tasks.js';
import { tuneV8 } from '../src/runner/tune-v8.js';
import { loadBenchData } from './bench-data.js';
import { loadSweep } from './sweep-job.js';

/* Usage: node sweep-once.js WORKERS PAIRS. A sweep, as `sim sweep` does it: says how long it took and how much memory, as JSON. */
const [workers, pairs] = process.argv.slice(2).map(Number);
tuneV8();
const { job, tasks, bars } = await loadSweep(await loadBenchData(), pairs);
const failed: string[] = [];
const startedMs = performance.now();
const { run, close } = await openTasks(job, workers, new AbortController().signal);
await run(tasks, (_, outcome) => {
  if (outcome.kind === 'failed') failed.push(outcome.message);
});
const elapsedMs = performance.now() - startedMs;
await close();
if (failed.length > 0) throw new Error(`${failed.length} pairs failed: ${failed[0]}`);
const barsTimesPairs = bars * tasks.length;
console.log(
  JSON.stringify({ elapsedMs, barsTimesPairs, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies SweepOnce),
);

/** What it says. */
export interface SweepOnce {
  readonly elapsedMs: number;
  readonly barsTimesPairs: number;
  readonly peakMb: number;
}
