import type { QuantileBand } from '../../analytics/comparison/trade-order.js';
import { powerOfTen } from '../../core/power-of-ten.js';
import { formatPercent } from '../format/format-percent.js';
import { type Html, html } from '../html/html.js';

/** Room to the right of the largest value. */
const HEADROOM = 1.1;
const TICKS_MAX = 5;
/** A bar that takes less of the width than this has no room for a gap. */
const GAP_WIDTH_MIN_PCT = 3;
/** Nearer to an edge than this, in percent of the width, a text stands beside its mark instead of above or below it. */
const LABEL_EDGE_PCT = 28;
const TICK_EDGE_PCT = 4;

/** A drawing, and whether the median shows in it. */
export interface DrawdownStrip {
  readonly drawing: Html;
  readonly hasGap: boolean;
}

/**
 * Drawdowns of other orders as a bar from their 5 % to their 95 % quantile, the median as a gap in it, and that which
 * happened as a line across, on an axis from 0. Places are parts of the width, so that letters keep their size on a phone.
 * Null where nothing ever fell.
 */
export function drawdownStrip(band: QuantileBand, actualPct: number, decimals: number): DrawdownStrip | null {
  const { p5, p50, p95 } = band;
  const endPct = Math.min(100, HEADROOM * Math.max(p95, actualPct));
  if (endPct === 0) return null;
  const x = (value: number) => (100 * value) / endPct;
  const at = (value: number) => `${x(value).toFixed(2)}%`;
  const pct = (value: number) => formatPercent(value, decimals);
  const label = `The deepest drawdown was ${pct(actualPct)}; in other orders ${pct(p5)} to ${pct(p95)} in 9 of 10 cases, half of them under ${pct(p50)}.`;
  const hasGap = x(p95 - p5) >= GAP_WIDTH_MIN_PCT;
  const gap = hasGap ? html`<line class="median" x1="${at(p50)}" x2="${at(p50)}" y1="23" y2="47"/>` : null;
  const drawing = html`<svg class="drawdown-strip" role="img" aria-label="${label}">
<rect class="orders" x="${at(p5)}" y="24" width="${at(p95 - p5)}" height="22"/>${gap}
<line class="axis" x1="0" x2="100%" y1="54" y2="54"/>${ticks(endPct).map(({ value, text }) => html`<line class="axis" x1="${at(value)}" x2="${at(value)}" y1="54" y2="59"/><text x="${at(value)}" y="74"${anchor(x(value), TICK_EDGE_PCT)}>${text}</text>`)}
<line class="actual" x1="${at(actualPct)}" x2="${at(actualPct)}" y1="18" y2="54"/><text class="actual-label" x="${at(actualPct)}" y="12"${anchor(x(actualPct), LABEL_EDGE_PCT)}>as it happened</text>
</svg>`;
  return { drawing, hasGap };
}

function anchor(xPct: number, edgePct: number): Html {
  const place = xPct < edgePct ? 'start' : xPct > 100 - edgePct ? 'end' : 'middle';
  return html` text-anchor="${place}"`;
}

/** At most five round numbers from 0 on. */
function ticks(endPct: number): { readonly value: number; readonly text: string }[] {
  const power = Math.floor(Math.log10(endPct / TICKS_MAX));
  const whole = powerOfTen(power);
  const unit = [1, 2, 5].find((one) => endPct / (one * whole) < TICKS_MAX) ?? 10;
  const step = unit * whole;
  const decimals = Math.max(0, unit === 10 ? -power - 1 : -power);
  return Array.from({ length: Math.floor(endPct / step) + 1 }, (_, index) => ({
    value: index * step,
    text: formatPercent(index * step, index === 0 ? 0 : decimals),
  }));
}
