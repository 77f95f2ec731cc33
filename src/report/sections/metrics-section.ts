import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { type Html, html } from '../html/html.js';
import { describeMetric, METRIC_GROUPS, metricKeysInOrder } from '../metric-catalog.js';
import type { ReportInput } from '../report-input.js';

/** Every metric by group, one column a branch, with what each means. */
export function metricsSection({ branches }: ReportInput): Html | null {
  if (branches.length === 0) return null;
  const keys = metricKeysInOrder(Object.assign({}, ...branches.map(({ result }) => result.metrics)));
  const entries = keys.map(describeMetric);
  const groups = METRIC_GROUPS.map((group) => ({ group, keys: entries.filter((entry) => entry.group === group) }));
  return html`<section id="metrics" aria-labelledby="metrics-title"><h2 id="metrics-title">Metrics</h2>
<div class="metrics">${groups
    .filter((group) => group.keys.length > 0)
    .map(({ group, keys: metrics }) => {
      return html`<div><h3 id="metrics-${group.toLowerCase()}">${group}</h3><div class="scroll"><table aria-labelledby="metrics-${group.toLowerCase()}">${branchHeader(branches)}<tbody>${metrics.map(
        ({ key, label, meaning }) =>
          html`<tr><th scope="row"${meaning ? html` title="${meaning}"` : null}>${label}</th>${branches.map(({ result, quoteCurrency }) => cell(key, result.metrics[key], quoteCurrency))}</tr>`,
      )}</tbody></table></div></div>`;
    })}</div>
<details class="glossary"><summary>What these mean</summary><dl>${entries
    .filter(({ meaning }) => meaning !== '')
    .map(({ label, meaning }) => html`<dt>${label}</dt><dd>${meaning}</dd>`)}</dl></details></section>`;
}

function branchHeader(branches: ReportInput['branches']): Html {
  if (branches.length === 1) {
    return html`<thead class="visually-hidden"><tr><th scope="col">Metric</th><th scope="col">Value</th></tr></thead>`;
  }
  return html`<thead><tr><th scope="col">Branch</th>${branches.map(({ result }) => html`<th scope="col" class="number">${result.name}</th>`)}</tr></thead>`;
}

function cell(key: string, value: number | string | null | undefined, currency: string): Html {
  if (value === undefined) return html`<td class="number"></td>`;
  const text = formatMetric(key, value, currency);
  if (text === NO_VALUE) return html`<td class="number" title="too few observations">${text}</td>`;
  return typeof value === 'string'
    ? html`<td class="number" title="${value}">${text}</td>`
    : html`<td class="number">${text}</td>`;
}
