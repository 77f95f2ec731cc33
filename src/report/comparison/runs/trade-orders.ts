import { withUnbrokenUnits } from '../../format/with-unbroken-units.js';
import { type Html, html } from '../../html/html.js';
import type { RunComparison } from '../run-comparison.js';
import { runHeadings } from './run-headings.js';

/** What the order of the trades did to the drawdown of either run; null where both have too few trades for that. */
export function tradeOrders(comparison: RunComparison): Html | null {
  const headings = runHeadings(comparison);
  const sentences = (['a', 'b'] as const).flatMap((side) => {
    const sentence = comparison[side].tradeOrder;
    return sentence === undefined
      ? []
      : [html`<li><strong>${headings[side]}</strong> ${withUnbrokenUnits(sentence)}</li>`];
  });
  if (sentences.length === 0) return null;
  return html`<section id="trade-order" aria-labelledby="trade-order-title"><h2 id="trade-order-title">Had the trades come in another order</h2>
<ul class="conclusions">${sentences}</ul>
<p class="note">Of each run’s whole time. Drawdowns are from the end of one trade to that of another.</p></section>`;
}
