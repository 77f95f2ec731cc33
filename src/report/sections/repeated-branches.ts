import type { ReturnDifference } from '../../analytics/comparison/return-difference.js';
import { isBestOfFork } from '../data/best-of-fork.js';
import type { RepeatedBranch } from '../data/branch-names.js';
import { forkGroups } from '../data/fork-groups.js';
import { countVerdicts, type VerdictCounts } from '../data/verdict-counts.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { formatSignedPoints } from '../format/format-points.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { BranchResult } from '../run-result.js';
import { differenceCells, differenceHeadings } from './difference-cells.js';
import { differenceStrip } from './difference-strip.js';
import { changedText } from './fork-table.js';
import { intervalScalePct } from './interval-bar.js';
import { sinceForkCells, sinceForkHeadings } from './since-fork-cells.js';

/** So few forks that a reader need not ask for them. */
const OPEN_MAX = 6;

/** Names that were forked at many times: a row each that sums them up, and their forks below, folded away. */
export function repeatedBranches(repeated: readonly RepeatedBranch[]): Html | null {
  if (repeated.length === 0) return null;
  const isUntold = repeated.some(({ branches }) => untold(countVerdicts(branches)) > 0);
  const untoldLabel = isUntold ? ['Too short to tell'] : [];
  const counts = ['Forks', 'Better', 'Worse', 'No difference', ...untoldLabel, 'Median difference'];
  return html`<div class="subsection repeated"><h3 id="repeated-title">Branches forked at many times</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="repeated-title"><table class="wide">
<thead><tr><th scope="col">Branch and what it changed</th>${counts.map((label) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col">Differences, by time of the fork</th></tr></thead>
<tbody>${repeated.map((one) => summaryRow(one, isUntold))}</tbody></table></div>
${repeated.map(details)}</div>`;
}

function summaryRow({ name, branches }: RepeatedBranch, isUntold: boolean): Html {
  const counts = countVerdicts(branches);
  const { forks, byVerdict, medianDifferencePct } = counts;
  const { better, worse } = byVerdict;
  const strip = differenceStrip(
    differencesOf(branches),
    `Differences of ${name} by time of the fork: ${better} better, ${worse} worse of ${forks}.`,
  );
  const same = byVerdict['no-difference'] + byVerdict.identical;
  const cells = [better, worse, same, ...(isUntold ? [untold(counts)] : [])].map(
    (count, column) =>
      html`<td class="number ${count === 0 ? '' : column === 0 ? 'gain' : column === 1 ? 'loss' : ''}">${formatFixed(count, 0)}</td>`,
  );
  return html`<tr><th scope="row">${name}${changedText(branches[0].changes ?? [])}</th><td class="number">${formatFixed(forks, 0)}</td>${cells}<td class="number">${medianDifferencePct === null ? NO_VALUE : formatSignedPoints(medianDifferencePct)}</td><td>${strip}</td></tr>`;
}

function details({ name, branches }: RepeatedBranch, index: number): Html {
  const titleId = `repeated-title-${index}`;
  const differences = differencesOf(branches);
  const scalePct = intervalScalePct(differences);
  return html`<details class="changes"${branches.length <= OPEN_MAX ? html` open` : null}><summary id="${titleId}">${name}: ${formatFixed(branches.length, 0)} forks, one by one</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${titleId}"><table class="wide">
<thead><tr><th scope="col">Forked at (UTC)</th>${differenceHeadings(differences)}<th scope="col" class="number">Parent’s return</th>${sinceForkHeadings()}</tr></thead>
<tbody>${branches.map((branch) => row(branch, scalePct))}</tbody></table></div></details>`;
}

function row(branch: BranchResult, scalePct: number): Html {
  const { forkedAt, comparison, name } = branch;
  const [alone] = forkGroups([branch]);
  const tsMs = Date.parse(forkedAt ?? '');
  const parentPct = formatMetric('totalReturnPct', comparison?.parentMetrics.totalReturnPct ?? null, '');
  return html`<tr><th scope="row" title="${name}">${Number.isNaN(tsMs) ? name : formatUtcMinute(tsMs)}</th>${differenceCells(comparison?.difference, scalePct)}<td class="number">${parentPct}</td>${sinceForkCells(comparison?.metrics, (key) => isBestOfFork(alone, key, 1))}</tr>`;
}

/** Forks too close to the end for a verdict. */
function untold({ forks, byVerdict }: VerdictCounts): number {
  return forks - byVerdict.better - byVerdict.worse - byVerdict['no-difference'] - byVerdict.identical;
}

function differencesOf(branches: readonly BranchResult[]): ReturnDifference[] {
  return branches.flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison.difference]));
}
