import { type Html, html } from '../../html/html.js';
import { zoomControls } from '../../sections/zoom-controls.js';
import type { RunComparison } from '../run-comparison.js';
import { runHeadings } from './run-headings.js';

/** Equity of both runs over the time that they have in common, and B less A below it; null where that cannot be drawn. */
export function equityComparison(comparison: RunComparison): Html | null {
  const { equity, from, to, quoteCurrency } = comparison;
  if (from === null || to === null || equity.a === undefined || equity.b === undefined) return null;
  const spanMs = Date.parse(to) - Date.parse(from);
  if (!(spanMs > 0)) return null;
  const { a, b } = runHeadings(comparison);
  return html`<section id="equity" aria-labelledby="equity-title"><h2 id="equity-title">Equity</h2>
${zoomControls(spanMs)}
<figure>
<div class="chart" data-chart="curves" role="img" aria-label="Equity of ${a} and ${b} over the time that both cover; the table of metrics has their returns."></div>
<p class="chart-title js-only">Return of B less that of A, percentage points</p>
<div class="chart" data-chart="differences" role="img" aria-label="Return of B less that of A since the beginning of their common time, in percentage points."></div>
<p class="empty static-only">The charts need scripts. The table of metrics has the numbers.</p>
<figcaption>Account value in ${quoteCurrency}, times in UTC. The line without a colour is A.<span class="js-only hover-only"> Drag across a chart to zoom in, double-click to see everything.</span></figcaption>
</figure></section>`;
}
