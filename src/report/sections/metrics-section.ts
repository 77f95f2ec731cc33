import { type Html, html } from '../html/html.js';
import {
  describeMetric,
  METRIC_GROUPS,
  type MetricEntry,
  type MetricGroup,
  metricKeysInOrder,
} from '../metric-catalog.js';
import type { ReportInput } from '../report-input.js';
import type { BranchRecord } from '../run-result.js';
import { metricCell } from './metric-cell.js';

interface GroupOfMetrics {
  readonly group: MetricGroup;
  readonly metrics: readonly MetricEntry[];
}

/** Every metric by group with what it means: lists side by side for one branch, one table with a column each for several. */
export function metricsSection({ branches }: ReportInput): Html | null {
  if (branches.length === 0) return null;
  const keys = metricKeysInOrder(Object.assign({}, ...branches.map(({ result }) => result.metrics)));
  const entries = keys.map(describeMetric);
  const groups = METRIC_GROUPS.map((group) => ({ group, metrics: entries.filter((entry) => entry.group === group) }));
  const filled = groups.filter(({ metrics }) => metrics.length > 0);
  return html`<section id="metrics" aria-labelledby="metrics-title"><h2 id="metrics-title">Metrics</h2>
${branches.length === 1 ? html`<div class="metrics">${filled.map((group) => list(group, branches))}</div>` : table(filled, branches)}
${branches.length > 1 ? html`<p class="note">A branch’s numbers are of its whole path: its parent’s until the fork, then its own.</p>` : null}
<details class="glossary"><summary>What these mean</summary><dl>${entries
    .filter(({ meaning }) => meaning !== '')
    .map(({ label, meaning }) => html`<dt>${label}</dt><dd>${meaning}</dd>`)}</dl></details></section>`;
}

function list({ group, metrics }: GroupOfMetrics, branches: readonly BranchRecord[]): Html {
  const id = `metrics-${group.toLowerCase()}`;
  return html`<div><h3 id="${id}">${group}</h3><table aria-labelledby="${id}"><thead class="visually-hidden"><tr><th scope="col">Metric</th><th scope="col">Value</th></tr></thead><tbody>${rows(metrics, branches)}</tbody></table></div>`;
}

function table(groups: readonly GroupOfMetrics[], branches: readonly BranchRecord[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="metrics-title"><table class="wide grouped">
<thead><tr><th scope="col">Metric</th>${branches.map(({ result }) => html`<th scope="col" class="number">${result.name}</th>`)}</tr></thead>
${groups.map(
  ({ group, metrics }) =>
    html`<tbody><tr><th scope="rowgroup" colspan="${branches.length + 1}">${group}</th></tr>${rows(metrics, branches)}</tbody>`,
)}</table></div>`;
}

function rows(metrics: readonly MetricEntry[], branches: readonly BranchRecord[]): Html[] {
  return metrics.map(({ key, label, meaning }) => {
    const title = meaning === '' ? null : html` title="${meaning}"`;
    const cells = branches.map(({ result, quoteCurrency }) => metricCell(key, result.metrics[key], quoteCurrency));
    return html`<tr><th scope="row"${title}>${label}</th>${cells}</tr>`;
  });
}
