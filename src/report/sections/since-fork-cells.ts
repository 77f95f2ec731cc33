import type { Metrics } from '../../analytics/metrics.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { moneyDecimals } from '../format/money-decimals.js';
import { type Html, html } from '../html/html.js';

const COLUMNS = [
  ['totalReturnPct', 'Return'],
  ['maxDrawdownPct', 'Drawdown'],
  ['sharpe', 'Sharpe'],
  ['trades', 'Trades'],
  ['fees', 'Fees'],
] as const;

/** How many cells {@link sinceForkCells} gives. */
export const SINCE_FORK_COLUMNS = COLUMNS.length;

/** The headings of what happened since a fork. */
export function sinceForkHeadings(): Html {
  return html`${COLUMNS.map(([, label]) => html`<th scope="col" class="number">${label}</th>`)}`;
}

/** The metrics since a fork, each in a cell; the best ones are marked. */
export function sinceForkCells(metrics: Metrics | null | undefined, isBest: (key: string) => boolean): Html {
  return html`${COLUMNS.map(([key]) => {
    const value = metrics?.[key];
    if (value === null || value === undefined) return html`<td class="number">${NO_VALUE}</td>`;
    const text = typeof value === 'string' ? amount(value) : formatMetric(key, value, '');
    const exact = typeof value === 'string' ? html` title="${value}"` : null;
    return html`<td class="number"${exact}>${isBest(key) ? html`<strong class="best">${text}</strong>` : text}</td>`;
  })}`;
}

/** Without its currency: in every cell it would make the table too wide. */
function amount(value: string): string {
  const number = Number(value);
  return formatFixed(number, moneyDecimals(Math.abs(number)));
}
