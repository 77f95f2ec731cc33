import { highLimb } from '../../core/limbs.js';
import type { Money, PriceUnits, QuantityUnits } from '../../core/units.js';
import type { OrderFilled } from '../../events/order-events.js';
import { ORDER_ROLE_CODE, ORDER_TYPE_CODE, type OrderRole, type OrderType } from '../../events/order-terms.js';
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
  | 'feeQuantity'
  | 'liquidity'
  | 'role'
>;

/** A fill takes 12 numbers, the fee two of them: its lower and its upper limb. */
const NUMBERS_PER_FILL = 12;
const FEE = 10;
const ORDER_TYPES = Object.keys(ORDER_TYPE_CODE) as OrderType[];
const ORDER_ROLES = Object.keys(ORDER_ROLE_CODE) as OrderRole[];
/** Type, role and liquidity share a number: the type's code × 8, the role's × 2, and one for a maker. */
const TYPE_SHIFT = 3;
const ROLE_SHIFT = 1;
const ROLE_MASK = 3;

/**
 * Every fill of a run as numbers in typed arrays. Kept as objects, they would be what the garbage collector spends most
 * of a busy run on.
 */
export class FillLog {
  private readonly rows = new GrowableRows(NUMBERS_PER_FILL);

  push(fill: OrderFilled): void {
    const at = this.rows.append();
    const { values, integers } = this.rows;
    values[at] = fill.seq;
    values[at + 1] = fill.tsMs;
    values[at + 2] = fill.orderId;
    values[at + 3] = fill.strategyIndex;
    values[at + 4] = fill.instrumentIndex;
    values[at + 5] = fill.side === 'buy' ? 1 : -1;
    values[at + 6] = fill.price;
    values[at + 7] = fill.quantity;
    const typeAndRole = (ORDER_TYPE_CODE[fill.type] << TYPE_SHIFT) | (ORDER_ROLE_CODE[fill.role] << ROLE_SHIFT);
    values[at + 8] = typeAndRole | (fill.liquidity === 'maker' ? 1 : 0);
    values[at + 9] = fill.feeQuantity;
    integers[at + FEE] = fill.fee;
    integers[at + FEE + 1] = highLimb(fill.fee);
  }

  get length(): number {
    return this.rows.length;
  }

  toArray(): RecordedFill[] {
    const values = this.numbers;
    const integers = new BigInt64Array(values.buffer);
    const fills = new Array<RecordedFill>(this.length);
    for (let index = 0; index < fills.length; index++) {
      fills[index] = fillAt(values, integers, index * NUMBERS_PER_FILL);
    }
    return fills;
  }

  /** Every fill as numbers, one behind the other: plain data. */
  get numbers(): Float64Array {
    return this.rows.toArray();
  }

  set numbers(all: Float64Array) {
    this.rows.load(all);
  }

  clear(): void {
    this.rows.clear();
  }
}

function fillAt(values: Float64Array, integers: BigInt64Array, at: number): RecordedFill {
  const codes = values[at + 8];
  return {
    seq: values[at],
    tsMs: values[at + 1],
    orderId: values[at + 2],
    strategyIndex: values[at + 3],
    instrumentIndex: values[at + 4],
    side: values[at + 5] > 0 ? 'buy' : 'sell',
    type: ORDER_TYPES[codes >> TYPE_SHIFT],
    price: values[at + 6] as PriceUnits,
    quantity: values[at + 7] as QuantityUnits,
    fee: ((integers[at + FEE + 1] << 64n) + BigInt.asUintN(64, integers[at + FEE])) as Money,
    feeQuantity: values[at + 9] as QuantityUnits,
    liquidity: (codes & 1) === 1 ? 'maker' : 'taker',
    role: ORDER_ROLES[(codes >> ROLE_SHIFT) & ROLE_MASK],
  };
}
