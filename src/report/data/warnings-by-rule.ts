import type { RiskWarningResult } from '../run-result.js';

/** The warnings of one rule, summed up. */
export interface RuleWarnings {
  readonly rule: string;
  readonly count: number;
  /** The one whose value came nearest to its limit, or went farthest beyond it. */
  readonly worst: RiskWarningResult;
  readonly first: RiskWarningResult;
  /** Strategies and symbols that it was about, in order of their first warning; empty: the whole desk. */
  readonly about: readonly string[];
}

/** One row a rule, most warnings first. */
export function warningsByRule(warnings: readonly RiskWarningResult[]): RuleWarnings[] {
  const rules = new Map<string, RiskWarningResult[]>();
  for (const warning of warnings) {
    const own = rules.get(warning.rule);
    if (own === undefined) rules.set(warning.rule, [warning]);
    else own.push(warning);
  }
  const rows = [...rules].map(([rule, own]) => ({
    rule,
    count: own.length,
    worst: own.reduce((worst, one) => (used(one) > used(worst) ? one : worst)),
    first: own[0],
    about: [...new Set(own.flatMap(({ strategy, symbol }) => [strategy, symbol].filter((name) => name !== null)))],
  }));
  return rows.sort((a, b) => b.count - a.count);
}

function used({ value, limit }: RiskWarningResult): number {
  return value / limit;
}
