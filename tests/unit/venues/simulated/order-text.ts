import { formatDecimal, parseDecimal } from '../../../../src/core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type PriceUnits, type QuantityUnits } from '../../../../src/core/units.js';
import type { EventHeader } from '../../../../src/events/event.js';
import type * as order from '../../../../src/events/order-events.js';
import {
  type OrderConditions,
  type OrderLink,
  type OrderTerms,
  type OrderType,
  PLAIN_CONDITIONS,
  type Side,
} from '../../../../src/events/order-terms.js';

/** What the venue may publish. */
export type VenueEvent =
  | order.OrderAccepted
  | order.OrderRejected
  | order.OrderTriggered
  | order.OrderFilled
  | order.OrderCancelled
  | order.OrderExpired
  | order.OrderAmended
  | order.AmendRejected
  | order.CancelRejected;

const VENUE_EVENT_KINDS = [
  'OrderAccepted',
  'OrderRejected',
  'OrderTriggered',
  'OrderFilled',
  'OrderCancelled',
  'OrderExpired',
  'OrderAmended',
  'AmendRejected',
  'CancelRejected',
];

export function isVenueEvent(event: EventHeader): event is VenueEvent {
  return VENUE_EVENT_KINDS.includes((event as VenueEvent).kind);
}

/**
 * Reads `buy 1 market`, `buy 1 limit 100`, `sell 1 stop 95`, `sell 1 stop-limit 95 94` (the stop, then the limit),
 * `sell 1 take-profit 110`, `sell 1 take-profit-limit 110 109`, `sell 1 trailing-stop 2%` or `sell 1 trailing-stop 1.5`,
 * followed by any of: `from 110` (where a trailing stop begins), `IOC`, `FOK`, `until 5` (GTD, minutes from now),
 * `post-only`, `reduce-only`, `group 1` (one cancels the other), `exit-of 1` (an exit of order 1).
 */
export function readOrder(text: string, instrument: Instrument, strategyIndex: number, nowMs: number): OrderTerms {
  const [side, quantity, type, first, second] = text.split(' ');
  const price = (value: string | undefined) =>
    Number(parseDecimal(value ?? '0', instrument.priceDecimals)) as PriceUnits;
  const word = (name: string) => new RegExp(`${name} (\\S+)`).exec(text)?.[1];
  const waits = ['stop', 'stop-limit', 'take-profit', 'take-profit-limit'].includes(type);
  const limits = type.endsWith('-limit') ? second : type === 'limit' ? first : undefined;
  const trails = type === 'trailing-stop';
  const until = word('until');
  const conditions: OrderConditions = {
    timeInForce: text.includes('IOC') ? 'IOC' : text.includes('FOK') ? 'FOK' : until === undefined ? 'GTC' : 'GTD',
    expireTsMs: until === undefined ? 0 : nowMs + Number(until) * 60_000,
    postOnly: text.includes('post-only'),
    reduceOnly: text.includes('reduce-only') || text.includes('exit-of'),
    trailOffset: trails && !first.endsWith('%') ? price(first) : (0 as PriceUnits),
    trailBps: trails && first.endsWith('%') ? Number.parseFloat(first) * 100 : 0,
  };
  const plain = JSON.stringify(conditions) === JSON.stringify(PLAIN_CONDITIONS);
  return {
    strategyIndex,
    instrumentIndex: instrument.index,
    side: side as Side,
    type: type as OrderType,
    quantity: Number(parseDecimal(quantity, instrument.quantityDecimals)) as QuantityUnits,
    limitPrice: price(limits),
    stopPrice: price(waits ? first : word('from')),
    conditions: plain ? null : conditions,
    exits: null,
  };
}

/** The order's links: `group 1`, `exit-of 1`. Exits of one entry exclude each other. */
export function readLink(text: string): OrderLink | null {
  const exitOf = /exit-of (\d+)/.exec(text)?.[1];
  if (exitOf !== undefined) return { role: 'exit', parentOrderId: Number(exitOf), groupId: Number(exitOf) };
  const group = /group (\d+)/.exec(text)?.[1];
  return group === undefined ? null : { role: 'direct', parentOrderId: 0, groupId: Number(group) };
}

/** An order as it was sent. */
export interface Amended {
  readonly terms: OrderTerms;
  readonly instrument: Instrument;
}

/** Reads `1 quantity 2 limit 99.5 stop 95`: what is not named stays as it was sent. */
export function readAmendment(text: string, { terms, instrument }: Amended): order.AmendOrder {
  const word = (name: string) => new RegExp(`${name} (\\S+)`).exec(text)?.[1];
  const units = (value: string | undefined, decimals: number, otherwise: number) =>
    value === undefined ? otherwise : Number(parseDecimal(value, decimals));
  return {
    kind: 'AmendOrder',
    seq: 0,
    tsMs: 0,
    orderId: Number(text.split(' ')[0]),
    quantity: units(word('quantity'), instrument.quantityDecimals, terms.quantity) as QuantityUnits,
    limitPrice: units(word('limit'), instrument.priceDecimals, terms.limitPrice) as PriceUnits,
    stopPrice: units(word('stop'), instrument.priceDecimals, terms.stopPrice) as PriceUnits,
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
    case 'OrderExpired': {
      const verb = event.kind === 'OrderCancelled' ? 'cancelled' : 'expired';
      return `${verb} ${event.reason}, ${formatQuantity(instruments[event.instrumentIndex], event.leaves)} left`;
    }
    case 'OrderAmended': {
      const { quantity, limitPrice, stopPrice } = event;
      const [instrument] = instruments;
      const stop = stopPrice === 0 ? '' : ` stop ${formatPrice(instrument, stopPrice)}`;
      const limit = limitPrice === 0 ? '' : ` limit ${formatPrice(instrument, limitPrice)}`;
      return `amended to ${formatQuantity(instrument, quantity)}${stop}${limit}`;
    }
    case 'AmendRejected':
      return `amend rejected ${event.reason}`;
    case 'OrderFilled': {
      const instrument = instruments[event.instrumentIndex];
      const left = event.leaves === 0 ? '' : `, ${formatQuantity(instrument, event.leaves)} left`;
      const fill = `${event.side} ${formatQuantity(instrument, event.quantity)} @ ${formatPrice(instrument, event.price)}`;
      return `${fill} ${event.liquidity}, fee ${formatDecimal(event.fee, MONEY_DECIMALS)}${left}`;
    }
  }
}
