import type { Instrument } from '../../../core/instrument.js';
import type { Liquidation } from '../liquidation.js';

/** The market is at a price beyond what a position's margin carries: it is closed there, before any order of it. */
export function liquidateAt(liquidation: Liquidation, instrument: Instrument, price: number): void {
  for (const holder of liquidation.holders(instrument.index)) {
    if (!liquidation.mayReach(holder, instrument, price, price)) continue;
    if (liquidation.reached(holder, instrument, price)) liquidation.liquidate(holder, instrument, price);
  }
}
