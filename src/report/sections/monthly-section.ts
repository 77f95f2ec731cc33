import { yearsOfReturns } from '../data/years-of-returns.js';
import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { HEAT_STEPS } from '../style/heat-ramp.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The strongest colour stands for one of these, the first that no month exceeds. */
const FULL_PCT = [1, 2, 5, 10, 20, 50, 100];

/** Returns by month as a heat map: the numbers carry the meaning, the colour only helps to find them. */
export function monthlySection({ branches }: ReportInput): Html | null {
  const years = branches[0] ? yearsOfReturns(branches[0].equity) : [];
  if (years.length === 0) return null;
  const sizes = years.flatMap(({ monthsPct }) => monthsPct.map((value) => Math.abs(value ?? 0)));
  const largest = Math.max(...sizes);
  const fullPct = FULL_PCT.find((candidate) => candidate >= largest) ?? FULL_PCT[FULL_PCT.length - 1];
  return html`<section id="months" aria-labelledby="months-title"><h2 id="months-title">Monthly returns</h2>
<div class="scroll heat" tabindex="0" role="region" aria-labelledby="months-title"><table>
<thead><tr><th scope="col">Year</th>${MONTHS.map((month) => html`<th scope="col">${month}</th>`)}<th scope="col">Year’s return</th></tr></thead>
<tbody>${years.map(
    ({ year, monthsPct, totalPct }) =>
      html`<tr><th scope="row">${year}</th>${monthsPct.map((value) => cell(value, fullPct))}<td class="total">${formatSigned(totalPct, 2)}</td></tr>`,
  )}</tbody></table></div>
<p class="note">In percent of the equity at the end of the month before, UTC. Strongest colour from ±${formatFixed(fullPct, 0)}&nbsp;% on.${branches.length > 1 ? ` Branch: ${branches[0].result.name}.` : null}</p></section>`;
}

function cell(valuePct: number | null, fullPct: number): Html {
  if (valuePct === null) return html`<td class="off" title="not part of the run">·</td>`;
  const step = Math.min(HEAT_STEPS, Math.ceil((Math.abs(valuePct) / fullPct) * HEAT_STEPS));
  const shown = formatSigned(valuePct, 2);
  if (step === 0 || !/[1-9]/.test(shown)) return html`<td>${shown}</td>`;
  return html`<td class="${valuePct > 0 ? 'gain' : 'loss'}-${step}">${shown}</td>`;
}
