import { formatFixed } from '../../format/format-fixed.js';
import { formatMetric } from '../../format/format-metric.js';
import { describeMetric } from '../../metric-catalog.js';
import type { SweepResult } from '../sweep-result.js';

/** A score with its unit. */
export function scoreText({ objective, quoteCurrency }: SweepResult, score: number | null): string {
  return formatMetric(objective.metric, score, quoteCurrency);
}

/** A score in a narrow cell: no unit, and no more digits than help. */
export function shortScore(score: number): string {
  const size = Math.abs(score);
  return formatFixed(score, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** What is sought, as a reader calls it: `Sharpe ratio`. */
export function objectiveLabel({ objective }: SweepResult): string {
  return describeMetric(objective.metric).label;
}

/** The unit of the scores where they stand without it. */
export function scoreUnit({ objective: { metric }, quoteCurrency }: SweepResult): string | null {
  if (metric.endsWith('Pct')) return '%';
  if (metric.endsWith('Days')) return 'days';
  if (/^(finalEquity|expectancy|avgWin|avgLoss|bestTrade|worstTrade|fees|turnover)$/.test(metric)) return quoteCurrency;
  return null;
}
