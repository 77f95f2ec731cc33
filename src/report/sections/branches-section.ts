import { type Html, html } from '../html/html.js';
import { describeMetric } from '../metric-catalog.js';
import type { ReportInput } from '../report-input.js';
import { metricCell } from './metric-cell.js';

const COMPARED = ['finalEquity', 'totalReturnPct', 'maxDrawdownPct', 'sharpe', 'trades', 'fees'];

/** The branches side by side; nothing for a run that was not forked. */
export function branchesSection({ branches }: ReportInput): Html | null {
  if (branches.length < 2) return null;
  return html`<section id="branches" aria-labelledby="branches-title"><h2 id="branches-title">Branches</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="branches-title"><table class="wide">
<thead><tr><th scope="col">Branch</th><th scope="col">Forked from</th>${COMPARED.map((key) => html`<th scope="col" class="number">${describeMetric(key).label}</th>`)}</tr></thead>
<tbody>${branches.map(
    ({ result, quoteCurrency }) =>
      html`<tr><th scope="row">${result.name}</th><td>${result.parent === null ? 'the run itself' : `${result.parent}${result.forkedAt ? `, ${result.forkedAt.slice(0, 16).replace('T', ' ').replace(' 00:00', '')}` : ''}`}</td>${COMPARED.map((key) => metricCell(key, result.metrics[key], quoteCurrency))}</tr>`,
  )}</tbody></table></div></section>`;
}
