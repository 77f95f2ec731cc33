import type { RoundTrip } from '../../../analytics/round-trip.js';
import { formatFixed, formatSigned } from '../../format/format-fixed.js';
import { formatUtcMinute } from '../../format/format-utc.js';
import { moneyDecimals } from '../../format/money-decimals.js';
import { type Html, html } from '../../html/html.js';
import type { RunComparison, TradePair } from '../run-comparison.js';

/** Rows of one table: a page is no file, and trades.csv of either run has them all. */
const ROWS_MAX = 50;

/** Which trades both runs made, which only one of them, and what each kind earned. */
export function tradeDifferences({ trades, quoteCurrency }: RunComparison): Html | null {
  const { matched, onlyA, onlyB } = trades;
  const same = matched.filter(({ a, b }) => a.entryTsMs === b.entryTsMs);
  const near = matched.filter(({ a, b }) => a.entryTsMs !== b.entryTsMs);
  if (matched.length + onlyA.length + onlyB.length === 0) return null;
  const trips = [...matched.flatMap(({ a, b }) => [a, b]), ...onlyA, ...onlyB];
  const decimals = moneyDecimals(trips.reduce((largest, { pnl }) => Math.max(largest, Math.abs(Number(pnl))), 0));
  const money = (value: number) => formatSigned(value, decimals);
  const kinds: readonly (readonly [name: string, a: readonly RoundTrip[], b: readonly RoundTrip[]])[] = [
    ['In both', same.map(({ a }) => a), same.map(({ b }) => b)],
    ...(near.length === 0
      ? []
      : [['In both, entered at another time', near.map(({ a }) => a), near.map(({ b }) => b)] as const]),
    ['Only in A', onlyA, []],
    ['Only in B', [], onlyB],
  ];
  const all = ['All', kinds.flatMap(([, a]) => a), kinds.flatMap(([, , b]) => b)] as const;
  return html`<section id="trades" aria-labelledby="trades-title"><h2 id="trades-title">Trades</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="trades-title"><table class="wide compared">
<thead><tr><th scope="col">Trades</th><th scope="col" class="number">Count, A</th><th scope="col" class="number">Count, B</th><th scope="col" class="number">Profit, A</th><th scope="col" class="number">Profit, B</th><th scope="col" class="number">B less A</th></tr></thead>
<tbody>${[...kinds, all].map(([name, a, b]) => html`<tr class="${name === 'All' ? 'sum' : ''}"><th scope="row">${name}</th><td class="number">${formatFixed(a.length, 0)}</td><td class="number">${formatFixed(b.length, 0)}</td><td class="number">${money(profit(a))}</td><td class="number">${money(profit(b))}</td><td class="number"><strong>${money(profit(b) - profit(a))}</strong></td></tr>`)}</tbody></table></div>
<p class="note">Amounts in ${quoteCurrency}, after fees. A trade is in both where strategy, symbol, side and time of entry are the same${near.length === 0 ? '' : ', or the same but for the time of entry while both were open'}.</p>
${pairs('pairs', 'in both that ended differently', same, money)}${pairs('near', 'in both, entered at another time', near, money)}${single('a', 'only in A', onlyA, money)}${single('b', 'only in B', onlyB, money)}</section>`;
}

type Money = (value: number) => string;

function pairs(id: string, name: string, matched: readonly TradePair[], money: Money): Html | null {
  const size = ({ a, b }: TradePair) => Math.abs(Number(b.pnl) - Number(a.pnl));
  const different = matched
    .filter((pair) => size(pair) > 0 || pair.a.entryTsMs !== pair.b.entryTsMs)
    .sort((one, other) => size(other) - size(one));
  if (different.length === 0) return null;
  return folded(id, `${formatFixed(different.length, 0)} ${name}`, different.length, [
    html`<thead><tr><th scope="col">Entry, A (UTC)</th><th scope="col" class="number">B less A</th><th scope="col" class="number">Profit, A</th><th scope="col" class="number">Profit, B</th><th scope="col">Symbol</th><th scope="col">Side</th><th scope="col">Entry, B</th><th scope="col">Exit, A</th><th scope="col">Exit, B</th><th scope="col">Ended by, A</th><th scope="col">Ended by, B</th><th scope="col">Strategy</th></tr></thead>`,
    html`<tbody>${different.slice(0, ROWS_MAX).map(({ a, b }) => html`<tr><th scope="row">${formatUtcMinute(a.entryTsMs)}</th><td class="number ${tone(Number(b.pnl) - Number(a.pnl))}">${money(Number(b.pnl) - Number(a.pnl))}</td><td class="number">${money(Number(a.pnl))}</td><td class="number">${money(Number(b.pnl))}</td><td>${a.symbol}</td><td>${a.side}</td><td>${formatUtcMinute(b.entryTsMs)}</td><td>${formatUtcMinute(a.exitTsMs)}</td><td>${formatUtcMinute(b.exitTsMs)}</td><td>${a.exitReason}</td><td>${b.exitReason}</td><td>${a.strategy}</td></tr>`)}</tbody>`,
  ]);
}

function single(id: string, name: string, trips: readonly RoundTrip[], money: Money): Html | null {
  if (trips.length === 0) return null;
  const largest = [...trips].sort((one, other) => Math.abs(Number(other.pnl)) - Math.abs(Number(one.pnl)));
  return folded(`only-${id}`, `${formatFixed(trips.length, 0)} ${name}`, trips.length, [
    html`<thead><tr><th scope="col">Entry (UTC)</th><th scope="col" class="number">Profit</th><th scope="col">Symbol</th><th scope="col">Side</th><th scope="col" class="number">Quantity</th><th scope="col">Exit (UTC)</th><th scope="col">Ended by</th><th scope="col">Strategy</th></tr></thead>`,
    html`<tbody>${largest.slice(0, ROWS_MAX).map((trip) => html`<tr><th scope="row">${formatUtcMinute(trip.entryTsMs)}</th><td class="number ${tone(Number(trip.pnl))}">${money(Number(trip.pnl))}</td><td>${trip.symbol}</td><td>${trip.side}</td><td class="number">${trip.quantity}</td><td>${formatUtcMinute(trip.exitTsMs)}</td><td>${trip.exitReason}</td><td>${trip.strategy}</td></tr>`)}</tbody>`,
  ]);
}

function folded(id: string, title: string, count: number, parts: readonly Html[]): Html {
  return html`<details class="changes"><summary id="${id}-title">${title}</summary>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><table class="wide">${parts}</table></div>
${count > ROWS_MAX ? html`<p class="note">The ${ROWS_MAX} largest; trades.csv of the runs has them all.</p>` : null}</details>`;
}

function profit(trips: readonly RoundTrip[]): number {
  return trips.reduce((sum, { pnl }) => sum + Number(pnl), 0);
}

function tone(value: number): string {
  return value > 0 ? 'gain' : value < 0 ? 'loss' : '';
}
