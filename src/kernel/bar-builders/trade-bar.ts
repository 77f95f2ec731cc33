/** A bar that is made of trades. Plain data; builders use their two over and over. */
export interface TradeBar {
  /** Time bars: the start of the interval. Others: the time of the first trade. Epoch milliseconds. */
  openTsMs: number;
  /** Time bars: the end of the interval. Others: the time of the last trade, which closed the bar. */
  closeTsMs: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** Base currency. */
  volume: number;
  /** Σ price × quantity, quote currency; divided by the volume it is the bar's average price. */
  notional: number;
  /** How many trades; 0 while nothing has traded. */
  tradeCount: number;
}

export function createTradeBar(): TradeBar {
  return { openTsMs: 0, closeTsMs: 0, open: 0, high: 0, low: 0, close: 0, volume: 0, notional: 0, tradeCount: 0 };
}
