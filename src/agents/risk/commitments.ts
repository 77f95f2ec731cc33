import type { QuantityUnits } from '../../core/units.js';
import type { Side } from '../../events/order-terms.js';

/** What one strategy has approved and not yet filled in one instrument, in quantity units. */
export interface Working {
  buys: number;
  sells: number;
  /** The price that the buys were expected to fill at when they were approved, float. */
  buyPrice: number;
}

/** By strategy, then instrument. Plain data. */
export type Commitments = Working[][];

export function createCommitments(strategyCount: number, instrumentCount: number): Commitments {
  return Array.from({ length: strategyCount }, () =>
    Array.from({ length: instrumentCount }, () => ({ buys: 0, sells: 0, buyPrice: 0 })),
  );
}

/**
 * How much of an order of this side can only bring the position nearer to flat: what is held on the other side, less
 * what orders approved before will take of it.
 */
export function closableUnits(position: QuantityUnits, working: Working, side: Side): QuantityUnits {
  const left = side === 'sell' ? position - working.sells : -position - working.buys;
  return Math.max(0, left) as QuantityUnits;
}
