import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { type Instrument, notional } from '../../core/instrument.js';
import { type Money, type QuantityUnits, ZERO_MONEY } from '../../core/units.js';
import type { ClosedTrip, ExitReason } from './closed-trip.js';
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

/** A fill, or the part of it that lies on one side of flat. */
interface FillPart {
  /** Signed: what it does to the position. */
  readonly signed: number;
  readonly value: Money;
  readonly fee: Money;
}

/**
 * The round trips in a run's fills, in the order in which they ended: from flat to flat, by strategy and instrument. A
 * fill that turns a position around ends one trip and begins the next. Extremes are those of the fills and of the bars
 * that closed in between. Computed once, after the run, because nobody decides by it.
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
    for (const part of partsOf(fill, openTrips.get(key)?.open ?? 0, instrument)) {
      const trip = openTrips.get(key) ?? begin(fill, part, instrument);
      openTrips.set(key, trip);
      add(trip, part, fill.price / instrument.priceOne);
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
        exitReason: exitReasonOf(fill),
      });
    }
  }
  return closed;
}

/**
 * What closes the position and what opens the next one. Together they are the whole fill, to the last digit: the fee of
 * the closing part is its share, rounded toward zero, and the rest is the other's.
 */
function partsOf(fill: RecordedFill, open: number, instrument: Instrument): FillPart[] {
  const { side, price, fee, feeQuantity } = fill;
  // Coins that the venue kept as its fee never came into the position, and what they cost is the fee.
  const quantity = fill.quantity - feeQuantity;
  const value = notional(instrument, price, fill.quantity) - (feeQuantity > 0 ? fee : 0n);
  const signed = side === 'buy' ? quantity : -quantity;
  const closing = Math.abs(open);
  if (open === 0 || open > 0 === signed > 0 || closing >= quantity) {
    return [{ signed, value: value as Money, fee }];
  }
  const closingValue = (value * BigInt(closing)) / BigInt(quantity);
  const closingFee = (fee * BigInt(closing)) / BigInt(quantity);
  return [
    { signed: -open, value: closingValue as Money, fee: closingFee as Money },
    { signed: signed + open, value: (value - closingValue) as Money, fee: (fee - closingFee) as Money },
  ];
}

function begin({ tsMs, price }: RecordedFill, { signed }: FillPart, { priceOne }: Instrument): OpenTrip {
  return {
    open: 0,
    long: signed > 0,
    entryTsMs: tsMs,
    entered: 0,
    entryNotional: ZERO_MONEY,
    exitNotional: ZERO_MONEY,
    fees: ZERO_MONEY,
    high: price / priceOne,
    low: price / priceOne,
  };
}

function add(trip: OpenTrip, { signed, value, fee }: FillPart, price: number): void {
  trip.open += signed;
  trip.fees = (trip.fees + fee) as Money;
  trip.high = Math.max(trip.high, price);
  trip.low = Math.min(trip.low, price);
  if (signed > 0 === trip.long) {
    trip.entered += Math.abs(signed);
    trip.entryNotional = (trip.entryNotional + value) as Money;
  } else {
    trip.exitNotional = (trip.exitNotional + value) as Money;
  }
}

function exitReasonOf({ type, role }: RecordedFill): ExitReason {
  if (role === 'liquidation') return 'liquidation';
  switch (type) {
    case 'stop':
    case 'stop-limit':
      return 'stop';
    case 'trailing-stop':
      return 'trailing_stop';
    case 'take-profit':
    case 'take-profit-limit':
      return 'take_profit';
    default:
      // A bracket takes its profit with a plain limit.
      return role === 'exit' ? 'take_profit' : 'signal';
  }
}
