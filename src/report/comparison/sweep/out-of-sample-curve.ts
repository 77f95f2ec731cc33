import type { ChartedCurve } from '../../data/down-sample-equity.js';
import type { OutOfSample } from '../walk-forward-result.js';

const DAY_MS = 86_400_000;
/** What the account begins with: so the curve reads as percent. */
export const OUT_OF_SAMPLE_START = 100;

/** The tests one after the other as the curve of one account, a point at the end of each day. Days between two tests stand still. */
export function outOfSampleCurve({ dayMs, returnPct }: OutOfSample): ChartedCurve {
  const length = dayMs.length + 1;
  const curve = {
    tsMs: new Float64Array(length),
    equity: new Float64Array(length),
    drawdownPct: new Float64Array(length),
  };
  let worth = OUT_OF_SAMPLE_START;
  let peak = worth;
  curve.tsMs[0] = dayMs[0] ?? 0;
  curve.equity[0] = worth;
  for (let day = 0; day < dayMs.length; day++) {
    worth *= 1 + returnPct[day] / 100;
    peak = Math.max(peak, worth);
    curve.tsMs[day + 1] = dayMs[day] + DAY_MS;
    curve.equity[day + 1] = worth;
    curve.drawdownPct[day + 1] = 100 * (1 - worth / peak);
  }
  return curve;
}
