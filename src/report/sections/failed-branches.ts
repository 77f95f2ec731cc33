import type { FailedBranch } from '../comparison/branch-comparison.js';
import { readableTime } from '../format/readable-time.js';
import { type Html, html } from '../html/html.js';
import { changedText } from './fork-table.js';

/** Of more than these the first are shown: a page is no file, and result.json has them all. */
const ROWS_MAX = 50;

/** Branches that came to no end, with the error that ended each and what helps against it. */
export function failedBranches(failed: readonly FailedBranch[]): Html | null {
  if (failed.length === 0) return null;
  return html`<div class="subsection failed"><h3 id="failed-branches-title">Branches that came to no end</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="failed-branches-title"><table class="wide">
<thead><tr><th scope="col">Branch and what it changed</th><th scope="col">From</th><th scope="col">Forked at (UTC)</th><th scope="col">Error</th></tr></thead>
<tbody>${failed.slice(0, ROWS_MAX).map(row)}</tbody></table></div>
${failed.length > ROWS_MAX ? html`<p class="note">The first ${ROWS_MAX} are shown, result.json has them all.</p>` : null}</div>`;
}

function row({ name, parent, forkedAt, changes, error }: FailedBranch): Html {
  const remedy = error.remedy === null ? null : html` <span class="remedy">${error.remedy}</span>`;
  return html`<tr><th scope="row">${name}${changedText(changes)}</th><td>${parent}</td><td>${readableTime(forkedAt)}</td><td class="reason"><code>${error.code}</code> ${error.message}${remedy}</td></tr>`;
}
