import { type ChartedCurve, downSampleEquity } from '../data/down-sample-equity.js';
import { formatMoney } from '../format/format-money.js';
import { formatUtcDate, formatUtcLastDate } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';

const WIDTH = 800;
const HEIGHT = 240;
const MARGIN = 6;
const POINTS_MAX = 600;

/** The equity curve as a drawing, for readers without scripts. */
export function staticEquityChart(curve: ChartedCurve, currency: string, label: string): Html {
  const kept = downSampleEquity(curve, POINTS_MAX);
  const fromMs = curve.tsMs[0];
  const toMs = curve.tsMs[curve.tsMs.length - 1];
  const values = kept.map((index) => curve.equity[index]);
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const x = (tsMs: number) => ((tsMs - fromMs) / (toMs - fromMs || 1)) * WIDTH;
  const y = (value: number) => MARGIN + (1 - (value - lowest) / (highest - lowest || 1)) * (HEIGHT - 2 * MARGIN);
  const points = kept.map((index) => `${x(curve.tsMs[index]).toFixed(1)},${y(curve.equity[index]).toFixed(1)}`);
  return html`<svg class="static-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
<line class="base" x1="0" x2="${WIDTH}" y1="${y(curve.equity[0]).toFixed(1)}" y2="${y(curve.equity[0]).toFixed(1)}"/>
<polyline class="line" points="${points.join(' ')}"/>
</svg><p class="static-labels"><span>${formatUtcDate(fromMs)}</span><span>low ${formatMoney(lowest, currency)}, high ${formatMoney(highest, currency)}</span><span>${formatUtcLastDate(toMs)}</span></p>`;
}
