import type { BranchTrade, TradeDecimals } from '../data/trade-columns.js';
import { formatDuration } from '../format/format-duration.js';
import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { formatUtcMinute } from '../format/format-utc.js';

/** How a column is compared, aligned and written; the page's script reads it from the header cell. */
export type TradeColumnKind = 'time' | 'text' | 'number' | 'signed' | 'tone' | 'duration';

/** One column of the trade table. What matters most stands first, so that a phone shows it without scrolling. */
export interface TradeTableColumn {
  readonly key: string;
  readonly kind: TradeColumnKind;
  readonly label: string;
  readonly decimals: number;
  readonly text: (trade: BranchTrade) => string;
}

/** The columns for these decimals; the column of branches only when there are several. */
export function tradeTableColumns(decimals: TradeDecimals, branchNames: readonly string[]): TradeTableColumn[] {
  const fixed = (key: string, label: string, places: number, of: (trade: BranchTrade) => string) =>
    column(key, 'number', label, (trade) => formatFixed(Number(of(trade)), places), places);
  const signed = (
    key: string,
    kind: 'signed' | 'tone',
    label: string,
    places: number,
    of: (trade: BranchTrade) => number,
  ) => column(key, kind, label, (trade) => formatSigned(of(trade), places), places);
  return [
    column('entryMs', 'time', 'Entry (UTC)', ({ trip }) => formatUtcMinute(trip.entryTsMs)),
    signed('pnl', 'tone', 'Profit', decimals.pnl, ({ trip }) => Number(trip.pnl)),
    signed('returnPct', 'tone', 'Return %', 2, ({ trip }) => trip.returnPct),
    column('symbol', 'text', 'Symbol', ({ trip }) => trip.symbol),
    column('side', 'text', 'Side', ({ trip }) => trip.side),
    fixed('quantity', 'Quantity', decimals.quantity, ({ trip }) => trip.quantity),
    fixed('entryPrice', 'Entry price', decimals.price, ({ trip }) => trip.entryPrice),
    fixed('exitPrice', 'Exit price', decimals.price, ({ trip }) => trip.exitPrice),
    column('exitMs', 'time', 'Exit (UTC)', ({ trip }) => formatUtcMinute(trip.exitTsMs)),
    column('heldMs', 'duration', 'Held', ({ trip }) => formatDuration(trip.exitTsMs - trip.entryTsMs)),
    fixed('fees', 'Fees', decimals.fees, ({ trip }) => trip.fees),
    signed('maePct', 'signed', 'Worst %', 2, ({ trip }) => trip.maePct),
    signed('mfePct', 'signed', 'Best %', 2, ({ trip }) => trip.mfePct),
    column('strategy', 'text', 'Strategy', ({ trip }) => trip.strategy),
    column('reason', 'text', 'Ended by', ({ trip }) => trip.exitReason),
    ...(branchNames.length > 1 ? [column('branch', 'text', 'Branch', ({ branch }) => branchNames[branch])] : []),
  ];
}

function column(
  key: string,
  kind: TradeColumnKind,
  label: string,
  text: (trade: BranchTrade) => string,
  decimals = 0,
): TradeTableColumn {
  return { key, kind, label, decimals, text };
}
