import type { QuantityUnits } from '../../core/units.js';
import type { ClosedTrip } from './closed-trip.js';
import { GrowableColumn } from './growable-column.js';
import { GrowableMoneyColumn } from './growable-money-column.js';

const NUMBERS_PER_TRIP = 9;
const AMOUNTS_PER_TRIP = 3;

/** Every round trip of a run as numbers in typed arrays, for the same reason as the fills. */
export class TripLog {
  private readonly numbers = new GrowableColumn();
  private readonly amounts = new GrowableMoneyColumn();

  push(trip: ClosedTrip): void {
    const { numbers, amounts } = this;
    numbers.push(trip.strategyIndex);
    numbers.push(trip.instrumentIndex);
    numbers.push(trip.long ? 1 : 0);
    numbers.push(trip.quantity);
    numbers.push(trip.entryTsMs);
    numbers.push(trip.exitTsMs);
    numbers.push(trip.high);
    numbers.push(trip.low);
    numbers.push(trip.exitByStop ? 1 : 0);
    amounts.push(trip.entryNotional);
    amounts.push(trip.exitNotional);
    amounts.push(trip.fees);
  }

  toArray(): ClosedTrip[] {
    const values = this.numbers.toArray();
    return Array.from({ length: values.length / NUMBERS_PER_TRIP }, (_, index) => {
      const [strategyIndex, instrumentIndex, long, quantity, entryTsMs, exitTsMs, high, low, exitByStop] =
        values.subarray(index * NUMBERS_PER_TRIP, (index + 1) * NUMBERS_PER_TRIP);
      const amount = index * AMOUNTS_PER_TRIP;
      return {
        strategyIndex,
        instrumentIndex,
        long: long === 1,
        quantity: quantity as QuantityUnits,
        entryTsMs,
        entryNotional: this.amounts.at(amount),
        exitTsMs,
        exitNotional: this.amounts.at(amount + 1),
        fees: this.amounts.at(amount + 2),
        high,
        low,
        exitByStop: exitByStop === 1,
      };
    });
  }

  clear(): void {
    this.numbers.clear();
    this.amounts.clear();
  }
}
