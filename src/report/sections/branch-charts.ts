import { COLOURED_MAX } from '../data/branch-curves.js';
import { runPeriod } from '../data/run-period.js';
import { formatFixed } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { zoomControls } from './zoom-controls.js';

/** Equity of the branches since their forks with that of the run itself, and below it how far each is from its parent. */
export function branchCharts({ branches }: ReportInput): Html | null {
  const [main] = branches;
  const period = main && runPeriod(main.equity);
  if (branches.length < 2 || period === undefined || period.toMs === period.fromMs) return null;
  const forks = branches.length - 1;
  const firstMs = Math.min(...branches.slice(1).map(({ equity }) => equity.tsMs[0] ?? period.toMs));
  const isCrowd = forks > COLOURED_MAX;
  const since =
    firstMs > period.fromMs && firstMs < period.toMs
      ? html`<button type="button" data-since="${Math.round(firstMs)}" aria-pressed="false">Since the ${forks > 1 ? 'first ' : ''}fork</button>`
      : null;
  const others = isCrowd
    ? html`<button type="button" data-toggle="faded" aria-pressed="true">The other branches</button>`
    : null;
  const crowd = isCrowd
    ? ` Of ${formatFixed(forks, 0)} branches those that ended farthest from their parents are in colour, three at either end; the others are grey.`
    : null;
  return html`<div class="subsection branch-charts"><h3>Equity of the branches</h3>
${zoomControls(period.toMs - period.fromMs, html`${since}${others}${isCrowd ? picker(branches) : null}`)}
<figure>
<div class="chart" data-chart="curves" role="img" aria-label="Equity of ${main.result.name} and of its branches since their forks; the table of branches has the returns."></div>
<p class="chart-title js-only">Difference to the parent since the fork, percentage points</p>
<div class="chart" data-chart="differences" role="img" aria-label="Return of each branch less that of its parent since the fork, in percentage points; the table of branches has the differences."></div>
<p class="empty static-only">The charts of the branches need scripts. The table above has their numbers.</p>
<figcaption>Account value in ${main.quoteCurrency}, times in UTC. The line without a colour is the run itself; a branch begins at its fork.${isCrowd ? crowd : ' Dotted: the forks.'}<span class="js-only hover-only"> A click on a name in the legend hides its line.</span></figcaption>
</figure></div>`;
}

function picker(branches: ReportInput['branches']): Html {
  return html`<label>Highlight <select name="highlight"><option value="">none</option>${branches.slice(1).map(({ result }, index) => html`<option value="${index + 1}">${result.name}</option>`)}</select></label>`;
}
