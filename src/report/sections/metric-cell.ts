import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { type Html, html } from '../html/html.js';

/** A table cell with a metric: rounded for reading, the exact digits of money on hover, a dash with its reason for null. */
export function metricCell(key: string, value: number | string | null | undefined, currency: string): Html {
  if (value === undefined) return html`<td class="number"></td>`;
  const text = formatMetric(key, value, currency);
  if (text === NO_VALUE) return html`<td class="number" title="too few observations">${text}</td>`;
  if (typeof value === 'string') return html`<td class="number" title="${value}">${text}</td>`;
  return html`<td class="number">${text}</td>`;
}
