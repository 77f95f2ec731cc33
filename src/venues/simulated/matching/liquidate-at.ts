import type { Instrument } from '../../../core/instrument.js';
import type { Liquidation } from '../liquidation.js';

/**
 * The market is at `price` and the mark price beyond what a position's margin carries: it is closed there, before any
 * order of it.
 */
export function liquidateAt(liquidation: Liquidation, instrument: Instrument, mark: number, price: number): void {
  for (const holder of liquidation.holders(instrument.index)) {
    if (!liquidation.mayReach(holder, instrument, mark, mark)) continue;
    if (liquidation.reached(holder, instrument, mark)) liquidation.liquidate(holder, instrument, mark, price);
  }
}
