import { allocateDepthColumns, BUY_SIDE, type DepthColumns, SELL_SIDE } from '../../../../src/core/tick-columns.js';

export type Level = readonly [price: number, quantity: number];

export interface DepthMessage {
  /** U and u; a snapshot has its one id in both. */
  readonly first: number;
  readonly final: number;
  readonly previous?: number;
  readonly snapshot?: boolean;
  readonly bids?: readonly Level[];
  readonly asks?: readonly Level[];
}

/** A snapshot's message, for tables of messages. */
export function snapshotOf(id: number, bids: readonly Level[], asks: readonly Level[]): DepthMessage {
  return { first: id, final: id, snapshot: true, bids, asks };
}

/** Columns of these messages, a millisecond apart. */
export function depthOf(messages: readonly DepthMessage[]): DepthColumns {
  const levels = messages.flatMap(({ bids = [], asks = [] }) => [...bids, ...asks]);
  const depth = allocateDepthColumns(messages.length, levels.length);
  let level = 0;
  const add = (side: number, [price, quantity]: Level) => {
    depth.levelSide[level] = side;
    depth.levelPrice[level] = price;
    depth.levelQuantity[level++] = quantity;
  };
  for (const [row, { first, final, previous, snapshot, bids = [], asks = [] }] of messages.entries()) {
    depth.tsMs[row] = row;
    depth.firstUpdateId[row] = first;
    depth.finalUpdateId[row] = final;
    depth.previousFinalUpdateId[row] = previous ?? Number.NaN;
    depth.isSnapshot[row] = snapshot ? 1 : 0;
    depth.levelStart[row] = level;
    for (const bid of bids) add(BUY_SIDE, bid);
    for (const ask of asks) add(SELL_SIDE, ask);
    depth.levelStart[row + 1] = level;
  }
  return depth;
}
