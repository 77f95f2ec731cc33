import type { EncodedPrices } from '../data/report-payload.js';
import { runPeriod } from '../data/run-period.js';
import { formatDuration } from '../format/format-duration.js';
import { formatFixed } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { PriceHistory, ReportInput } from '../report-input.js';
import { zoomControls } from './zoom-controls.js';

/** Prices of one symbol at a time, with the trades of one branch marked. */
export function priceSection({ prices, branches }: ReportInput, drawn: readonly EncodedPrices[]): Html | null {
  const shown = prices.filter(({ bars }) => bars.length > 0);
  if (shown.length === 0) return null;
  const period = branches[0] && runPeriod(branches[0].equity);
  if (!period || period.toMs === period.fromMs) return null;
  const symbols = shown.map(({ symbol }) => symbol);
  return html`<section id="price" aria-labelledby="price-title"><h2 id="price-title">Price and trades</h2>
${zoomControls(period.toMs - period.fromMs)}
<div class="controls">
${symbols.length > 1 ? select('Symbol', 'price-symbol', symbols) : null}
${
  branches.length > 1
    ? select(
        'Branch',
        'price-branch',
        branches.map(({ result }) => result.name),
      )
    : null
}
</div>
<figure>
<div class="chart" data-chart="price" role="img" aria-label="Price of ${symbols.join(', ')} with the entries and exits of trades; the trade table below lists them all."></div>
<p class="empty static-only">The price chart needs scripts. The trades are listed below and in trades.csv.</p>
<figcaption class="js-only">▲ buy, ▼ sell; outline: entry, filled: exit; <span class="gain">green: the trade won</span>, <span class="loss">orange: it lost</span>. <span data-marker-note aria-live="polite"></span>${branches.length > 1 ? ' The trades of a branch begin at its fork.' : null}${shown.map((history, index) => joined(history, drawn[index]))}</figcaption>
</figure></section>`;
}

function joined({ symbol, bars }: PriceHistory, { tsMs, intervalMs }: EncodedPrices): string {
  if (tsMs.length === bars.length) return '';
  const counts = `${formatFixed(bars.length, 0)} bars are joined into ${formatFixed(tsMs.length, 0)}`;
  return ` ${symbol}: ${counts} of ${formatDuration(intervalMs)}, each with the open, high, low and close of its time.`;
}

function select(label: string, name: string, options: readonly string[]): Html {
  return html`<label>${label} <select name="${name}">${options.map((option, index) => html`<option value="${index}">${option}</option>`)}</select></label>`;
}
