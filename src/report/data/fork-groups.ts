import type { Metrics } from '../../analytics/metrics.js';
import type { BranchResult } from '../run-result.js';

/** Branches that may be held against each other: they left the same parent at the same time and were compared over the same. */
export interface ForkGroup {
  readonly parent: string;
  readonly forkedAt: string | null;
  /** ISO 8601: until when they were compared; null where they were not. */
  readonly to: string | null;
  /** Of the parent since the fork; null where nothing was compared. */
  readonly parentMetrics: Metrics | null;
  readonly branches: readonly BranchResult[];
}

/** Groups branches by their fork, forks and branches in the order in which they come. */
export function forkGroups(branches: readonly BranchResult[]): ForkGroup[] {
  const groups = new Map<string, BranchResult[]>();
  for (const branch of branches) {
    const { parent, forkedAt, comparison } = branch;
    const key = JSON.stringify([parent, forkedAt, comparison?.from, comparison?.to]);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [branch]);
    else own.push(branch);
  }
  return [...groups.values()].map((own) => ({
    parent: own[0].parent ?? '',
    forkedAt: own[0].forkedAt,
    to: own[0].comparison?.to ?? null,
    parentMetrics: own[0].comparison?.parentMetrics ?? null,
    branches: own,
  }));
}
