import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { type Instrument, notional } from '../../core/instrument.js';
import { type Money, type QuantityUnits, ZERO_MONEY } from '../../core/units.js';
import type { ClosedTrip, ExitReason } from './closed-trip.js';
import type { PriceRange } from './price-range.js';

/** A position that is being followed from flat to flat. Plain data. */
export interface OpenTrip {
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  /** Signed: what is open now. */
  open: number;
  readonly long: boolean;
  readonly entryTsMs: number;
  entered: number;
  entryNotional: Money;
  exitNotional: Money;
  fees: Money;
  /** Extremes of its own fills and, of a trip that was taken over, of the bars that closed before. */
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
 * Follows positions from flat to flat, by strategy and instrument, fill by fill. A fill that turns a position around ends
 * one trip and begins the next. Extremes are those of the fills and of the bars that closed in between. Worked out after
 * the run, because nobody decides by it.
 */
export class TripTracker {
  /** In the order in which they ended. */
  readonly closed: ClosedTrip[] = [];
  private readonly openTrips = new Map<number, OpenTrip>();
  private readonly instruments: readonly Instrument[];
  private readonly rangeOf: PriceRange;

  /** @param taken trips that were open where the fills begin; they are copied. */
  constructor(instruments: readonly Instrument[], rangeOf: PriceRange, taken: readonly OpenTrip[] = []) {
    this.instruments = instruments;
    this.rangeOf = rangeOf;
    for (const trip of taken) this.openTrips.set(this.keyOf(trip), { ...trip });
  }

  add(fill: RecordedFill): void {
    const instrument = this.instruments[fill.instrumentIndex];
    const key = this.keyOf(fill);
    for (const part of partsOf(fill, this.openTrips.get(key)?.open ?? 0, instrument)) {
      const trip = this.openTrips.get(key) ?? begin(fill, part, instrument);
      this.openTrips.set(key, trip);
      addPart(trip, part, fill.price / instrument.priceOne);
      if (trip.open !== 0) continue;
      this.openTrips.delete(key);
      this.closed.push(this.close(trip, fill));
    }
  }

  /** What is open now, its extremes as they stand at `tsMs`: for whoever follows it from there. Copies. */
  openAt(tsMs: number): OpenTrip[] {
    return [...this.openTrips.values()].map((trip) => ({ ...trip, ...this.extremes(trip, tsMs) }));
  }

  private close(trip: OpenTrip, fill: RecordedFill): ClosedTrip {
    return {
      strategyIndex: trip.strategyIndex,
      instrumentIndex: trip.instrumentIndex,
      long: trip.long,
      quantity: trip.entered as QuantityUnits,
      entryTsMs: trip.entryTsMs,
      entryNotional: trip.entryNotional,
      exitTsMs: fill.tsMs,
      exitNotional: trip.exitNotional,
      fees: trip.fees,
      ...this.extremes(trip, fill.tsMs),
      exitReason: exitReasonOf(fill),
    };
  }

  private extremes({ instrumentIndex, entryTsMs, high, low }: OpenTrip, untilTsMs: number) {
    const range = this.rangeOf(instrumentIndex, entryTsMs, untilTsMs);
    return { high: Math.max(high, range.high), low: Math.min(low, range.low) };
  }

  private keyOf({ strategyIndex, instrumentIndex }: Pick<OpenTrip, 'strategyIndex' | 'instrumentIndex'>): number {
    return strategyIndex * this.instruments.length + instrumentIndex;
  }
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

function begin(fill: RecordedFill, { signed }: FillPart, { priceOne }: Instrument): OpenTrip {
  const price = fill.price / priceOne;
  return {
    strategyIndex: fill.strategyIndex,
    instrumentIndex: fill.instrumentIndex,
    open: 0,
    long: signed > 0,
    entryTsMs: fill.tsMs,
    entered: 0,
    entryNotional: ZERO_MONEY,
    exitNotional: ZERO_MONEY,
    fees: ZERO_MONEY,
    high: price,
    low: price,
  };
}

function addPart(trip: OpenTrip, { signed, value, fee }: FillPart, price: number): void {
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
