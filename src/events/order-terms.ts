import type { PriceUnits, QuantityUnits } from '../core/units.js';

export type Side = 'buy' | 'sell';
export type OrderType = 'market' | 'limit' | 'stop' | 'stop-limit';
export type Liquidity = 'maker' | 'taker';

/** What an order asks for: the same terms from the allocator's intent to the venue's book. */
export interface OrderTerms {
  /** The sub-account, which is the strategy's place in the scenario. */
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: QuantityUnits;
  /** Limit and stop-limit orders; 0 otherwise. */
  readonly limitPrice: PriceUnits;
  /** Stop and stop-limit orders; 0 otherwise. */
  readonly stopPrice: PriceUnits;
}

export const SIDE_CODE = { buy: 1, sell: -1 } as const;
export const ORDER_TYPE_CODE = { market: 0, limit: 1, stop: 2, 'stop-limit': 3 } as const;
