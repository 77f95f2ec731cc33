import { type BranchTrade, embeddedTrades, tradeDecimals, tradesOf } from '../data/trade-columns.js';
import { formatFixed } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import { type TradeTableColumn, tradeTableColumns } from './trade-table-columns.js';

/** Rows of one page; the first page stands in the markup, for readers without scripts. */
export const TRADE_ROWS_PER_PAGE = 50;

/** Every round trip, with sorting, filters and pages. */
export function tradesSection(input: ReportInput): Html {
  const trades = tradesOf(input.branches);
  return html`<section id="trades" class="trades" aria-labelledby="trades-title"><h2 id="trades-title">Trades</h2>${
    trades.length === 0 ? html`<p class="empty">${emptyReason(input)}</p>` : table(input, trades)
  }</section>`;
}

function table(input: ReportInput, trades: readonly BranchTrade[]): Html {
  const names = input.branches.map(({ result }) => result.name);
  const columns = tradeTableColumns(tradeDecimals(trades), names);
  const unique = (of: (trade: BranchTrade) => string) => [...new Set(trades.map(of))].sort();
  const first = trades.slice(0, TRADE_ROWS_PER_PAGE);
  const embedded = embeddedTrades(trades);
  return html`<div class="controls" role="group" aria-label="Filter trades">
${names.length > 1 ? select('Branch', 'branch', names, names[0]) : null}
${select(
  'Symbol',
  'symbol',
  unique(({ trip }) => trip.symbol),
)}
${select(
  'Strategy',
  'strategy',
  unique(({ trip }) => trip.strategy),
)}
<label>Result <select name="result"><option value="">all</option><option value="win">won</option><option value="loss">lost</option></select></label>
</div>
<p class="note" data-trade-summary aria-live="polite">${formatFixed(trades.length, 0)} trades${trades.length > first.length ? html`<span class="static-only">; the first ${first.length} are shown, trades.csv has them all</span>` : null}. Profit and fees in ${input.branches[0].quoteCurrency}.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="trades-title"><table class="wide" data-trade-table data-rows="${TRADE_ROWS_PER_PAGE}">
<thead><tr>${columns.map((column) => html`<th scope="col" data-key="${column.key}" data-kind="${column.kind}" data-decimals="${column.decimals}"${align(column)}>${column.label}</th>`)}</tr></thead>
<tbody>${first.map((trade) => row(columns, trade))}</tbody></table></div>
<div class="controls pages" role="group" aria-label="Pages"><button type="button" data-page="first">First</button><button type="button" data-page="previous">Previous</button><span data-page-note aria-live="polite"></span><button type="button" data-page="next">Next</button><button type="button" data-page="last">Last</button></div>
<p class="note">Worst and best: the furthest the price went against and for the trade while it was open.${
    input.branches.length > 1
      ? ' A branch has the trades that it closed after its fork; those before are its parent’s.'
      : null
  }${
    trades.length > embedded
      ? ` This page holds the first ${formatFixed(embedded, 0)} trades; trades.csv has all ${formatFixed(trades.length, 0)}.`
      : null
  }</p>`;
}

function row(columns: readonly TradeTableColumn[], trade: BranchTrade): Html {
  return html`<tr>${columns.map((column, index) => {
    const text = column.text(trade);
    if (index === 0) return html`<th scope="row">${text}</th>`;
    const tone =
      column.kind !== 'tone' ? '' : Number(trade.trip.pnl) > 0 ? 'gain' : Number(trade.trip.pnl) < 0 ? 'loss' : '';
    return html`<td${align(column, tone)}>${text}</td>`;
  })}</tr>`;
}

function align({ kind }: TradeTableColumn, tone = ''): Html | null {
  const classes = [kind === 'text' || kind === 'time' ? '' : 'number', tone].filter(Boolean).join(' ');
  return classes === '' ? null : html` class="${classes}"`;
}

function select(label: string, name: string, options: readonly string[], chosen = ''): Html {
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options.map((option) => html`<option${option === chosen ? html` selected` : null}>${option}</option>`)}</select></label>`;
}

function emptyReason({ branches }: ReportInput): string {
  const fills = branches.reduce((sum, branch) => sum + branch.fills.length, 0);
  if (fills > 0)
    return `No position was closed again: ${fills === 1 ? 'one fill' : `${fills} fills`} left it open to the end.`;
  return 'There were no trades. The counts below show how far the chain got: signals, orders, refusals.';
}
