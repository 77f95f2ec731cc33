import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../core/assert.js';
import { runBacktest } from './run-backtest.js';
import { loadAllocator } from './user-files/load-allocator.js';
import { loadRiskRules, pairRiskRules } from './user-files/resolve-risk-rules.js';
import { loadDefinitions, pairStrategies } from './user-files/resolve-strategies.js';
import type { WorkerJob, WorkerMessage } from './worker-messages.js';
import { sendError } from './workers/job-messages.js';

/*
 * The worker thread's program: one job in, progress and a result out. Bars arrive as shared memory, strategies are
 * loaded again here, since functions cannot be sent.
 */
const port = parentPort;
assert(port !== null, 'backtest-worker runs in a worker thread');
const send = (message: WorkerMessage) => port.postMessage(message);
const job = workerData as WorkerJob;
try {
  const definitions = await loadDefinitions(job.scenario.strategies);
  const riskRules = pairRiskRules(job.scenario, await loadRiskRules(job.scenario));
  const allocator = await loadAllocator(job.scenario);
  const { scenario, bars, ticks, dataHashes, terms } = job;
  const record = await runBacktest(
    {
      scenario,
      strategies: pairStrategies(scenario, definitions),
      riskRules,
      allocator,
      bars,
      ticks,
      dataHashes,
      terms,
    },
    { onBatch: (done, total) => send({ kind: 'progress', done, total }) },
  );
  send({ kind: 'done', record });
} catch (error) {
  send({ kind: 'failed', error: sendError(error) });
}
