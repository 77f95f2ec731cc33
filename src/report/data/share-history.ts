import type { AllocationResult, BranchRecord } from '../run-result.js';

/** Shares this close are called equal: what is left over when they are rounded. */
const TOLERANCE = 1e-9;

/** The strategies' shares over time: each step holds until the next one, the last one until `toMs`. */
export interface ShareHistory {
  readonly fromMs: number;
  readonly toMs: number;
  readonly steps: readonly ShareStep[];
}

export interface ShareStep {
  readonly tsMs: number;
  /** By strategy, 0..1. */
  readonly shares: readonly number[];
}

/** What became of one strategy's share, 0..1. */
export interface ShareSummary {
  readonly first: number;
  readonly lowest: number;
  /** Over time: a share that was held for long weighs more. */
  readonly average: number;
  readonly highest: number;
  readonly last: number;
}

/** The allocations of a run that ended at `endMs`; undefined where there are none. Of several at one time the last one counts. */
export function shareHistory(
  allocations: readonly AllocationResult[],
  strategyIds: readonly string[],
  endMs: number,
): ShareHistory | undefined {
  const steps: ShareStep[] = [];
  for (const { ts, shares } of allocations) {
    const tsMs = Date.parse(ts);
    if (steps.length > 0 && steps[steps.length - 1].tsMs === tsMs) steps.pop();
    steps.push({ tsMs, shares: strategyIds.map((id) => shares[id] ?? 0) });
  }
  if (steps.length === 0) return undefined;
  const { tsMs: lastMs } = steps[steps.length - 1];
  return { fromMs: steps[0].tsMs, toMs: Math.max(endMs, lastMs), steps };
}

/** The shares of a branch where there is something to see: several strategies whose shares were not always the same. */
export function unequalShares({ result, equity }: BranchRecord): ShareHistory | undefined {
  const { strategies, allocations } = result;
  const ids = strategies.map(({ id }) => id);
  const history = shareHistory(allocations, ids, equity.tsMs[equity.tsMs.length - 1] ?? 0);
  return history === undefined || ids.length < 2 || isAlwaysEqual(history) ? undefined : history;
}

/** Whether every strategy had the same share all the time. */
export function isAlwaysEqual({ steps }: ShareHistory): boolean {
  return steps.every(({ shares }) => shares.every((share) => Math.abs(share - shares[0]) < TOLERANCE));
}

export function summarizeShare({ steps, fromMs, toMs }: ShareHistory, strategyIndex: number): ShareSummary {
  const shares = steps.map((step) => step.shares[strategyIndex]);
  const weighted = steps.reduce((sum, { tsMs }, index) => {
    const untilMs = index + 1 < steps.length ? steps[index + 1].tsMs : toMs;
    return sum + shares[index] * (untilMs - tsMs);
  }, 0);
  const last = shares[shares.length - 1];
  return {
    first: shares[0],
    lowest: shares.reduce((lowest, share) => Math.min(lowest, share)),
    average: toMs > fromMs ? weighted / (toMs - fromMs) : last,
    highest: shares.reduce((highest, share) => Math.max(highest, share)),
    last,
  };
}
