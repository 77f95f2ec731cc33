import { formatDuration } from '../../format/format-duration.js';
import { formatFixed } from '../../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../../format/format-metric.js';
import { formatPercent } from '../../format/format-percent.js';
import { formatPeriod } from '../../format/format-period.js';
import { type Html, html } from '../../html/html.js';
import { describeMetric } from '../../metric-catalog.js';
import { metricCell } from '../../sections/metric-cell.js';
import { staticEquityChart } from '../../sections/static-equity-chart.js';
import { zoomControls } from '../../sections/zoom-controls.js';
import type { SweepResult } from '../sweep-result.js';
import type { OutOfSample, WalkForwardResult, WalkForwardWindow } from '../walk-forward-result.js';
import { OUT_OF_SAMPLE_START, outOfSampleCurve } from './out-of-sample-curve.js';
import { parameterText } from './parameter-axis.js';
import { objectiveLabel, scoreText } from './score-format.js';

const FIGURES = [
  'totalReturnPct',
  'cagrPct',
  'sharpe',
  'sortino',
  'volatilityPct',
  'maxDrawdownPct',
  'trades',
] as const;

/** What the parameters would have earned on days that they were not picked on; null where it was not asked for. */
export function walkForwardSection(result: SweepResult): Html | null {
  const { walkForward } = result;
  if (walkForward === undefined) return null;
  const { outOfSample } = walkForward;
  return html`<section id="walk-forward" class="walk-forward" aria-labelledby="walk-forward-title"><h2 id="walk-forward-title">Walk forward</h2>
<p class="note">${explanation(walkForward)}</p>
${outOfSample === null ? html`<p class="empty">No test came to an end, so there is nothing to put together.</p>` : stitched(outOfSample, walkForward)}
${windowTable(result, walkForward)}</section>`;
}

function explanation({ trainMs, testMs, anchored, warmupMs, unusedMs, windows }: WalkForwardResult): string {
  const past = anchored
    ? `all of the past, at first ${formatDuration(trainMs)},`
    : `the ${formatDuration(trainMs)} before`;
  const warmup = warmupMs > 0 ? ` Each run saw ${formatDuration(warmupMs)} before its window without trading.` : '';
  const unused = unusedMs > 0 ? ` ${formatDuration(unusedMs)} at the end made no whole window and were left out.` : '';
  return `${windows.length === 1 ? 'Once' : `${formatFixed(windows.length, 0)} times`} the best point was picked on ${past} and tried on the ${formatDuration(testMs)} that followed.${warmup}${unused}`;
}

function stitched(outOfSample: OutOfSample, { windows, efficiency }: WalkForwardResult): Html {
  const curve = outOfSampleCurve(outOfSample);
  const { tsMs } = curve;
  const spanMs = tsMs[tsMs.length - 1] - tsMs[0];
  const total = formatMetric('totalReturnPct', outOfSample.totalReturnPct, '');
  const label = `Equity of the ${windows.length} tests one after the other, from ${OUT_OF_SAMPLE_START} on: ${total}.`;
  return html`<dl class="figures">${FIGURES.map((key) => html`<div title="${describeMetric(key).meaning}"><dt>${describeMetric(key).label}</dt><dd>${formatMetric(key, outOfSample[key], '')}</dd></div>`)}<div title="Mean daily return of the tests over that of the chosen points on their pasts."><dt>Efficiency</dt><dd>${efficiency === null ? NO_VALUE : formatPercent(efficiency * 100, 1)}</dd></div></dl>
<div class="subsection"><h3>The tests one after the other</h3>
${spanMs > 0 ? zoomControls(spanMs) : null}
<figure><div class="chart" data-chart="curves" role="img" aria-label="${label}"></div>
<noscript>${staticEquityChart(curve, 'points', label)}</noscript>
<figcaption>One account that begins with ${OUT_OF_SAMPLE_START} and goes on from test to test, at the end of each day (UTC).${windows.length <= 12 ? html`<span class="js-only"> Dotted: where a test begins.</span>` : null}</figcaption></figure></div>`;
}

function windowTable(result: SweepResult, { windows }: WalkForwardResult): Html {
  const label = objectiveLabel(result);
  return html`<div class="subsection windows"><h3 id="windows-title">Window by window</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="windows-title"><table class="wide">
<thead><tr><th scope="col">Test</th>${result.parameters.map(({ name, path }) => html`<th scope="col" class="number" title="${path}">${name}</th>`)}<th scope="col" class="number">${label}, past</th><th scope="col" class="number">${label}, test</th><th scope="col" class="number">Return, past</th><th scope="col" class="number">Return, test</th><th scope="col" class="number">Drawdown, test</th><th scope="col" class="number">Trades, test</th><th scope="col">Past</th></tr></thead>
<tbody>${windows.map((window) => windowRow(result, window))}</tbody></table></div></div>`;
}

function windowRow(
  result: SweepResult,
  { chosen, testFrom, testTo, trainFrom, trainTo, trials, failed }: WalkForwardWindow,
): Html {
  const { parameters, quoteCurrency } = result;
  const head = html`<th scope="row">${period(testFrom, testTo)}</th>`;
  const past = html`<td>${period(trainFrom, trainTo)}${failed > 0 ? `; ${failed} of ${trials} failed` : null}</td>`;
  if (chosen === null)
    return html`<tr>${head}<td colspan="${parameters.length + 6}">No point has a value of what is sought on the past.</td>${past}</tr>`;
  const { values, trainScore, trainMetrics, testScore, testMetrics, error } = chosen;
  const cell = (key: string, metrics: typeof testMetrics) => metricCell(key, metrics?.[key] ?? null, quoteCurrency);
  const test =
    error === null
      ? html`<td class="number"><strong>${scoreText(result, testScore)}</strong></td>${cell('totalReturnPct', trainMetrics)}${cell('totalReturnPct', testMetrics)}${cell('maxDrawdownPct', testMetrics)}${cell('trades', testMetrics)}`
      : html`<td class="number">${NO_VALUE}</td>${cell('totalReturnPct', trainMetrics)}<td colspan="3" class="reason"><code>${error.code}</code> ${error.message}</td>`;
  return html`<tr>${head}${values.map((value) => html`<td class="number">${parameterText(value)}</td>`)}<td class="number">${scoreText(result, trainScore)}</td>${test}${past}</tr>`;
}

function period(from: string, to: string): string {
  return formatPeriod({ fromMs: Date.parse(from), toMs: Date.parse(to), days: 0 });
}
