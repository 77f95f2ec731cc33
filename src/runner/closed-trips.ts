import type { RecordedFill } from '../agents/recorder/fill-log.js';
import { type Instrument, notional } from '../core/instrument.js';
import { type Money, type QuantityUnits, ZERO_MONEY } from '../core/units.js';
import type { ClosedTrip } from './closed-trip.js';
import type { PriceRange } from './price-range.js';

/** A position that is being followed from flat to flat. */
interface OpenTrip {
  /** Signed: what is open now. */
  open: number;
  readonly long: boolean;
  readonly entryTsMs: number;
  entered: number;
  entryNotional: Money;
  exitNotional: Money;
  fees: Money;
  /** Extremes of its own fills. */
  high: number;
  low: number;
}

/**
 * The round trips in a run's fills, in the order in which they ended: from flat to flat, by strategy and instrument.
 * Extremes are those of the fills and of the bars that closed in between. Computed once, after the run, because nobody
 * decides by it.
 */
export function closedTrips(
  fills: readonly RecordedFill[],
  instruments: readonly Instrument[],
  rangeOf: PriceRange,
): ClosedTrip[] {
  const openTrips = new Map<number, OpenTrip>();
  const closed: ClosedTrip[] = [];
  for (const fill of fills) {
    const { strategyIndex, instrumentIndex } = fill;
    const instrument = instruments[instrumentIndex];
    const key = strategyIndex * instruments.length + instrumentIndex;
    const trip = openTrips.get(key) ?? begin(fill, instrument);
    openTrips.set(key, trip);
    add(trip, fill, instrument);
    if (trip.open !== 0) continue;
    openTrips.delete(key);
    const range = rangeOf(instrumentIndex, trip.entryTsMs, fill.tsMs);
    closed.push({
      strategyIndex,
      instrumentIndex,
      long: trip.long,
      quantity: trip.entered as QuantityUnits,
      entryTsMs: trip.entryTsMs,
      entryNotional: trip.entryNotional,
      exitTsMs: fill.tsMs,
      exitNotional: trip.exitNotional,
      fees: trip.fees,
      high: Math.max(trip.high, range.high),
      low: Math.min(trip.low, range.low),
      exitByStop: fill.type === 'stop' || fill.type === 'stop-limit',
    });
  }
  return closed;
}

function begin({ side, tsMs, price }: RecordedFill, { priceOne }: Instrument): OpenTrip {
  return {
    open: 0,
    long: side === 'buy',
    entryTsMs: tsMs,
    entered: 0,
    entryNotional: ZERO_MONEY,
    exitNotional: ZERO_MONEY,
    fees: ZERO_MONEY,
    high: price / priceOne,
    low: price / priceOne,
  };
}

function add(trip: OpenTrip, fill: RecordedFill, instrument: Instrument): void {
  const buys = fill.side === 'buy';
  const value = notional(instrument, fill.price, fill.quantity);
  const price = fill.price / instrument.priceOne;
  trip.open += buys ? fill.quantity : -fill.quantity;
  trip.fees = (trip.fees + fill.fee) as Money;
  trip.high = Math.max(trip.high, price);
  trip.low = Math.min(trip.low, price);
  if (buys === trip.long) {
    trip.entered += fill.quantity;
    trip.entryNotional = (trip.entryNotional + value) as Money;
  } else {
    trip.exitNotional = (trip.exitNotional + value) as Money;
  }
}
