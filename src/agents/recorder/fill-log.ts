import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { OrderFilled } from '../../events/order-events.js';
import { ORDER_TYPE_CODE, type OrderType } from '../../events/order-terms.js';
import { GrowableMoneyColumn } from './growable-money-column.js';
import { GrowableRows } from './growable-rows.js';

/** What is kept of a fill. */
export type RecordedFill = Pick<
  OrderFilled,
  | 'seq'
  | 'tsMs'
  | 'orderId'
  | 'strategyIndex'
  | 'instrumentIndex'
  | 'side'
  | 'type'
  | 'price'
  | 'quantity'
  | 'fee'
  | 'liquidity'
>;

const NUMBERS_PER_FILL = 10;
const ORDER_TYPES = Object.keys(ORDER_TYPE_CODE) as OrderType[];

/**
 * Every fill of a run as numbers in typed arrays. Kept as objects, they would be what the garbage collector spends most
 * of a busy run on.
 */
export class FillLog {
  private readonly rows = new GrowableRows(NUMBERS_PER_FILL);
  private readonly fees = new GrowableMoneyColumn();

  push(fill: OrderFilled): void {
    const at = this.rows.append();
    const { values } = this.rows;
    values[at] = fill.seq;
    values[at + 1] = fill.tsMs;
    values[at + 2] = fill.orderId;
    values[at + 3] = fill.strategyIndex;
    values[at + 4] = fill.instrumentIndex;
    values[at + 5] = fill.side === 'buy' ? 1 : -1;
    values[at + 6] = fill.price;
    values[at + 7] = fill.quantity;
    values[at + 8] = fill.liquidity === 'maker' ? 1 : 0;
    values[at + 9] = ORDER_TYPE_CODE[fill.type];
    this.fees.push(fill.fee);
  }

  get length(): number {
    return this.rows.length;
  }

  toArray(): RecordedFill[] {
    return Array.from({ length: this.length }, (_, index) => {
      const [seq, tsMs, orderId, strategyIndex, instrumentIndex, side, price, quantity, maker, type] =
        this.rows.row(index);
      return {
        seq,
        tsMs,
        orderId,
        strategyIndex,
        instrumentIndex,
        side: side > 0 ? 'buy' : 'sell',
        type: ORDER_TYPES[type],
        price: price as PriceUnits,
        quantity: quantity as QuantityUnits,
        fee: this.fees.at(index),
        liquidity: maker === 1 ? 'maker' : 'taker',
      };
    });
  }

  clear(): void {
    this.rows.clear();
    this.fees.clear();
  }
}
