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

/** How often each thing happened, and why orders were refused or rejected. */
export function activitySection({ branches }: ReportInput): Html | null {
  if (branches.length === 0) return null;
  const rules = [...new Set(branches.flatMap(({ result }) => result.refusals.map(({ rule }) => rule)))];
  return html`<section id="activity" aria-labelledby="activity-title"><h2 id="activity-title">Activity</h2>
<div class="side-by-side">
<div><h3 id="counts-title">Counts</h3><div class="scroll"><table class="wide" aria-labelledby="counts-title">${head('Event', branches)}<tbody>${shownCounts(
    branches,
  ).map(([key, label]) =>
    row(
      label,
      branches.map(({ result }) => result.counts[key]),
    ),
  )}</tbody></table></div></div>
<div><h3 id="refusals-title">Refusals and rejections by reason</h3>${
    rules.length === 0
      ? html`<p class="empty">No order was refused.</p>`
      : html`<div class="scroll"><table class="wide" aria-labelledby="refusals-title">${head('Reason', branches)}<tbody>${rules.map(
          (rule) =>
            row(
              rule,
              branches.map(({ result }) => result.refusals.find((refusal) => refusal.rule === rule)?.count ?? 0),
            ),
        )}</tbody></table></div>`
  }</div>
</div></section>`;
}

function shownCounts(branches: ReportInput['branches']): (typeof COUNTS)[number][] {
  return COUNTS.filter(
    ([key]) => !ONLY_WHEN_ANY.includes(key) || branches.some(({ result }) => result.counts[key] > 0),
  );
}

function head(what: string, branches: ReportInput['branches']): Html {
  const columns = branches.length === 1 ? ['Count'] : branches.map(({ result }) => result.name);
  return html`<thead><tr><th scope="col">${what}</th>${columns.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>`;
}

function row(label: string, counts: readonly number[]): Html {
  return html`<tr><th scope="row">${label}</th>${counts.map((count) => html`<td class="number">${formatFixed(count, 0)}</td>`)}</tr>`;
}
