import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../format/format-metric.js';
import { formatPercent, formatSignedPercent } from '../format/format-percent.js';
import { moneyDecimals } from '../format/money-decimals.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchRecord, StrategyResult } from '../run-result.js';
import { equalSharesNote } from './equal-shares-note.js';

const NUMBERS = ['Profit', 'Return', 'Drawdown', 'Trades', 'Winners', 'Fees', 'Final equity', 'Share'];

/** A row of the table: a strategy, or the desk as the sum of them. */
interface Row extends Omit<StrategyResult, 'id' | 'use' | 'symbols'> {
  readonly name: string;
  readonly rule: string;
  readonly symbols: string;
}

/** What each strategy earned in each branch, and the desk as a whole where there are several. */
export function strategiesSection(input: ReportInput): Html | null {
  const { branches } = input;
  if (branches.every(({ result }) => result.strategies.length === 0)) return null;
  const many = branches.length > 1;
  const note = equalSharesNote(input);
  return html`<section id="strategies" aria-labelledby="strategies-title"><h2 id="strategies-title">Strategies</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="strategies-title"><table class="wide">
<thead><tr><th scope="col">Strategy</th>${NUMBERS.map((label) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col">Rule</th><th scope="col">Symbols</th>${many ? html`<th scope="col">Branch</th>` : null}</tr></thead>
${branches.map((branch) => rows(branch, many))}</table></div>
<p class="note">Amounts in ${branches[0].quoteCurrency}. Profit is after fees, open positions included; cash that the allocator moved is none. Return is what one unit of a strategy’s capital has become (time-weighted). Share is the part of the final equity.${note === null ? null : ` ${note}`}</p></section>`;
}

function rows(branch: BranchRecord, many: boolean): Html {
  const { strategies } = branch.result;
  const own = strategies.map((strategy) => ({
    ...strategy,
    name: strategy.id,
    rule: strategy.use,
    symbols: strategy.symbols.join(', '),
  }));
  return html`<tbody>${own.map((strategy) => row(branch, strategy, many, ''))}${own.length > 1 ? row(branch, desk(branch), many, 'sum') : null}</tbody>`;
}

function desk({ result: { metrics, strategies } }: BranchRecord): Row {
  const { finalEquity, totalReturnPct, maxDrawdownPct, fees, trades, winRatePct } = metrics;
  const pnl = strategies.reduce((sum, strategy) => sum + Number(strategy.pnl), 0);
  const parts = { returnPct: totalReturnPct, maxDrawdownPct, fees, trades, winRatePct };
  return { name: 'The desk', rule: '', symbols: '', pnl: String(pnl), finalEquity, ...parts };
}

function row({ result, quoteCurrency }: BranchRecord, own: Row, many: boolean, kind: string): Html {
  const pnl = Number(own.pnl);
  const tone = pnl > 0 ? 'gain' : pnl < 0 ? 'loss' : '';
  const total = Number(result.metrics.finalEquity);
  const share = total > 0 ? formatPercent((Number(own.finalEquity) / total) * 100, 1) : NO_VALUE;
  return html`<tr class="${kind}"><th scope="row">${own.name}</th><td class="number ${tone}" title="${own.pnl}">${formatSigned(pnl, moneyDecimals(Math.abs(pnl)))}</td><td class="number">${formatSignedPercent(own.returnPct)}</td><td class="number">${formatPercent(own.maxDrawdownPct)}</td><td class="number">${formatFixed(own.trades, 0)}</td><td class="number">${formatMetric('winRatePct', own.winRatePct, quoteCurrency)}</td><td class="number" title="${own.fees}">${amount(own.fees)}</td><td class="number" title="${own.finalEquity}">${amount(own.finalEquity)}</td><td class="number">${share}</td><td>${own.rule}</td><td>${own.symbols}</td>${many ? html`<td>${result.name}</td>` : null}</tr>`;
}

/** Without its currency: in every cell it would make the table too wide. */
function amount(value: string): string {
  const number = Number(value);
  return formatFixed(number, moneyDecimals(Math.abs(number)));
}
