import { performance } from 'node:perf_hooks';
import { branchesInTurn } from '../src/runner/forks/branches/branch-runner.js';
import { rehearsalOf, rehearse } from '../src/runner/forks/rehearsal.js';
import { runForked } from '../src/runner/forks/run-forked.js';
import { branchesInThreads } from '../src/runner/forks/threads/branches-in-threads.js';
import { tuneV8, tuneV8ForBranches } from '../src/runner/tune-v8.js';
import { loadBenchData } from './bench-data.js';
import { forkedDesk, marketOf } from './forked-desk.js';

/* Usage: node branches-once.js WORKERS BRANCHES. A run of the year and branches of its last week, as `sim run` does it: says the milliseconds. */
const [workers, branches] = process.argv.slice(2).map(Number);
tuneV8();
if (workers > 1) tuneV8ForBranches();
const { btc, eth } = await loadBenchData();
const { scenario, code, forks } = await forkedDesk([btc, eth], branches);
const market = marketOf([btc, eth]);
const startedMs = performance.now();
const rehearsal = rehearsalOf(scenario, forks, market);
const { signal } = new AbortController();
const runner =
  workers === 1
    ? branchesInTurn(market)
    : branchesInThreads(market, { workers, expected: branches, rehearsal, signal });
if (rehearsal !== null) await rehearse(rehearsal, market);
const grafts = { of: () => [], repairs: [] };
const { failed } = await runForked({ scenario, ...code, ...market }, { forks, grafts, runner });
const elapsedMs = performance.now() - startedMs;
await runner.close();
if (failed.length > 0) throw new Error(failed[0].error.message);
console.log(elapsedMs);
