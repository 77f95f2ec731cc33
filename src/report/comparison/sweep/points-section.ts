import { formatFixed } from '../../format/format-fixed.js';
import { type Html, html } from '../../html/html.js';
import { describeMetric } from '../../metric-catalog.js';
import { metricCell } from '../../sections/metric-cell.js';
import type { SweepPoint, SweepResult } from '../sweep-result.js';
import { parameterText } from './parameter-axis.js';
import { objectiveLabel, scoreText } from './score-format.js';

/** A page is no file: sweep.json has all points. */
const TOP_MAX = 25;
const FAILED_MAX = 50;
const METRICS = ['totalReturnPct', 'sharpe', 'maxDrawdownPct', 'trades', 'winRatePct', 'fees'];

/** The best points, and those that came to no end. */
export function pointsSection(result: SweepResult): Html | null {
  const { points, ranking } = result;
  if (points.length === 0) return null;
  const top = ranking.slice(0, TOP_MAX).map((index) => points[index]);
  const failed = points.filter(({ error }) => error !== null);
  return html`<section id="points" class="points" aria-labelledby="points-title"><h2 id="points-title">Best points</h2>
${top.length === 0 ? html`<p class="empty">No point has a value of what is sought.</p>` : topTable(result, top)}
${failed.length === 0 ? null : failedTable(result, failed)}</section>`;
}

function topTable(result: SweepResult, top: readonly SweepPoint[]): Html {
  const metrics = METRICS.filter((key) => key !== result.objective.metric);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="points-title"><table class="wide">
<thead><tr><th scope="col" class="number">Rank</th>${parameterHeadings(result)}<th scope="col" class="number">${objectiveLabel(result)}</th>${metrics.map((key) => html`<th scope="col" class="number">${describeMetric(key).label}</th>`)}<th scope="col" class="number">Point</th></tr></thead>
<tbody>${top.map(
    (point, rank) =>
      html`<tr><th scope="row" class="number">${rank + 1}</th>${parameterCells(point)}<td class="number"><strong>${scoreText(result, point.score)}</strong></td>${metrics.map((key) => metricCell(key, point.metrics?.[key] ?? null, result.quoteCurrency))}<td class="number">${point.index}</td></tr>`,
  )}</tbody></table></div>
<p class="note">${top.length < result.points.length ? `The best ${top.length} of ${formatFixed(result.points.length, 0)}; sweep.json has all of them, by their numbers. ` : null}All of the whole period, on which they were also picked: the numbers flatter.</p>`;
}

function failedTable(result: SweepResult, failed: readonly SweepPoint[]): Html {
  const count = formatFixed(failed.length, 0);
  return html`<details class="changes"><summary id="failed-points-title">${failed.length === 1 ? '1 point that failed' : `${count} points that failed`}</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="failed-points-title"><table class="wide">
<thead><tr><th scope="col" class="number">Point</th>${parameterHeadings(result)}<th scope="col">Error</th></tr></thead>
<tbody>${failed.slice(0, FAILED_MAX).map((point) => html`<tr><th scope="row" class="number">${point.index}</th>${parameterCells(point)}<td class="reason"><code>${point.error?.code}</code> ${point.error?.message}</td></tr>`)}</tbody></table></div>
${failed.length > FAILED_MAX ? html`<p class="note">The first ${FAILED_MAX} are shown, sweep.json has them all.</p>` : null}</details>`;
}

function parameterHeadings({ parameters }: SweepResult): Html[] {
  return parameters.map(({ name, path }) => html`<th scope="col" class="number" title="${path}">${name}</th>`);
}

function parameterCells({ values }: SweepPoint): Html[] {
  return values.map((value) => html`<td class="number">${parameterText(value)}</td>`);
}
