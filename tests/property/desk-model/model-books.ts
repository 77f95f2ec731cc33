import type { Instrument } from '../../../src/core/instrument.js';
import type { Side } from '../../../src/events/order-terms.js';

/** An approval that execution has not sent as one order: on its way, or worked in slices. */
export interface ModelApproval {
  readonly intentId: number;
  readonly seq: number;
  readonly tsMs: number;
  readonly strategy: number;
  readonly instrument: number;
  readonly side: Side;
  readonly quantity: number;
  /** What is still to fill, quantity units. */
  left: number;
  /** The worst price that it was expected to fill at. */
  readonly price: number;
  readonly reduces: boolean;
  cleared: boolean;
}

/** An order of the desk that the venue has not ended. */
export interface ModelOrder {
  readonly orderId: number;
  readonly role: 'direct' | 'exit';
  readonly strategy: number;
  readonly instrument: number;
  readonly side: Side;
  leaves: number;
  readonly price: number;
  readonly reduces: boolean;
  isCancelling: boolean;
}

const MONEY_ONE = 1e16;

/** The model's own books: what events have said of cash, positions, approvals and orders, and the prices that it fed. */
export class ModelBooks {
  readonly instruments: readonly Instrument[];
  /** By strategy, exact. */
  readonly cash: bigint[];
  /** By strategy, then instrument: quantity units, negative when short. */
  readonly units: number[][];
  /** By instrument; NaN before the first. */
  readonly prices: number[];
  readonly approvals = new Map<number, ModelApproval>();
  readonly orders = new Map<number, ModelOrder>();

  constructor(instruments: readonly Instrument[], cash: readonly bigint[]) {
    this.instruments = instruments;
    this.cash = [...cash];
    this.units = cash.map(() => instruments.map(() => 0));
    this.prices = instruments.map(() => Number.NaN);
  }

  get equity(): number {
    return this.cash.reduce((sum, _, strategy) => sum + this.ownEquity(strategy), 0);
  }

  ownEquity(strategy: number): number {
    const marked = this.units[strategy].map((units, index) =>
      units === 0 ? 0 : this.coins(index, units) * this.prices[index],
    );
    return marked.reduce((sum, one) => sum + one, Number(this.cash[strategy]) / MONEY_ONE);
  }

  coins(instrument: number, units: number): number {
    return units / this.instruments[instrument].quantityOne;
  }

  /** The desk's position, coins. */
  held(instrument: number): number {
    return this.coins(
      instrument,
      this.units.reduce((sum, own) => sum + own[instrument], 0),
    );
  }

  /** Approved, sent or not, and not yet filled: quantity units of one strategy, or of all. */
  working(instrument: number, side: Side, strategy?: number): number {
    let units = 0;
    for (const one of this.approvals.values()) if (isOf(one, instrument, side, strategy)) units += one.left;
    for (const one of this.orders.values()) {
      if (one.role === 'direct' && isOf(one, instrument, side, strategy)) units += one.leaves;
    }
    return units;
  }

  /** The desk's position if all approved orders of one side fill, coins. */
  committed(instrument: number, side: Side): number {
    const working = this.coins(instrument, this.working(instrument, side));
    return this.held(instrument) + (side === 'buy' ? working : -working);
  }

  /** The larger of what the desk may come to on either side, signed, coins. */
  worst(instrument: number): number {
    const bought = this.committed(instrument, 'buy');
    const sold = this.committed(instrument, 'sell');
    return Math.abs(bought) >= Math.abs(sold) ? bought : sold;
  }

  worstNotional(instrument: number): number {
    const coins = this.worst(instrument);
    return coins === 0 ? 0 : coins * this.prices[instrument];
  }

  /** How much of an order only closes: what is held on the other side, less what other orders will take of it. */
  closable(strategy: number, instrument: number, side: Side): number {
    const own = this.units[strategy][instrument];
    const left = (side === 'sell' ? own : -own) - this.working(instrument, side, strategy);
    return Math.max(0, left);
  }

  isBusy(strategy: number, instrument: number): boolean {
    const isOwn = (one: { strategy: number; instrument: number }) =>
      one.strategy === strategy && one.instrument === instrument;
    return [...this.approvals.values(), ...this.orders.values()].some(isOwn);
  }
}

function isOf(
  one: { readonly instrument: number; readonly side: Side; readonly strategy: number },
  instrument: number,
  side: Side,
  strategy: number | undefined,
): boolean {
  return one.instrument === instrument && one.side === side && (strategy === undefined || one.strategy === strategy);
}
