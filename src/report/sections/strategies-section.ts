import { formatFixed } from '../format/format-fixed.js';
import { formatMetric } from '../format/format-metric.js';
import { formatMoney, formatSignedMoney } from '../format/format-money.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchRecord, StrategyResult } from '../run-result.js';

/** What each strategy did in each branch. */
export function strategiesSection({ branches }: ReportInput): Html | null {
  if (branches.every(({ result }) => result.strategies.length === 0)) return null;
  const many = branches.length > 1;
  return html`<section id="strategies" aria-labelledby="strategies-title"><h2 id="strategies-title">Strategies</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="strategies-title"><table class="wide">
<thead><tr>${many ? html`<th scope="col">Branch</th>` : null}<th scope="col">Strategy</th><th scope="col">Rule</th><th scope="col">Symbols</th><th scope="col" class="number">Profit</th><th scope="col" class="number">Fees</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Winners</th><th scope="col" class="number">Final equity</th></tr></thead>
<tbody>${branches.map((branch) => branch.result.strategies.map((strategy) => row(branch, strategy, many)))}</tbody></table></div></section>`;
}

function row({ result, quoteCurrency }: BranchRecord, strategy: StrategyResult, many: boolean): Html {
  const pnl = Number(strategy.pnl);
  const tone = pnl > 0 ? 'gain' : pnl < 0 ? 'loss' : '';
  return html`<tr>${many ? html`<td>${result.name}</td>` : null}<th scope="row">${strategy.id}</th><td>${strategy.use}</td><td>${strategy.symbols.join(', ')}</td><td class="number ${tone}" title="${strategy.pnl}">${formatSignedMoney(strategy.pnl, quoteCurrency)}</td><td class="number" title="${strategy.fees}">${formatMoney(strategy.fees, quoteCurrency)}</td><td class="number">${formatFixed(strategy.trades, 0)}</td><td class="number">${formatMetric('winRatePct', strategy.winRatePct, quoteCurrency)}</td><td class="number" title="${strategy.finalEquity}">${formatMoney(strategy.finalEquity, quoteCurrency)}</td></tr>`;
}
