import type { DifferenceVerdict, ReturnDifference } from '../../analytics/comparison/return-difference.js';
import { formatSigned } from '../format/format-fixed.js';
import { NO_VALUE } from '../format/format-metric.js';
import { formatSignedPoints } from '../format/format-points.js';
import { type Html, html } from '../html/html.js';
import { intervalBar } from './interval-bar.js';

/** What may be said of a branch, in words that claim no more. */
export const VERDICT_WORDS: Readonly<Record<DifferenceVerdict, string>> = {
  identical: 'identical to its parent',
  'too-short': 'too short to tell',
  'no-difference': 'no difference shown',
  better: 'better',
  worse: 'worse',
};

const TONES: Readonly<Partial<Record<DifferenceVerdict, string>>> = { better: 'gain', worse: 'loss' };

/** Three cells of a row: the difference, its interval and the verdict. */
export function differenceCells(difference: ReturnDifference | undefined, scalePct: number): Html {
  if (difference === undefined) return html`<td class="number">${NO_VALUE}</td><td></td><td>not compared</td>`;
  const { verdict, differencePct, interval } = difference;
  const span =
    interval === null
      ? null
      : html`${intervalBar(difference, scalePct)}<span class="span-text">${formatSigned(interval.lowPct, 2)} to ${formatSigned(interval.highPct, 2)}</span>`;
  return html`<td class="number">${formatSignedPoints(differencePct)}</td><td class="interval-cell">${span}</td><td class="verdict-word ${TONES[verdict] ?? ''}">${VERDICT_WORDS[verdict]}</td>`;
}

/** The headings over {@link differenceCells}; the level is that of the intervals below. */
export function differenceHeadings(differences: readonly ReturnDifference[]): Html {
  const level = differences.find(({ interval }) => interval !== null)?.interval?.level;
  const interval = level === undefined ? 'Interval' : `${Math.round(level * 100)}\u00a0% interval`;
  return html`<th scope="col" class="number">Difference</th><th scope="col">${interval}</th><th scope="col">Verdict</th>`;
}
