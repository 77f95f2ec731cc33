import type { ChartedCurve } from '../../report/data/down-sample-equity.js';

/** Returns of two runs by period, pair by pair of the same time, as fractions. */
export interface PairedReturns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** The time that both cover, epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

type Curve = Pick<ChartedCurve, 'tsMs' | 'equity'>;

/**
 * Cuts the time that both curves cover at the points of the one that was sampled less often; where the other has no point,
 * its last one before counts. Null where no time is common to both.
 */
export function pairedReturns(a: Curve, b: Curve): PairedReturns | null {
  if (a.tsMs.length === 0 || b.tsMs.length === 0) return null;
  const fromMs = Math.max(a.tsMs[0], b.tsMs[0]);
  const toMs = Math.min(a.tsMs[a.tsMs.length - 1], b.tsMs[b.tsMs.length - 1]);
  if (!(fromMs < toMs)) return null;
  const inside = ({ tsMs }: Curve) => tsMs.filter((time) => time > fromMs && time < toMs);
  const [own, others] = [inside(a), inside(b)];
  const times = [fromMs, ...(own.length <= others.length ? own : others), toMs];
  return { a: returnsAt(a, times), b: returnsAt(b, times), fromMs, toMs };
}

function returnsAt({ tsMs, equity }: Curve, times: readonly number[]): Float64Array {
  let row = 0;
  const values = times.map((time) => {
    while (row + 1 < tsMs.length && tsMs[row + 1] <= time) row++;
    return equity[row];
  });
  // From nothing, nothing can be earned.
  return Float64Array.from(values.slice(1), (value, index) => (values[index] > 0 ? value / values[index] - 1 : 0));
}
