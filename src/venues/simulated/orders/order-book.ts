import type { VenueOrder } from './venue-order.js';

/** The orders of one instrument in the order of arrival. Ended ones are swept out after each look at the market. */
export function sweepEnded(orders: VenueOrder[]): void {
  let kept = 0;
  for (let index = 0; index < orders.length; index++) {
    const order = orders[index];
    if (!order.ended) orders[kept++] = order;
  }
  // Setting the length to 0 would give the array's memory away, and the next order would ask for it again.
  while (orders.length > kept) orders.pop();
}

/** Puts an order behind all others, as if it had just arrived. */
export function moveToEnd(book: VenueOrder[], order: VenueOrder): void {
  const index = book.indexOf(order);
  book.splice(index, 1);
  book.push(order);
}
