import { type Html, html } from '../../html/html.js';
import { describeMetric, METRIC_GROUPS } from '../../metric-catalog.js';
import { metricCell } from '../../sections/metric-cell.js';
import type { MetricDifference, RunComparison } from '../run-comparison.js';
import { formatDifference } from './format-difference.js';
import { runHeadings } from './run-headings.js';

/** Every metric of both runs and B less A, by group; null where there is none. */
export function metricDifferences(comparison: RunComparison): Html | null {
  const { metrics, quoteCurrency } = comparison;
  if (metrics.length === 0) return null;
  const { a, b } = runHeadings(comparison);
  const groups = METRIC_GROUPS.map((group) => ({
    group,
    own: metrics.filter(({ key }) => describeMetric(key).group === group),
  }));
  return html`<section id="metrics" aria-labelledby="metrics-title"><h2 id="metrics-title">Metrics</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="metrics-title"><table class="wide grouped compared">
<thead><tr><th scope="col">Metric</th><th scope="col" class="number">A</th><th scope="col" class="number">B</th><th scope="col" class="number">B less A</th></tr></thead>
${groups
  .filter(({ own }) => own.length > 0)
  .map(
    ({ group, own }) =>
      html`<tbody><tr><th scope="rowgroup" colspan="4">${group}</th></tr>${own.map((metric) => row(metric, quoteCurrency))}</tbody>`,
  )}</table></div>
<p class="note">${a}; ${b}. Each run over its whole time. Only the return has an interval, above: every other difference may be chance.</p></section>`;
}

function row(metric: MetricDifference, currency: string): Html {
  const { key, a, b } = metric;
  const { label, meaning } = describeMetric(key);
  const title = meaning === '' ? null : html` title="${meaning}"`;
  return html`<tr><th scope="row"${title}>${label}</th>${metricCell(key, a, currency)}${metricCell(key, b, currency)}<td class="number"><strong>${formatDifference(metric, currency)}</strong></td></tr>`;
}
