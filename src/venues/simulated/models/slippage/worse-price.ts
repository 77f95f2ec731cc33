import type { Side } from '../../../../events/order-terms.js';

/** The price that is a fraction (0 to below 1) of it against the trader. 0 leaves it as it is, to the bit. */
export function worsePrice(side: Side, price: number, fraction: number): number {
  return side === 'buy' ? price * (1 + fraction) : price * (1 - fraction);
}
