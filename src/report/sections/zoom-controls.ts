import { type Html, html } from '../html/html.js';

const DAY_MS = 86_400_000;
const SPANS_DAYS = [365, 90, 30, 7, 1];

/** Buttons that zoom and move all charts together: for keyboards and phones, where there is no dragging. `more` follows. */
export function zoomControls(spanMs: number, more: Html | null = null): Html {
  const shorter = SPANS_DAYS.filter((days) => days * DAY_MS < spanMs * 0.9);
  return html`<div class="controls zoom" role="group" aria-label="Time shown in all charts">
<button type="button" data-zoom="all" aria-pressed="true">All</button>
${shorter.map((days) => html`<button type="button" data-zoom="${days * DAY_MS}" aria-pressed="false">${days === 365 ? '1 year' : `${days} d`}</button>`)}
${shorter.length > 0 ? html`<button type="button" data-pan="-1" aria-label="Earlier" disabled>←</button><button type="button" data-pan="1" aria-label="Later" disabled>→</button>` : null}
${more}<span class="note zoom-range" aria-live="polite"></span>
</div>`;
}
