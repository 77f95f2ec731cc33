import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { OrderFilled } from '../../events/order-events.js';
import { GrowableColumn } from './growable-column.js';
import { GrowableMoneyColumn } from './growable-money-column.js';

/** What is kept of a fill. */
export type RecordedFill = Pick<
  OrderFilled,
  'seq' | 'tsMs' | 'orderId' | 'strategyIndex' | 'instrumentIndex' | 'side' | 'price' | 'quantity' | 'fee' | 'liquidity'
>;

const NUMBERS_PER_FILL = 9;

/**
 * Every fill of a run as numbers in typed arrays. Kept as objects, they would be what the garbage collector spends most
 * of a busy run on.
 */
export class FillLog {
  private readonly numbers = new GrowableColumn();
  private readonly fees = new GrowableMoneyColumn();

  push(fill: OrderFilled): void {
    const { numbers } = this;
    numbers.push(fill.seq);
    numbers.push(fill.tsMs);
    numbers.push(fill.orderId);
    numbers.push(fill.strategyIndex);
    numbers.push(fill.instrumentIndex);
    numbers.push(fill.side === 'buy' ? 1 : -1);
    numbers.push(fill.price);
    numbers.push(fill.quantity);
    numbers.push(fill.liquidity === 'maker' ? 1 : 0);
    this.fees.push(fill.fee);
  }

  get length(): number {
    return this.numbers.length / NUMBERS_PER_FILL;
  }

  toArray(): RecordedFill[] {
    const values = this.numbers.toArray();
    return Array.from({ length: this.length }, (_, index) => {
      const [seq, tsMs, orderId, strategyIndex, instrumentIndex, side, price, quantity, maker] = values.subarray(
        index * NUMBERS_PER_FILL,
        (index + 1) * NUMBERS_PER_FILL,
      );
      return {
        seq,
        tsMs,
        orderId,
        strategyIndex,
        instrumentIndex,
        side: side > 0 ? 'buy' : 'sell',
        price: price as PriceUnits,
        quantity: quantity as QuantityUnits,
        fee: this.fees.at(index),
        liquidity: maker === 1 ? 'maker' : 'taker',
      };
    });
  }

  clear(): void {
    this.numbers.clear();
    this.fees.clear();
  }
}
