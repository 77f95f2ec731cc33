import { formatFixed } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';

const COUNTS = [
  ['bars', 'Bars'],
  ['events', 'Events'],
  ['signals', 'Signals'],
  ['orders', 'Orders'],
  ['fills', 'Fills'],
  ['shrinks', 'Orders made smaller by risk'],
  ['refusals', 'Orders refused by risk'],
  ['rejections', 'Orders rejected by the venue'],
  ['expired', 'Orders expired at the venue'],
  ['liquidations', 'Positions liquidated'],
] as const;

/** Rows for what is rare, and not worth a zero. */
const ONLY_WHEN_ANY: readonly string[] = ['expired', 'liquidations'];

/** How often each thing happened. */
export function activitySection({ branches }: ReportInput): Html | null {
  if (branches.length === 0) return null;
  const columns = branches.length === 1 ? ['Count'] : branches.map(({ result }) => result.name);
  return html`<section id="activity" aria-labelledby="activity-title"><h2 id="activity-title">Activity</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="activity-title"><table class="counts">
<thead><tr><th scope="col">Event</th>${columns.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${shownCounts(branches).map(
    ([key, label]) =>
      html`<tr><th scope="row">${label}</th>${branches.map(({ result }) => html`<td class="number">${formatFixed(result.counts[key], 0)}</td>`)}</tr>`,
  )}</tbody></table></div></section>`;
}

function shownCounts(branches: ReportInput['branches']): (typeof COUNTS)[number][] {
  return COUNTS.filter(
    ([key]) => !ONLY_WHEN_ANY.includes(key) || branches.some(({ result }) => result.counts[key] > 0),
  );
}
