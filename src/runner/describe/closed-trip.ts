import type { Money, QuantityUnits } from '../../core/units.js';

/**
 * What closed a position: an order on a signal, a protective order at the venue, or the venue itself. What is open when
 * the run ends is no round trip.
 */
export type ExitReason = 'signal' | 'stop' | 'take_profit' | 'trailing_stop' | 'liquidation';

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
  /** Of the fill that closed the last of it. */
  readonly exitReason: ExitReason;
}
