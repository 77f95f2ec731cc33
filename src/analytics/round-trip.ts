/** A position from flat to flat (or to the part that was closed), as a person would list a trade. */
export interface RoundTrip {
  readonly strategy: string;
  readonly symbol: string;
  readonly side: 'long' | 'short';
  /** Decimal strings: exact. */
  readonly quantity: string;
  readonly entryTsMs: number;
  /** Volume-weighted average, rounded half-even to the venue's price precision plus 8 digits. */
  readonly entryPrice: string;
  readonly exitTsMs: number;
  readonly exitPrice: string;
  /** Profit after the fees of both sides, quote currency. */
  readonly pnl: string;
  readonly fees: string;
  /** Profit in percent of the entry's notional. */
  readonly returnPct: number;
  /** Maximum adverse and favourable excursion while open, in percent of the entry price: adverse ≤ 0 ≤ favourable. */
  readonly maePct: number;
  readonly mfePct: number;
  /** Why it ended: `signal`, `stop`, `take_profit`, `trailing_stop` or `liquidation`. */
  readonly exitReason: string;
}
