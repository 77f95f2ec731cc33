import { formatDecimal, parseDecimal } from '../../../../src/core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type PriceUnits, type QuantityUnits } from '../../../../src/core/units.js';
import type { EventHeader } from '../../../../src/events/event.js';
import type * as order from '../../../../src/events/order-events.js';
import type { OrderTerms, OrderType, Side } from '../../../../src/events/order-terms.js';

/** What the venue may publish. */
export type VenueEvent =
  | order.OrderAccepted
  | order.OrderRejected
  | order.OrderTriggered
  | order.OrderFilled
  | order.OrderCancelled
  | order.CancelRejected;

const VENUE_EVENT_KINDS = [
  'OrderAccepted',
  'OrderRejected',
  'OrderTriggered',
  'OrderFilled',
  'OrderCancelled',
  'CancelRejected',
];

export function isVenueEvent(event: EventHeader): event is VenueEvent {
  return VENUE_EVENT_KINDS.includes((event as VenueEvent).kind);
}

/** Reads `buy 1 market`, `buy 1 limit 100`, `sell 1 stop 95` or `sell 1 stop-limit 95 94` (the stop, then the limit). */
export function readOrder(text: string, instrument: Instrument, strategyIndex: number): OrderTerms {
  const [side, quantity, type, first, second] = text.split(' ');
  const price = (value: string | undefined) =>
    Number(parseDecimal(value ?? '0', instrument.priceDecimals)) as PriceUnits;
  const hasStop = type === 'stop' || type === 'stop-limit';
  return {
    strategyIndex,
    instrumentIndex: instrument.index,
    side: side as Side,
    type: type as OrderType,
    quantity: Number(parseDecimal(quantity, instrument.quantityDecimals)) as QuantityUnits,
    limitPrice: price(type === 'limit' ? first : second),
    stopPrice: price(hasStop ? first : undefined),
  };
}

/** One line an event: `00:02:00 #1 buy 1 @ 101 taker, fee 0.101`. */
export function describeVenueEvent(event: VenueEvent, instruments: readonly Instrument[]): string {
  const time = new Date(event.tsMs).toISOString().slice(11, 19);
  return `${time} #${event.orderId} ${describe(event, instruments)}`;
}

function describe(event: VenueEvent, instruments: readonly Instrument[]): string {
  switch (event.kind) {
    case 'OrderAccepted':
      return 'accepted';
    case 'OrderRejected':
      return `rejected ${event.reason}`;
    case 'OrderTriggered':
      return 'triggered';
    case 'CancelRejected':
      return `cancel rejected ${event.reason}`;
    case 'OrderCancelled':
      return `cancelled ${event.reason}, ${formatQuantity(instruments[event.instrumentIndex], event.leaves)} left`;
    case 'OrderFilled': {
      const instrument = instruments[event.instrumentIndex];
      const left = event.leaves === 0 ? '' : `, ${formatQuantity(instrument, event.leaves)} left`;
      const fill = `${event.side} ${formatQuantity(instrument, event.quantity)} @ ${formatPrice(instrument, event.price)}`;
      return `${fill} ${event.liquidity}, fee ${formatDecimal(event.fee, MONEY_DECIMALS)}${left}`;
    }
  }
}
