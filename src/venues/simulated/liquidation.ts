import type { Instrument } from '../../core/instrument.js';

/** What a market that lends does with positions that their margin no longer carries. A spot market has none. */
export interface Liquidation {
  /** Strategies that hold the instrument, in order. */
  holders(instrumentIndex: number): number[];
  isHeld(instrumentIndex: number): boolean;
  /** The price that liquidates the strategy's position, float: below it for a long, above it for a short; NaN for none. */
  threshold(strategyIndex: number, instrument: Instrument): number;
  /** Whether a bar from `low` to `high` may liquidate the position: false rules it out, and costs next to nothing. */
  mayReach(strategyIndex: number, instrument: Instrument, low: number, high: number): boolean;
  /** Whether the position does not survive this price. */
  reached(strategyIndex: number, instrument: Instrument, price: number): boolean;
  /** Closes what has to be closed at this price of the instrument. */
  liquidate(strategyIndex: number, instrument: Instrument, marketPrice: number): void;
}
