import type { RuleCount } from '../../report/rule-count.js';

/** Counts by rule, most frequent first; among equals by name. */
export function describeRuleCounts(counts: ReadonlyMap<string, number>): RuleCount[] {
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
