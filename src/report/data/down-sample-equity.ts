import type { EquityCurve } from '../../analytics/equity-curve.js';

/** What a chart needs of an equity curve. */
export type ChartedCurve = Pick<EquityCurve, 'tsMs' | 'equity' | 'drawdownPct'>;

/**
 * Indices of the samples that a chart needs, oldest first, about `pointsMax` at most: of each stretch of time the first
 * and last sample, the highest and lowest equity and the deepest drawdown. So no peak or trough is lost.
 */
export function downSampleEquity(curve: ChartedCurve, pointsMax: number): number[] {
  const { length } = curve.tsMs;
  if (length <= pointsMax) return Array.from({ length }, (_, index) => index);
  const stretches = Math.max(1, Math.floor(pointsMax / 5));
  const kept: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * length) / stretches);
    const to = Math.floor(((stretch + 1) * length) / stretches);
    if (from < to) kept.push(...extremes(curve, from, to));
  }
  return kept;
}

function extremes(curve: ChartedCurve, from: number, to: number): number[] {
  let lowest = from;
  let highest = from;
  let deepest = from;
  for (let index = from; index < to; index++) {
    if (curve.equity[index] < curve.equity[lowest]) lowest = index;
    if (curve.equity[index] > curve.equity[highest]) highest = index;
    if (curve.drawdownPct[index] > curve.drawdownPct[deepest]) deepest = index;
  }
  return [...new Set([from, lowest, highest, deepest, to - 1])].sort((a, b) => a - b);
}
