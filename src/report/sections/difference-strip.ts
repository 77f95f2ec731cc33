import type { ReturnDifference } from '../../analytics/comparison/return-difference.js';
import { isSignificant } from '../data/best-of-fork.js';
import { type Html, html } from '../html/html.js';
import { intervalScalePct } from './interval-bar.js';

const WIDTH = 240;
const HEIGHT = 40;
const GAP = 0.25;

/** The differences of many forks as columns, in the order of time, above and below zero: where a change helped and where it hurt. */
export function differenceStrip(differences: readonly ReturnDifference[], label: string): Html {
  const scalePct = intervalScalePct(differences.map((difference) => ({ ...difference, interval: null })));
  const step = WIDTH / Math.max(1, differences.length);
  const bars = differences.map(({ differencePct, verdict }, index) => {
    const part = scalePct > 0 ? Math.max(-1, Math.min(1, differencePct / scalePct)) : 0;
    const height = Math.abs(part) * (HEIGHT / 2 - 1);
    const y = part > 0 ? HEIGHT / 2 - height : HEIGHT / 2;
    const tone = isSignificant(verdict) ? verdict : 'unsure';
    return html`<rect class="${tone}" x="${(index * step).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * (1 - GAP)).toFixed(1)}" height="${height.toFixed(1)}"/>`;
  });
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${bars}<line class="zero" x1="0" x2="${WIDTH}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}"/></svg>`;
}
