import type { PriceUnits, QuantityUnits } from '../core/units.js';

export type Side = 'buy' | 'sell';
export type OrderType =
  | 'market'
  | 'limit'
  | 'stop'
  | 'stop-limit'
  | 'take-profit'
  | 'take-profit-limit'
  | 'trailing-stop';
export type Liquidity = 'maker' | 'taker';

/**
 * How long an order works: until cancelled; what can fill at once, and never later (IOC), or all of it at once or
 * nothing (FOK); until a date.
 */
export type TimeInForce = 'GTC' | 'IOC' | 'FOK' | 'GTD';

/** What an order asks for: the same terms from the allocator's intent to the venue's book. */
export interface OrderTerms {
  /** The sub-account, which is the strategy's place in the scenario. */
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: QuantityUnits;
  /** Orders with a limit; 0 otherwise. */
  readonly limitPrice: PriceUnits;
  /**
   * The price that wakes a stop or take-profit; 0 otherwise. For a trailing stop the price at which it begins to trail,
   * 0 for at once.
   */
  readonly stopPrice: PriceUnits;
  /** Null: good till cancelled, nothing special. */
  readonly conditions: OrderConditions | null;
  /** Orders that leave the position again, sent along with this one; null for none. Execution sees to them. */
  readonly exits: ExitTerms | null;
}

/**
 * The terms with some of them changed. Not by a spread: V8 gives what is spread a shape of its own, and terms of many
 * shapes would have their fields looked up by name at every step of every order.
 */
export function changeTerms(terms: OrderTerms, changes: Partial<OrderTerms>): OrderTerms {
  const { side = terms.side, type = terms.type, quantity = terms.quantity, limitPrice = terms.limitPrice } = changes;
  const { stopPrice = terms.stopPrice, conditions = terms.conditions, exits = terms.exits } = changes;
  const { strategyIndex, instrumentIndex } = terms;
  return { strategyIndex, instrumentIndex, side, type, quantity, limitPrice, stopPrice, conditions, exits };
}

/** What an order asks for beyond side, price and quantity. */
export interface OrderConditions {
  readonly timeInForce: TimeInForce;
  /** GTD: the time at which the order ends, epoch milliseconds; 0 otherwise. */
  readonly expireTsMs: number;
  /** Never takes: it is rejected if it would. */
  readonly postOnly: boolean;
  /** May only bring the position nearer to flat: it is cut to what is open, and never opens anything. */
  readonly reduceOnly: boolean;
  /** Trailing stop: how far it stays behind the best price, in price units or in basis points; the other one is 0. */
  readonly trailOffset: PriceUnits;
  readonly trailBps: number;
}

/** A bracket's exits: 0 leaves one out. */
export interface ExitTerms {
  readonly stopPrice: PriceUnits;
  readonly takeProfitPrice: PriceUnits;
  /** A stop that trails instead of standing still, in basis points; 0 for none. */
  readonly trailBps: number;
}

/** Good till cancelled and nothing more: what `conditions: null` stands for. */
export const PLAIN_CONDITIONS: OrderConditions = {
  timeInForce: 'GTC',
  expireTsMs: 0,
  postOnly: false,
  reduceOnly: false,
  trailOffset: 0 as PriceUnits,
  trailBps: 0,
};

/**
 * Why an order exists: the intent itself, a slice of it that an execution algorithm cut, an exit that came with an
 * entry, or the venue's own order that closes a position it no longer lends to.
 */
export type OrderRole = 'direct' | 'slice' | 'exit' | 'liquidation';

/** How an order hangs together with others. */
export interface OrderLink {
  readonly role: OrderRole;
  /** An exit's entry: the exit sleeps until that one fills. A slice's parent, which never goes to the venue. 0: none. */
  readonly parentOrderId: number;
  /** Orders of one group exclude each other (one cancels the other): what one fills, the others lose. 0: none. */
  readonly groupId: number;
}

export const SIDE_CODE = { buy: 1, sell: -1 } as const;
export const ORDER_TYPE_CODE = {
  market: 0,
  limit: 1,
  stop: 2,
  'stop-limit': 3,
  'take-profit': 4,
  'take-profit-limit': 5,
  'trailing-stop': 6,
} as const;
export const TIME_IN_FORCE_CODE = { GTC: 0, IOC: 1, FOK: 2, GTD: 3 } as const;
export const ORDER_ROLE_CODE = { direct: 0, slice: 1, exit: 2, liquidation: 3 } as const;
