import type { DepthColumns } from '../../core/tick-columns.js';

/** More than a minute of messages at the exchange's fastest: a snapshot comes long before. */
const MESSAGES_MAX = 8192;

/** A difference that waits for its snapshot. */
export interface WaitingDepth {
  readonly firstUpdateId: number;
  readonly finalUpdateId: number;
  readonly previousFinalUpdateId: number;
  readonly levelSide: Int8Array;
  readonly levelPrice: Float64Array;
  readonly levelQuantity: Float64Array;
}

/** A copy of a message: columns of a live feed are used again for the next one. */
export function copyDepthMessage(depth: DepthColumns, row: number): WaitingDepth {
  const from = depth.levelStart[row];
  const to = depth.levelStart[row + 1];
  return {
    firstUpdateId: depth.firstUpdateId[row],
    finalUpdateId: depth.finalUpdateId[row],
    previousFinalUpdateId: depth.previousFinalUpdateId[row],
    levelSide: depth.levelSide.slice(from, to),
    levelPrice: depth.levelPrice.slice(from, to),
    levelQuantity: depth.levelQuantity.slice(from, to),
  };
}

/**
 * Keeps a message until a snapshot comes. The oldest half goes when there are too many: those are the ones that the
 * snapshot will have in it.
 */
export function keepWaiting(waiting: WaitingDepth[], message: WaitingDepth): void {
  if (waiting.length === MESSAGES_MAX) waiting.splice(0, MESSAGES_MAX / 2);
  waiting.push(message);
}
