import { formatFixed } from '../format/format-fixed.js';
import { readableTime } from '../format/readable-time.js';
import { type Html, html } from '../html/html.js';
import type { DataSetResult } from '../run-result.js';

const HASH_SHOWN = 16;

/** The data sets that were read, one a row, under the heading `data-title`. */
export function dataTable(data: readonly DataSetResult[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="data-title"><table class="wide">
<thead><tr><th scope="col">Symbol</th><th scope="col">Bars</th><th scope="col" class="number">Rows</th><th scope="col">From (UTC)</th><th scope="col">To (UTC)</th><th scope="col">Source</th><th scope="col">SHA-256 of the columns</th></tr></thead>
<tbody>${data.map(
    (set) =>
      html`<tr><th scope="row">${set.symbol}</th><td>${set.interval}</td><td class="number">${formatFixed(set.rows, 0)}</td><td>${readableTime(set.from)}</td><td>${readableTime(set.to)}</td><td>${set.source}</td><td><code title="${set.hash}">${short(set.hash)}</code></td></tr>`,
  )}</tbody></table></div>`;
}

function short(hash: string): string {
  return hash.length > HASH_SHOWN ? `${hash.slice(0, HASH_SHOWN)}…` : hash;
}
