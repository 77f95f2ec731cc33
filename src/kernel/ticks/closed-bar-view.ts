import type { BarClosed } from '../../events/market-events.js';
import type { TradeBar } from '../bar-builders/trade-bar.js';

/** The one {@link BarClosed} of a symbol whose bars are made of its trades. */
export class ClosedBarView implements BarClosed {
  readonly instrumentIndex: number;
  readonly symbol: string;
  bar: TradeBar;

  constructor(instrumentIndex: number, symbol: string, bar: TradeBar) {
    this.instrumentIndex = instrumentIndex;
    this.symbol = symbol;
    this.bar = bar;
  }

  get tsMs(): number {
    return this.bar.closeTsMs;
  }
  /** Of a bar that is not cut by time: from its first trade to its last, so that each has its own. */
  get intervalMs(): number {
    return this.bar.closeTsMs - this.bar.openTsMs;
  }
  get open(): number {
    return this.bar.open;
  }
  get high(): number {
    return this.bar.high;
  }
  get low(): number {
    return this.bar.low;
  }
  get close(): number {
    return this.bar.close;
  }
  get volume(): number {
    return this.bar.volume;
  }
}
