import type { ShareHistory, ShareStep } from '../data/share-history.js';
import { formatUtcDate, formatUtcLastDate, formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import { seriesNumber } from './series-number.js';

const WIDTH = 800;
const HEIGHT = 240;
/** Steps nearer than this in the drawing are one. */
const STEP_WIDTH = 2;
const DAY_MS = 86_400_000;

/** Shares as layers on top of each other, the first strategy uppermost; what nobody uses stays blank. For readers with and without scripts. */
export function staticShareChart(history: ShareHistory, label: string): Html {
  const { fromMs, toMs } = history;
  const x = (tsMs: number) => ((tsMs - fromMs) / (toMs - fromMs || 1)) * WIDTH;
  const steps = drawnSteps(history, x);
  const layers = steps[0].shares.map((_, index) => layer(steps, index, x));
  const middleMs = fromMs + (toMs - fromMs) / 2;
  const isShort = toMs - fromMs < 3 * DAY_MS;
  const time = isShort ? formatUtcMinute : formatUtcDate;
  return html`<div class="share-frame">
<div class="share-scale" aria-hidden="true"><span>100 %</span><span>50 %</span><span>0 %</span></div>
<svg class="share-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">
${layers.map((path, index) => html`<path class="share-${seriesNumber(index)}" d="${path}"/>`)}
${[0.25, 0.5, 0.75].map((part) => html`<line class="grid" x1="0" x2="${WIDTH}" y1="${HEIGHT * part}" y2="${HEIGHT * part}"/>`)}
</svg></div><p class="static-labels share-times"><span>${time(fromMs)}</span><span>${time(middleMs)}</span><span>${(isShort ? time : formatUtcLastDate)(toMs)}</span></p>`;
}

/** The area below the top of a strategy's layer: the later ones are drawn over it. */
function layer(steps: readonly ShareStep[], strategyIndex: number, x: (tsMs: number) => number): string {
  const corners = steps.map(({ tsMs, shares }, index) => {
    const top = shares.slice(strategyIndex).reduce((sum, share) => sum + share, 0);
    const y = trimmed(HEIGHT * (1 - Math.min(1, top)));
    return index === 0 ? `M0 ${HEIGHT}V${y}` : `H${trimmed(x(tsMs))}V${y}`;
  });
  return `${corners.join('')}H${WIDTH}V${HEIGHT}Z`;
}

/** Of the steps that lie on one spot the last one: what went before it could not be seen. */
function drawnSteps({ steps }: ShareHistory, x: (tsMs: number) => number): ShareStep[] {
  const drawn: ShareStep[] = [];
  for (const step of steps) {
    const last = drawn[drawn.length - 1];
    if (last !== undefined && drawn.length > 1 && x(step.tsMs) - x(last.tsMs) < STEP_WIDTH) {
      drawn[drawn.length - 1] = { tsMs: last.tsMs, shares: step.shares };
    } else drawn.push(step);
  }
  return drawn;
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(1)));
}
