import type { Instrument } from '../../core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { Side } from '../../events/order-terms.js';

/** A fill about to happen, as far as a liquidation cares. */
export interface ComingFill {
  readonly strategyIndex: number;
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: QuantityUnits;
  readonly price: PriceUnits;
  /** The market's price, before slippage. */
  readonly marketPrice: number;
}

/**
 * What a market that lends does with positions that their margin no longer carries. A spot market has none. Mark prices
 * say when, the market's price says at what: where a symbol has no mark price series, both are the last price.
 */
export interface Liquidation {
  /** Strategies that hold the instrument, in order. */
  holders(instrumentIndex: number): number[];
  isHeld(instrumentIndex: number): boolean;
  /** The mark price that liquidates the strategy's position, float: below it for a long, above it for a short; NaN for none. */
  threshold(strategyIndex: number, instrument: Instrument): number;
  /** Whether a mark price from `low` to `high` may liquidate the position: false rules it out, and costs next to nothing. */
  mayReach(strategyIndex: number, instrument: Instrument, low: number, high: number): boolean;
  /** Whether the position does not survive this mark price. */
  reached(strategyIndex: number, instrument: Instrument, mark: number): boolean;
  /** Closes what has to be closed at this mark price of the instrument, at the market's price. */
  liquidate(strategyIndex: number, instrument: Instrument, mark: number, marketPrice: number): void;
  /** Closes the position in place of a fill that it would not survive; says whether it did. */
  takeOver(fill: ComingFill): boolean;
}
