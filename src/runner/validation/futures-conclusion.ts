import type { PathDifference } from '../../analytics/comparison/compare-paths.js';
import { decimalsFor, plainNumber } from '../../analytics/comparison/plain-number.js';
import { formatIntervalMs } from '../../feeds/check/format-interval.js';

/** What may be concluded from futures that were drawn from the past, in plain sentences. */
export function futuresConclusion(
  { differencePct, interval, observations }: PathDifference,
  horizonMs: number,
): string {
  const over = `Over ${observations} futures of ${formatIntervalMs(horizonMs)}, drawn from the past,`;
  const { lowPct, highPct } = interval ?? { lowPct: Number.NaN, highPct: Number.NaN };
  if (differencePct === 0 && lowPct === 0 && highPct === 0) return `${over} the proposed shares made no difference.`;
  const decimals = decimalsFor([differencePct, lowPct, highPct]);
  const points = `${plainNumber(Math.abs(differencePct), decimals)} percentage points`;
  const found = `${over} the proposed shares returned ${points} ${differencePct < 0 ? 'less' : 'more'} than the present ones on average`;
  const range = `${found}; the 95 % interval of that average runs from ${plainNumber(lowPct, decimals)} to ${plainNumber(highPct, decimals)}`;
  return lowPct <= 0 && highPct >= 0 ? `${range}, so this may well be chance.` : `${range} and leaves out zero.`;
}
