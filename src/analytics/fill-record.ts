/** One fill as it is written to fills.csv: money and quantities as exact decimal strings. */
export interface FillRecord {
  readonly tsMs: number;
  readonly strategy: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
  readonly price: string;
  /** Quote currency. */
  readonly fee: string;
  readonly liquidity: 'maker' | 'taker';
  readonly orderId: string;
}
