import { type ChartedCurve, downSampleEquity } from './down-sample-equity.js';

/** Several curves at common times. Before a curve's own first sample (`start` is its row) there is nothing to show. */
export interface AlignedEquity {
  readonly tsMs: readonly number[];
  readonly curves: readonly AlignedCurve[];
}

export interface AlignedCurve {
  readonly start: number;
  /** From row `start` on. */
  readonly equity: readonly number[];
  /** The worst between this row and the one before it. */
  readonly drawdownPct: readonly number[];
}

/** Brings branches onto one time axis: the union of the samples that each of them needs. */
export function alignEquity(curves: readonly ChartedCurve[], pointsMax: number): AlignedEquity {
  const share = Math.max(10, Math.floor(pointsMax / Math.max(1, curves.length)));
  const times = new Set<number>();
  for (const curve of curves) for (const index of downSampleEquity(curve, share)) times.add(curve.tsMs[index]);
  const tsMs = [...times].sort((a, b) => a - b);
  return { tsMs, curves: curves.map((curve) => alignCurve(curve, tsMs)) };
}

/** A curve at given times: at each the last sample until then. */
export function alignCurve(curve: ChartedCurve, tsMs: readonly number[]): AlignedCurve {
  const equity: number[] = [];
  const drawdownPct: number[] = [];
  let start = tsMs.length;
  let next = 0;
  for (let row = 0; row < tsMs.length; row++) {
    let worst = 0;
    while (next < curve.tsMs.length && curve.tsMs[next] <= tsMs[row])
      worst = Math.max(worst, curve.drawdownPct[next++]);
    if (next === 0) continue;
    if (start === tsMs.length) start = row;
    equity.push(curve.equity[next - 1]);
    drawdownPct.push(curve.tsMs[next - 1] === tsMs[row] ? worst : Math.max(worst, curve.drawdownPct[next - 1]));
  }
  return { start, equity, drawdownPct };
}
