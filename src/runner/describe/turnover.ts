import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { type Instrument, notional } from '../../core/instrument.js';
import { type Money, ZERO_MONEY } from '../../core/units.js';

/** Value of everything bought and sold. Exact, so that the parts of a run add up to it. */
export function turnoverOf(fills: readonly RecordedFill[], instruments: readonly Instrument[]): Money {
  let turnover: bigint = ZERO_MONEY;
  for (const { instrumentIndex, price, quantity } of fills) {
    turnover += notional(instruments[instrumentIndex], price, quantity);
  }
  return turnover as Money;
}
