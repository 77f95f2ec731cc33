import { assert } from '../../../../core/assert.js';
import type { Side } from '../../../../events/order-terms.js';
import { type SlippageModel, type SlippageOrder, UNKNOWN_ORDER } from './slippage-model.js';
import { worsePrice } from './worse-price.js';

export interface SquareRootSlippageOptions {
  /** Y of the formula; measured ones are near 1. */
  readonly coefficient: number;
  /** What an order pays while volume or volatility is unknown. */
  readonly fallbackBps: number;
  /** No order pays more. */
  readonly maxBps: number;
}

/**
 * The square-root law of market impact: the price moves by coefficient × volatility × √(quantity / volume), all of the
 * same span, here a bar. The span cancels out, because volatility grows with the root of time and volume with time.
 *
 * Sources: B. Tóth et al., "Anomalous price impact and the critical nature of liquidity in financial markets",
 * Physical Review X 1, 021006 (2011), who find Y near 1; R. Almgren, C. Thum, E. Hauptmann and H. Li, "Direct
 * estimation of equity market impact", Risk 18 (2005), who measure a power of 0.6. The law is about where the price ends
 * up; the order is charged all of it, though it buys its first pieces cheaper.
 *
 * Without a known volume and volatility an order pays `fallbackBps`; where nothing at all was traded it pays `maxBps`.
 */
export class SquareRootSlippage implements SlippageModel {
  readonly needsActivity = true;
  private readonly coefficient: number;
  private readonly fallback: number;
  private readonly max: number;

  constructor({ coefficient, fallbackBps, maxBps }: SquareRootSlippageOptions) {
    this.coefficient = coefficient;
    this.max = maxBps / 10_000;
    this.fallback = Math.min(fallbackBps, maxBps) / 10_000;
    assert(coefficient >= 0 && this.max >= 0 && this.max < 1, `impact of at most ${maxBps} bps is out of range`);
  }

  slip(side: Side, price: number, order: SlippageOrder = UNKNOWN_ORDER): number {
    return worsePrice(side, price, this.fraction(order));
  }

  private fraction({ quantity, volume, volatility }: SlippageOrder): number {
    if (Number.isNaN(quantity) || Number.isNaN(volume) || Number.isNaN(volatility)) return this.fallback;
    const impact = this.coefficient * volatility * Math.sqrt(quantity / volume);
    // Neither infinity nor NaN is below: a market that nobody trades in is dear, even if its price stands still.
    return impact < this.max ? impact : this.max;
  }
}
