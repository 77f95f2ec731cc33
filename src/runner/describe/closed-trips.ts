import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import type { Instrument } from '../../core/instrument.js';
import type { ClosedTrip } from './closed-trip.js';
import type { PriceRange } from './price-range.js';
import { type OpenTrip, TripTracker } from './trip-tracker.js';

/** The round trips that ended in these fills, in the order of their ends; `taken` were open where the fills begin. */
export function closedTrips(
  fills: readonly RecordedFill[],
  instruments: readonly Instrument[],
  rangeOf: PriceRange,
  taken: readonly OpenTrip[] = [],
): ClosedTrip[] {
  const tracker = new TripTracker(instruments, rangeOf, taken);
  for (const fill of fills) tracker.add(fill);
  return tracker.closed;
}
