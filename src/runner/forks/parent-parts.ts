import { computeMetrics } from '../../analytics/compute-metrics.js';
import type { Metrics } from '../../analytics/metrics.js';
import { endingSince, joinParts, partMetricsInput, type RunPart } from '../describe/run-part.js';
import { type Forking, partBefore, partSince } from './forked-run.js';
import type { Trunk } from './trunk.js';

/** A run since a fork. */
export interface SinceFork {
  readonly equity: RunPart['equity'];
  readonly metrics: Metrics;
}

/** What the branches of one place have in common, worked out once. */
export class ParentParts {
  private readonly pasts = new Map<Forking, RunPart>();
  private readonly sides = new Map<Forking, SinceFork>();

  /** From the very start to the fork. */
  past(trunk: Trunk, forking: Forking): RunPart {
    const known = this.pasts.get(forking);
    if (known !== undefined) return known;
    const own = partBefore(trunk.described, forking);
    const past = trunk.past === null ? own : joinParts(trunk.past, own);
    this.pasts.set(forking, past);
    return past;
  }

  /** The parent's own continuation. */
  since(trunk: Trunk, forking: Forking): SinceFork {
    const known = this.sides.get(forking);
    if (known !== undefined) return known;
    const own = partSince(trunk.described, forking);
    const { start } = forking.point;
    const metrics = computeMetrics({
      ...partMetricsInput(own),
      initialEquity: start.equity,
      ...endingSince(trunk.described.ending, start, own),
    });
    const side = { equity: own.equity, metrics };
    this.sides.set(forking, side);
    return side;
  }
}
