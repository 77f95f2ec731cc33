import type { Instrument } from '../../core/instrument.js';
import type { Side } from '../../events/order-terms.js';

/** The desk as risk sees it: float, at the last price, with every approved order counted as if it had filled. */
export interface RiskView {
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: number;
  readonly instruments: readonly Instrument[];
  readonly strategyCount: number;
  /** The desk's worth, quote currency, by what has filled. */
  readonly equity: number;
  /** NaN before the first price. */
  lastPrice(instrumentIndex: number): number;
  /** The strategy's cash less what its approved buys are expected to cost, fees left out. */
  freeCash(strategyIndex: number): number;
  /** The strategy's cash and marked positions, quote currency. */
  ownEquity(strategyIndex: number): number;
  /** Gross notional of the strategy's positions, quote currency, every approved order counted in as if it enlarged one. */
  ownExposure(strategyIndex: number): number;
  /** The strategy's own position, base currency, negative when short; approved orders left out. */
  ownPosition(strategyIndex: number, instrumentIndex: number): number;
  /** The desk's position in one instrument, base currency, with what approved orders of one side may still add to it. */
  committedQuantity(instrumentIndex: number, side: Side): number;
  /** The strategy's own position, base currency, less what its approved sells will still take. */
  ownQuantity(strategyIndex: number, instrumentIndex: number): number;
  /** Gross notional of the whole desk, quote currency, with approved orders that may enlarge it counted in. */
  readonly committedExposure: number;
  /**
   * Notional of the desk's position in one instrument, quote currency, negative when short; with the approved orders of
   * the side that makes it larger. 0 without a position, whatever the price.
   */
  committedNotional(instrumentIndex: number): number;
}
