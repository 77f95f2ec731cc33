import { type Instrument, quantityToFloat } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import type { Side } from '../../events/order-terms.js';
import type { Clock } from '../../kernel/clock.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import type { Commitments } from './commitments.js';
import type { RiskView } from './risk-view.js';

/** The books and the approved orders together: what rules look at. */
export class DeskView implements RiskView {
  readonly instruments: readonly Instrument[];
  private readonly portfolio: Portfolio;
  private readonly commitments: () => Commitments;
  private readonly clock: () => Clock;
  private isHeld = false;
  /** NaN until it is asked for. */
  private heldEquity = Number.NaN;

  /** Commitments and clock are asked for at each look: one is replaced by a restored state, the other comes later. */
  constructor(portfolio: Portfolio, commitments: () => Commitments, clock: () => Clock) {
    this.instruments = portfolio.instruments;
    this.portfolio = portfolio;
    this.commitments = commitments;
    this.clock = clock;
  }

  get tsMs(): number {
    return this.clock().tsMs;
  }

  get strategyCount(): number {
    return this.portfolio.strategyCount;
  }

  get equity(): number {
    if (!this.isHeld) return this.portfolio.totalEquityFloat();
    if (Number.isNaN(this.heldEquity)) this.heldEquity = this.portfolio.totalEquityFloat();
    return this.heldEquity;
  }

  /** From here to {@link release} neither prices nor books change: what several rules ask for is worked out once. */
  hold(): void {
    this.isHeld = true;
    this.heldEquity = Number.NaN;
  }

  release(): void {
    this.isHeld = false;
  }

  lastPrice(instrumentIndex: number): number {
    return this.portfolio.lastPrice(instrumentIndex);
  }

  freeCash(strategyIndex: number): number {
    let cash = this.portfolio.cashFloat(strategyIndex);
    for (const { index, quantityOne } of this.instruments) {
      const { buys, buyPrice } = this.commitments()[strategyIndex][index];
      if (buys > 0) cash -= (buys / quantityOne) * buyPrice;
    }
    return cash;
  }

  ownEquity(strategyIndex: number): number {
    return this.portfolio.equityFloat(strategyIndex);
  }

  ownExposure(strategyIndex: number): number {
    let exposure = 0;
    for (const { index, quantityOne } of this.instruments) {
      const { buys, sells } = this.commitments()[strategyIndex][index];
      const quantity = Math.abs(this.portfolio.quantityFloat(strategyIndex, index)) + (buys + sells) / quantityOne;
      if (quantity > 0) exposure += quantity * this.portfolio.lastPrice(index);
    }
    return exposure;
  }

  ownPosition(strategyIndex: number, instrumentIndex: number): number {
    return this.portfolio.quantityFloat(strategyIndex, instrumentIndex);
  }

  committedQuantity(instrumentIndex: number, side: Side): number {
    const held = this.portfolio.totalQuantityFloat(instrumentIndex);
    const instrument = this.instruments[instrumentIndex];
    return side === 'buy' ? held + this.working(instrument, 'buys') : held - this.working(instrument, 'sells');
  }

  ownQuantity(strategyIndex: number, instrumentIndex: number): number {
    const own = this.portfolio.quantity(strategyIndex, instrumentIndex);
    const { sells } = this.commitments()[strategyIndex][instrumentIndex];
    return quantityToFloat(this.instruments[instrumentIndex], (own - sells) as QuantityUnits);
  }

  get committedExposure(): number {
    let exposure = 0;
    for (const instrument of this.instruments) {
      const held = this.portfolio.totalQuantityFloat(instrument.index);
      // Approved orders count where they enlarge what is held: the worse of both sides.
      const bought = Math.abs(held + this.working(instrument, 'buys'));
      const sold = Math.abs(held - this.working(instrument, 'sells'));
      const quantity = Math.max(bought, sold);
      if (quantity > 0) exposure += quantity * this.portfolio.lastPrice(instrument.index);
    }
    return exposure;
  }

  committedNotional(instrumentIndex: number): number {
    const bought = this.committedQuantity(instrumentIndex, 'buy');
    const sold = this.committedQuantity(instrumentIndex, 'sell');
    const quantity = Math.abs(bought) >= Math.abs(sold) ? bought : sold;
    return quantity === 0 ? 0 : quantity * this.portfolio.lastPrice(instrumentIndex);
  }

  /** Approved and unfilled of one side, all strategies, base currency. */
  private working({ index, quantityOne }: Instrument, side: 'buys' | 'sells'): number {
    const commitments = this.commitments();
    let units = 0;
    for (let strategyIndex = 0; strategyIndex < commitments.length; strategyIndex++) {
      const { buys, sells } = commitments[strategyIndex][index];
      units += side === 'buys' ? buys : sells;
    }
    return units / quantityOne;
  }
}
