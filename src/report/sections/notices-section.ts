import { type Html, html } from '../html/html.js';
import type { RunResult } from '../run-result.js';

/** What a reader must know before trusting the numbers: warnings first, then the assumptions they rest on. */
export function noticesSection({ warnings, assumptions }: Pick<RunResult, 'warnings' | 'assumptions'>): Html | null {
  if (warnings.length === 0 && assumptions.length === 0) return null;
  return html`<div class="notices">
${warnings.length > 0 ? html`<aside class="warnings" aria-labelledby="warnings-title"><h2 id="warnings-title">${warnings.length === 1 ? 'Warning' : `${warnings.length} warnings`}</h2>${list(warnings)}</aside>` : null}
${assumptions.length > 0 ? html`<aside class="assumptions" aria-labelledby="assumptions-title"><h2 id="assumptions-title">What this rests on</h2>${list(assumptions)}</aside>` : null}
</div>`;
}

function list(sentences: readonly string[]): Html {
  return html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}
