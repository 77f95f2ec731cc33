import type { Money, QuantityUnits } from '../core/units.js';

/** A round trip in exact sums, before it is put into words. */
export interface ClosedTrip {
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly long: boolean;
  readonly quantity: QuantityUnits;
  readonly entryTsMs: number;
  /** Sums over the fills of each side. */
  readonly entryNotional: Money;
  readonly exitTsMs: number;
  readonly exitNotional: Money;
  readonly fees: Money;
  /** Extremes of the bars that closed while it was open, and of its own fills. */
  readonly high: number;
  readonly low: number;
  /** Whether a stop order closed it. */
  readonly exitByStop: boolean;
}
