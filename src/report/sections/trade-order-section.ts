import { decimalsFor } from '../../analytics/comparison/plain-number.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatPercent } from '../format/format-percent.js';
import { moneyDecimals } from '../format/money-decimals.js';
import { withUnbrokenUnits } from '../format/with-unbroken-units.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { TradeOrderResult } from '../trade-order-result.js';
import { drawdownStrip } from './drawdown-strip.js';

/** How much of the drawdown was the order of the trades; null where there are too few of them. Of the run itself. */
export function tradeOrderSection({ branches }: ReportInput): Html | null {
  const order = branches[0]?.result.tradeOrder;
  if (order === undefined) return null;
  const { drawdownPct, actualDrawdownPct, actualRankPct, resamples } = order;
  const decimals = Math.max(2, decimalsFor([drawdownPct.p5, drawdownPct.p95, actualDrawdownPct]));
  const strip = drawdownStrip(drawdownPct, actualDrawdownPct, decimals);
  return html`<section id="trade-order" aria-labelledby="trade-order-title"><h2 id="trade-order-title">Had the trades come in another order</h2>
<p class="order-sentence">${withUnbrokenUnits(order.conclusion)}</p>
<div class="side-by-side"><figure><h3>Deepest drawdown</h3>
${strip?.drawing}
<figcaption>${strip && `The bar holds 9 of 10 orders${strip.hasGap ? ', its gap is the middle one' : ''}. `}${formatPercent(actualRankPct, 0)} of the orders had a smaller drawdown than what happened.</figcaption></figure>
${table(order, decimals, branches[0].quoteCurrency)}</div>
<p class="note">The same trades in ${formatFixed(resamples, 0)} other orders; for the final equity, as many trades drawn from these ${formatFixed(resamples, 0)} times, where some come twice and some never. Drawdowns are from the end of one trade to that of another and open positions are left out: the metrics, which see more, may differ. Where losses come in clusters, expect deeper drawdowns than these.${
    branches.length > 1 ? ' Of the run itself, without its branches.' : null
  }</p></section>`;
}

function table(order: TradeOrderResult, decimals: number, currency: string): Html {
  const { actualDrawdownPct, drawdownPct, finalEquity, finalEquityBand } = order;
  const digits = moneyDecimals(Math.abs(finalEquityBand.p95));
  const rows = [
    ['As it happened', actualDrawdownPct, finalEquity],
    ['5\u00a0% are below', drawdownPct.p5, finalEquityBand.p5],
    ['Half are below', drawdownPct.p50, finalEquityBand.p50],
    ['95\u00a0% are below', drawdownPct.p95, finalEquityBand.p95],
  ] as const;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="trade-order-title"><table class="wide compared">
<thead><tr><th scope="col">Orders</th><th scope="col" class="number">Drawdown</th><th scope="col" class="number">Final equity, ${currency}</th></tr></thead>
<tbody>${rows.map(([name, drawdown, equity]) => html`<tr><th scope="row">${name}</th><td class="number">${formatPercent(drawdown, decimals)}</td><td class="number">${formatFixed(equity, digits)}</td></tr>`)}</tbody></table></div>`;
}
