import {
  allocateDepthColumns,
  allocateQuoteColumns,
  allocateTradeColumns,
  BUY_SIDE,
  SELL_SIDE,
  UNKNOWN_SIDE,
} from '../../../../src/core/tick-columns.js';
import type { TickData } from '../../../../src/kernel/ticks/tick-series.js';

/** Time, price, quantity, and who took. */
export type WrittenTrade = readonly [tsMs: number, price: number, quantity: number, taker?: 'buy' | 'sell'];
/** Time, bid, its quantity, ask, its quantity. */
export type WrittenQuote = readonly [tsMs: number, bid: number, bidQuantity: number, ask: number, askQuantity: number];
/** Time and levels as price, quantity; the first message is the snapshot. */
export interface WrittenDepth {
  readonly tsMs: number;
  readonly bids?: readonly (readonly [price: number, quantity: number])[];
  readonly asks?: readonly (readonly [price: number, quantity: number])[];
}

export interface WrittenTicks {
  readonly trades?: readonly WrittenTrade[];
  readonly quotes?: readonly WrittenQuote[];
  readonly depth?: readonly WrittenDepth[];
}

const SIDES = { buy: BUY_SIDE, sell: SELL_SIDE };

/** Columns of ticks that a test writes down, times counted from `startMs`. Each depth message follows the one before. */
export function ticksOf({ trades = [], quotes = [], depth = [] }: WrittenTicks, startMs = 0): TickData {
  const ticks = {
    trades: allocateTradeColumns(trades.length),
    quotes: allocateQuoteColumns(quotes.length),
    depth: allocateDepthColumns(depth.length, depth.flatMap(levelsOf).length),
    bookRules: 'spot' as const,
  };
  trades.forEach(([tsMs, price, quantity, taker], row) => {
    ticks.trades.tsMs[row] = startMs + tsMs;
    ticks.trades.price[row] = price;
    ticks.trades.quantity[row] = quantity;
    ticks.trades.takerSide[row] = taker === undefined ? UNKNOWN_SIDE : SIDES[taker];
  });
  quotes.forEach(([tsMs, bid, bidQuantity, ask, askQuantity], row) => {
    ticks.quotes.tsMs[row] = startMs + tsMs;
    ticks.quotes.bidPrice[row] = bid;
    ticks.quotes.bidQuantity[row] = bidQuantity;
    ticks.quotes.askPrice[row] = ask;
    ticks.quotes.askQuantity[row] = askQuantity;
  });
  let levelRow = 0;
  depth.forEach((message, row) => {
    ticks.depth.tsMs[row] = startMs + message.tsMs;
    ticks.depth.firstUpdateId[row] = row + 1;
    ticks.depth.finalUpdateId[row] = row + 1;
    ticks.depth.isSnapshot[row] = row === 0 ? 1 : 0;
    ticks.depth.levelStart[row] = levelRow;
    for (const [side, price, quantity] of levelsOf(message)) {
      ticks.depth.levelSide[levelRow] = side;
      ticks.depth.levelPrice[levelRow] = price;
      ticks.depth.levelQuantity[levelRow++] = quantity;
    }
  });
  ticks.depth.levelStart[depth.length] = levelRow;
  return ticks;
}

function levelsOf({
  bids = [],
  asks = [],
}: WrittenDepth): (readonly [side: number, price: number, quantity: number])[] {
  return [
    ...bids.map(([price, quantity]) => [BUY_SIDE, price, quantity] as const),
    ...asks.map(([price, quantity]) => [SELL_SIDE, price, quantity] as const),
  ];
}
