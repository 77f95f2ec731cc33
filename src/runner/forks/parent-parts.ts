import { computeMetrics } from '../../analytics/compute-metrics.js';
import { endingSince, joinParts, partMetricsInput, type RunPart } from '../describe/run-part.js';
import type { ComparedSide } from './compare-branch.js';
import { type Forking, partBefore, partSince } from './forked-run.js';
import type { Trunk } from './trunk.js';

/** What the branches of one place have in common, worked out once. */
export class ParentParts {
  private readonly pasts = new Map<Forking, RunPart>();
  private readonly sides = new Map<Forking, ComparedSide>();

  /** From the very start to the fork. */
  past(trunk: Trunk, forking: Forking): RunPart {
    const known = this.pasts.get(forking);
    if (known !== undefined) return known;
    const own = partBefore(trunk.described.part, forking);
    const past = trunk.past === null ? own : joinParts(trunk.past, own);
    this.pasts.set(forking, past);
    return past;
  }

  /** The parent's own continuation. */
  since(trunk: Trunk, forking: Forking): ComparedSide {
    const known = this.sides.get(forking);
    if (known !== undefined) return known;
    const { part, ending } = trunk.described;
    const own = partSince(part, forking);
    const { start } = forking.point;
    const metrics = computeMetrics({
      ...partMetricsInput(own),
      initialEquity: start.equity,
      ...endingSince(ending, start, own),
    });
    const side = { equity: own.equity, metrics };
    this.sides.set(forking, side);
    return side;
  }
}
