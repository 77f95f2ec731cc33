import type { QuantityUnits } from '../../core/units.js';
import type { ClosedTrip } from './closed-trip.js';
import { GrowableMoneyColumn } from './growable-money-column.js';
import { GrowableRows } from './growable-rows.js';

const NUMBERS_PER_TRIP = 9;
const AMOUNTS_PER_TRIP = 3;

/** Every round trip of a run as numbers in typed arrays, for the same reason as the fills. */
export class TripLog {
  private readonly rows = new GrowableRows(NUMBERS_PER_TRIP);
  private readonly amounts = new GrowableMoneyColumn();

  push(trip: ClosedTrip): void {
    const at = this.rows.append();
    const { values } = this.rows;
    values[at] = trip.strategyIndex;
    values[at + 1] = trip.instrumentIndex;
    values[at + 2] = trip.long ? 1 : 0;
    values[at + 3] = trip.quantity;
    values[at + 4] = trip.entryTsMs;
    values[at + 5] = trip.exitTsMs;
    values[at + 6] = trip.high;
    values[at + 7] = trip.low;
    values[at + 8] = trip.exitByStop ? 1 : 0;
    const { amounts } = this;
    amounts.push(trip.entryNotional);
    amounts.push(trip.exitNotional);
    amounts.push(trip.fees);
  }

  toArray(): ClosedTrip[] {
    return Array.from({ length: this.rows.length }, (_, index) => {
      const [strategyIndex, instrumentIndex, long, quantity, entryTsMs, exitTsMs, high, low, exitByStop] =
        this.rows.row(index);
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
    this.rows.clear();
    this.amounts.clear();
  }
}
