import type { ReturnDifference } from '../../analytics/comparison/return-difference.js';
import { isSignificant } from '../data/best-of-fork.js';
import { type Html, html } from '../html/html.js';

const WIDTH = 132;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
const MARGIN = 3;

/** A difference with its interval as a line on a scale of ±`scalePct`, zero in the middle; what lies beyond is cut off. The text beside it says the same. */
export function intervalBar({ differencePct, interval, verdict }: ReturnDifference, scalePct: number): Html {
  const x = (pct: number) => {
    const part = Math.max(-1, Math.min(1, scalePct > 0 ? pct / scalePct : 0));
    return (WIDTH / 2 + part * (WIDTH / 2 - MARGIN)).toFixed(1);
  };
  const tone = isSignificant(verdict) ? verdict : 'unsure';
  const line =
    interval === null
      ? null
      : html`<line class="span" x1="${x(interval.lowPct)}" x2="${x(interval.highPct)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`;
  return html`<svg class="interval ${tone}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><line class="zero" x1="${WIDTH / 2}" x2="${WIDTH / 2}" y1="0" y2="${HEIGHT}"/>${line}<circle cx="${x(differencePct)}" cy="${MIDDLE}" r="3.5"/></svg>`;
}

/** The scale for bars that are read one below the other: the largest that any of them needs, of many the 95th percentile, so that one wide interval does not press the others flat. */
export function intervalScalePct(differences: readonly ReturnDifference[]): number {
  const sizes = differences
    .map(({ differencePct, interval }) =>
      Math.max(Math.abs(differencePct), Math.abs(interval?.lowPct ?? 0), Math.abs(interval?.highPct ?? 0)),
    )
    .sort((a, b) => a - b);
  return sizes.length === 0 ? 0 : sizes[Math.ceil(sizes.length * (sizes.length > 20 ? 0.95 : 1)) - 1];
}
