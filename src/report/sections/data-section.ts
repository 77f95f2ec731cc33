import { formatFixed } from '../format/format-fixed.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { BranchResult, RunResult } from '../run-result.js';

const HASH_SHOWN = 16;

/** The data sets that the run read, and the fingerprints that identify it. */
export function dataSection({ data, branches, scenario }: RunResult): Html {
  return html`<section id="data" aria-labelledby="data-title"><h2 id="data-title">Data and identity</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="data-title"><table class="wide">
<thead><tr><th scope="col">Symbol</th><th scope="col">Bars</th><th scope="col" class="number">Rows</th><th scope="col">From (UTC)</th><th scope="col">To (UTC)</th><th scope="col">Source</th><th scope="col">SHA-256 of the columns</th></tr></thead>
<tbody>${data.map(
    (set) =>
      html`<tr><th scope="row">${set.symbol}</th><td>${set.interval}</td><td class="number">${formatFixed(set.rows, 0)}</td><td>${time(set.from)}</td><td>${time(set.to)}</td><td>${set.source}</td><td><code title="${set.hash}">${short(set.hash)}</code></td></tr>`,
  )}</tbody></table></div>
<dl class="identity"><dt>Scenario</dt><dd><code>${scenario.hash}</code></dd>${branches.map((branch) => html`<dt>${identity(branch, branches.length > 1)}</dt><dd><code>${branch.fingerprint}</code></dd>`)}</dl>
<p class="note">The same scenario on the same data gives the same fingerprint on every machine.</p></section>`;
}

function identity({ name, parent, forkedAt }: BranchResult, several: boolean): string {
  if (!several) return 'Fingerprint';
  return parent === null
    ? `Fingerprint of ${name}`
    : `Fingerprint of ${name}, from ${parent}${forkedAt ? ` at ${time(forkedAt)}` : ''}`;
}

function short(hash: string): string {
  return hash.length > HASH_SHOWN ? `${hash.slice(0, HASH_SHOWN)}…` : hash;
}

/** ISO 8601 as in result.json, easier to read; text that is no time stays as it is. */
function time(iso: string): string {
  const tsMs = Date.parse(iso);
  return Number.isNaN(tsMs) ? iso : formatUtcMinute(tsMs);
}
