import { computeMetrics } from '../../analytics/compute-metrics.js';
import type { Metrics } from '../../analytics/metrics.js';
import { endingSince, joinParts, partMetricsInput, type RunPart } from '../describe/run-part.js';
import { type Forking, partBefore, partSince } from './forked-run.js';
import type { Trunk } from './trunk.js';

/** What a branch has in common with the run that it leaves: from the very start to the fork. */
export function pastOf({ described, past }: Trunk, forking: Forking): RunPart {
  const own = partBefore(described, forking);
  return past === null ? own : joinParts(past, own);
}

/** That run's own continuation. */
export function sinceFork({ described }: Trunk, forking: Forking): { equity: RunPart['equity']; metrics: Metrics } {
  const own = partSince(described, forking);
  const { start } = forking.point;
  const ending = endingSince(described.ending, start, own);
  const metrics = computeMetrics({ ...partMetricsInput(own), initialEquity: start.equity, ...ending });
  return { equity: own.equity, metrics };
}
