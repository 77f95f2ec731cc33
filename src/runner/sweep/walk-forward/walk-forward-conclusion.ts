import type { WalkForwardResult } from '../../../report/comparison/walk-forward-result.js';
import { formatFixed } from '../../../report/format/format-fixed.js';

/** What a walk forward says, in a sentence or two. */
export function walkForwardConclusion({ windows, outOfSample, efficiency }: WalkForwardResult): string {
  const count = windows.length === 1 ? '1 window' : `${windows.length} windows`;
  if (windows.every(({ chosen }) => chosen === null)) {
    return `Walking forward over ${count}, nothing could be picked: on no past did a point have the metric, which may need more days.`;
  }
  if (outOfSample === null) return `Walking forward over ${count}, no test came to an end.`;
  const { totalReturnPct, sharpe } = outOfSample;
  const ratio = sharpe === null ? '' : `, a Sharpe ratio of ${formatFixed(sharpe, 2)}`;
  const returned = `Walking forward over ${count}, what was picked on the past returned ${formatFixed(totalReturnPct, 2)} % on what followed${ratio}`;
  if (efficiency === null) return `${returned}; the past itself had shown no profit.`;
  if (efficiency <= 0) return `${returned}: nothing was left of the profit that the past had shown.`;
  return `${returned}: ${formatFixed(100 * efficiency, 0)} % of what the past had shown, day by day.`;
}
