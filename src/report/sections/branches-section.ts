import { branchesByName } from '../data/branch-names.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { branchCharts } from './branch-charts.js';
import { branchConclusions } from './branch-conclusions.js';
import { isDetailOfBranches } from './detailed-branches.js';
import { failedBranches } from './failed-branches.js';
import { forkTable } from './fork-table.js';
import { repeatedBranches } from './repeated-branches.js';

/** What came of the branches: conclusions, the comparison with their parents, charts, and those that failed. */
export function branchesSection(input: ReportInput): Html | null {
  const { failedBranches: failed = [] } = input.result;
  const branches = input.branches.map(({ result }) => result);
  const byName = branchesByName(branches);
  if (byName.single.length + byName.repeated.length + failed.length === 0) return null;
  return html`<section id="branches" class="branches" aria-labelledby="branches-title"><h2 id="branches-title">Branches</h2>
${branchConclusions(byName)}
${byName.single.length > 0 ? forkTable(byName.single, 'branches-title') : null}
${repeatedBranches(byName.repeated)}
${branches.length > 1 ? explanation(input) : null}
${branchCharts(input)}
${failedBranches(failed)}
</section>`;
}

function explanation(input: ReportInput): Html {
  const { quoteCurrency } = input.result;
  const rest = isDetailOfBranches(input)
    ? 'The sections below list the branches with their whole path: the parent’s past and what followed.'
    : 'There are too many branches for the sections below: those are of the run itself, except for the trades; result.json has the rest.';
  return html`<p class="note">Everything here is since the fork, for branch and parent alike; fees in ${quoteCurrency}. The difference is the branch’s return less its parent’s, in percentage points (pp); its interval says where it would lie if these days were drawn again (block bootstrap). Only where the interval leaves out zero is a branch called better or worse, drawn in colour, and the best number of its fork set in bold. ${rest}</p>`;
}
