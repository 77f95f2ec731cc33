import type { EquityCurve } from '../../analytics/equity-curve.js';
import { runPeriod } from '../data/run-period.js';
import { formatMetric } from '../format/format-metric.js';
import { formatMoney } from '../format/format-money.js';
import { formatUtcDate, formatUtcLastDate } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { staticEquityChart } from './static-equity-chart.js';
import { zoomControls } from './zoom-controls.js';

const HOLD_TOGGLE = html`<button type="button" data-toggle="buy-and-hold" aria-pressed="true">Buy and hold</button>`;

/** Equity of every branch over time, with the drawdown beneath it. */
export function equitySection(input: ReportInput): Html {
  const [main] = input.branches;
  const period = main && runPeriod(main.equity);
  return html`<section id="equity" aria-labelledby="equity-title"><h2 id="equity-title">Equity and drawdown</h2>${
    period && period.toMs > period.fromMs
      ? charts(input, period.toMs - period.fromMs)
      : html`<p class="empty">There is only one moment in this run, so there is no curve to draw.</p>`
  }</section>`;
}

function charts(input: ReportInput, spanMs: number): Html {
  const [{ equity, quoteCurrency, result }] = input.branches;
  const label = describe(equity, quoteCurrency);
  const deepest = formatMetric('maxDrawdownPct', result.metrics.maxDrawdownPct, quoteCurrency);
  const held =
    input.prices.length === 0
      ? null
      : html`<span class="js-only"> Dashed: the same starting equity spent on the market at the start and held, in equal parts, without fees.</span>`;
  return html`${zoomControls(spanMs, input.prices.length === 0 ? null : HOLD_TOGGLE)}
<figure>
<div class="chart" data-chart="equity" role="img" aria-label="${label}"></div>
<div class="chart" data-chart="drawdown" role="img" aria-label="Drawdown in percent of the highest equity so far; the deepest was ${deepest}."></div>
<noscript>${staticEquityChart(equity, quoteCurrency, label)}</noscript>
<figcaption>Account value in ${quoteCurrency}, times in UTC; below it, the distance to the highest value so far.${held}<span class="js-only hover-only"> Drag across a chart to zoom in, double-click to see everything.</span></figcaption>
</figure>`;
}

function describe({ tsMs, equity }: EquityCurve, currency: string): string {
  const last = equity.length - 1;
  let lowest = 0;
  let highest = 0;
  for (let index = 1; index <= last; index++) {
    if (equity[index] < equity[lowest]) lowest = index;
    if (equity[index] > equity[highest]) highest = index;
  }
  const at = (index: number) => `${formatMoney(equity[index], currency)} on ${formatUtcDate(tsMs[index])}`;
  const end = `${formatMoney(equity[last], currency)} at the end of ${formatUtcLastDate(tsMs[last])}`;
  return `Equity from ${at(0)} to ${end}; highest ${at(highest)}, lowest ${at(lowest)}.`;
}
