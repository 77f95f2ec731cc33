import { formatFixed } from '../format/format-fixed.js';
import { readableTime } from '../format/readable-time.js';
import { type Html, html } from '../html/html.js';
import type { BranchResult, RunResult } from '../run-result.js';
import { dataTable } from './data-table.js';

/** Of more branches than this the fingerprints are folded away. */
const LISTED_MAX = 9;

/** The data sets that the run read, and the fingerprints that identify it. */
export function dataSection({ data, branches, scenario }: RunResult): Html {
  const isFolded = branches.length > LISTED_MAX;
  return html`<section id="data" aria-labelledby="data-title"><h2 id="data-title">Data and identity</h2>
${dataTable(data)}
<dl class="identity"><dt>Scenario</dt><dd><code>${scenario.hash}</code></dd>${fingerprints(isFolded ? branches.slice(0, 1) : branches, branches.length > 1)}</dl>
${isFolded ? html`<details class="changes"><summary>${formatFixed(branches.length - 1, 0)} fingerprints of the branches</summary><dl class="identity">${fingerprints(branches.slice(1), true)}</dl></details>` : null}
<p class="note">The same scenario on the same data gives the same fingerprint on every machine.</p></section>`;
}

function fingerprints(branches: readonly BranchResult[], several: boolean): Html[] {
  return branches.map(
    (branch) => html`<dt>${identity(branch, several)}</dt><dd><code>${branch.fingerprint}</code></dd>`,
  );
}

function identity({ name, parent, forkedAt }: BranchResult, several: boolean): string {
  if (!several) return 'Fingerprint';
  return parent === null
    ? `Fingerprint of ${name}`
    : `Fingerprint of ${name}, from ${parent}${forkedAt ? ` at ${readableTime(forkedAt)}` : ''}`;
}
