import { readableTime } from '../../format/readable-time.js';
import { type Html, html } from '../../html/html.js';
import type { RunComparison } from '../run-comparison.js';

/** What identifies the two runs. */
export function runsSection({ a, b }: RunComparison): Html {
  const rows = [
    ['A', a],
    ['B', b],
  ] as const;
  return html`<section id="runs" aria-labelledby="runs-title"><h2 id="runs-title">The runs</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="runs-title"><table class="wide">
<thead><tr><th scope="col">Run</th><th scope="col">Name</th><th scope="col">Read from</th><th scope="col">From (UTC)</th><th scope="col">To (UTC)</th></tr></thead>
<tbody>${rows.map(([letter, run]) => html`<tr><th scope="row">${letter}</th><td>${run.name}</td><td>${run.label}</td><td>${readableTime(run.from)}</td><td>${readableTime(run.to)}</td></tr>`)}</tbody></table></div>
<dl class="identity">${rows.map(([letter, run]) => html`<dt>Scenario of ${letter}</dt><dd><code>${run.scenarioHash}</code></dd><dt>Fingerprint of ${letter}</dt><dd><code>${run.fingerprint}</code></dd>`)}</dl></section>`;
}
