import { type ShareHistory, summarizeShare, unequalShares } from '../data/share-history.js';
import { formatPercent } from '../format/format-percent.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchResult } from '../run-result.js';
import { allocationChanges } from './allocation-changes.js';
import { seriesNumber } from './series-number.js';
import { staticShareChart } from './static-share-chart.js';
import { validationTable } from './validation-table.js';

/** Less than this is left over by rounding, not by intent. */
const UNUSED_MIN = 0.0005;

/**
 * How the capital was divided over time, and why; null where it stayed in equal parts, of which the strategies' section
 * tells, and nobody proposed other ones.
 */
export function allocationSection({ branches }: ReportInput): Html | null {
  const shown = branches.flatMap((branch) => {
    const history = unequalShares(branch);
    const isAsked = (branch.result.validations?.length ?? 0) > 0;
    return history === undefined && !isAsked ? [] : [{ result: branch.result, history }];
  });
  if (shown.length === 0) return null;
  return html`<section id="allocation" aria-labelledby="allocation-title"><h2 id="allocation-title">Allocation</h2>
${shown.map(({ result, history }, index) => branchAllocation(result, history, index, branches.length > 1))}</section>`;
}

function branchAllocation(result: BranchResult, history: ShareHistory | undefined, index: number, many: boolean): Html {
  const { name, strategies, validations } = result;
  const ids = strategies.map(({ id }) => id);
  return html`<div${many ? html` class="subsection"` : null}>${many ? html`<h3>${name}</h3>` : null}
${history === undefined ? html`<p>The capital stayed in equal parts.</p>` : branchShares(result, history, index, many)}
${validationTable(validations, ids, `proposals-title-${index}`)}</div>`;
}

function branchShares(result: BranchResult, history: ShareHistory, index: number, many: boolean): Html {
  const { name, allocations, strategies } = result;
  const ids = strategies.map(({ id }) => id);
  const titleId = `shares-title-${index}`;
  const rows = ids.map((id, strategyIndex) => ({ id, ...summarizeShare(history, strategyIndex) }));
  const label = `Shares of the capital over time: ${rows.map(({ id, first, last }) => `${id} from ${percent(first)} to ${percent(last)}`).join(', ')}.`;
  const isUnused = history.steps.some(({ shares }) => shares.reduce((sum, share) => sum + share, 0) < 1 - UNUSED_MIN);
  return html`<figure>${staticShareChart(history, label)}
<figcaption>The part of the capital that the allocator let each strategy use, one above the other in the order of the table.${isUnused ? ' What is blank was left to nobody.' : null}</figcaption></figure>
<h3 id="${titleId}" class="visually-hidden">Shares of each strategy${many ? `, ${name}` : null}</h3>
<div class="scroll shares" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide">
<thead><tr><th scope="col">Strategy</th>${['At the end', 'Average', 'Lowest', 'Highest', 'At the start'].map((label) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
<tbody>${rows.map(({ id, last, average, lowest, highest, first }, row) => html`<tr><th scope="row"><span class="swatch share-${seriesNumber(row)}" aria-hidden="true"></span>${id}</th>${[last, average, lowest, highest, first].map((share) => html`<td class="number">${percent(share)}</td>`)}</tr>`)}</tbody></table></div>
${allocationChanges(allocations, ids, `changes-title-${index}`)}`;
}

function percent(share: number): string {
  return formatPercent(share * 100, 1);
}
