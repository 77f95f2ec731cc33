import { BUY_SIDE, SELL_SIDE } from '../../core/tick-columns.js';

/** What a line of a stream capture is, as far as ticks are concerned. */
export type FrameKind = 'trade' | 'aggTrade' | 'quote' | 'depth' | 'snapshot' | 'other-symbol' | 'unknown';

const LEVELS_AT_FIRST = 2048;

/**
 * One frame, read. It is written anew for each line; which fields count depends on `kind`. Both readers of frames fill
 * it, and one place makes rows of it, so they cannot disagree about what a frame means.
 */
export class StreamFrame {
  kind: FrameKind = 'unknown';
  /** The stream's name, or what to call the message: for `unknown` only. */
  name = '';
  /** Epoch milliseconds; NaN where the frame carries no time. */
  exchangeTsMs = Number.NaN;
  /** Trades: the trade's id. Quotes: the update id. */
  id = 0;
  price = 0;
  quantity = 0;
  buyerIsMaker = false;
  bidPrice = 0;
  bidQuantity = 0;
  askPrice = 0;
  askQuantity = 0;
  firstUpdateId = 0;
  finalUpdateId = 0;
  /** NaN on spot. */
  previousFinalUpdateId = Number.NaN;
  /** Bids first, then asks, each as the message has them. */
  levelCount = 0;
  bidCount = 0;
  levelPrice = new Float64Array(LEVELS_AT_FIRST);
  levelQuantity = new Float64Array(LEVELS_AT_FIRST);

  clearLevels(): void {
    this.levelCount = 0;
    this.bidCount = 0;
  }

  pushLevel(price: number, quantity: number): void {
    if (this.levelCount === this.levelPrice.length) this.growLevels();
    this.levelPrice[this.levelCount] = price;
    this.levelQuantity[this.levelCount++] = quantity;
  }

  sideOfLevel(index: number): number {
    return index < this.bidCount ? BUY_SIDE : SELL_SIDE;
  }

  private growLevels(): void {
    const price = new Float64Array(this.levelCount * 2);
    const quantity = new Float64Array(this.levelCount * 2);
    price.set(this.levelPrice);
    quantity.set(this.levelQuantity);
    this.levelPrice = price;
    this.levelQuantity = quantity;
  }
}
