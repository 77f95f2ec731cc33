import { floorToLot, type Instrument, priceToFloat, quantityToFloat } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import type { OrderIntended } from '../../events/decision-events.js';
import type { OrderCancelled, OrderExpired } from '../../events/order-events.js';
import type { OrderRole, OrderTerms, Side } from '../../events/order-terms.js';
import type { Agent } from '../../kernel/agent.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import type { ProposedOrder, RiskRule, RiskView } from './risk-rule.js';

/** What one strategy has approved and not yet filled in one instrument, in quantity units. */
interface Working {
  buys: number;
  sells: number;
  /** The price that the buys were expected to fill at when they were approved, float. */
  buyPrice: number;
}

interface RiskState {
  /** By strategy, then instrument. */
  readonly working: Working[][];
  /** By strategy: it threw, so nothing more is sent for it. */
  readonly frozen: boolean[];
}

/**
 * Stands in front of every order. Each rule says how much room it leaves; the smallest wins. What is left is approved,
 * and each rule that took something off is on record; with less than a lot left, the order is refused by that rule.
 * Orders that only reduce a position pass, for no limit is kept by holding on to a position.
 */
export class RiskAgent implements Agent {
  readonly id = 'risk';
  state: RiskState;
  private readonly rules: readonly RiskRule[];
  private readonly portfolio: Portfolio;
  private readonly view: RiskView;
  private kernel!: Kernel;

  constructor(rules: readonly RiskRule[], portfolio: Portfolio) {
    const { instruments, strategyCount } = portfolio;
    this.rules = rules;
    this.portfolio = portfolio;
    this.state = {
      working: Array.from({ length: strategyCount }, () => instruments.map(() => ({ buys: 0, sells: 0, buyPrice: 0 }))),
      frozen: new Array<boolean>(strategyCount).fill(false),
    };
    this.view = this.createView();
  }

  start(kernel: Kernel): void {
    this.kernel = kernel;
    const { topics } = kernel;
    topics.orderIntended.subscribe(this.id, (intent) => this.assess(intent));
    topics.agentFailed.subscribe(this.id, ({ strategyIndex }) => {
      if (strategyIndex >= 0) this.state.frozen[strategyIndex] = true;
    });
    topics.orderFilled.subscribe(this.id, (fill) => {
      if (isCommitted(fill.role)) this.release(fill.strategyIndex, fill.instrumentIndex, fill.side, fill.quantity);
    });
    topics.orderCancelled.subscribe(this.id, (event) => this.releaseEnded(event));
    topics.orderExpired.subscribe(this.id, (event) => this.releaseEnded(event));
    topics.orderRejected.subscribe(this.id, ({ terms, role }) => {
      if (role === 'direct') this.release(terms.strategyIndex, terms.instrumentIndex, terms.side, terms.quantity);
    });
    topics.executionCompleted.subscribe(this.id, (event) =>
      this.release(event.strategyIndex, event.instrumentIndex, event.side, event.quantity - event.filled),
    );
  }

  /** What a slice leaves is sent again, or given up with its parent as a whole. */
  private releaseEnded({ strategyIndex, instrumentIndex, side, leaves, role }: OrderCancelled | OrderExpired): void {
    if (role === 'direct') this.release(strategyIndex, instrumentIndex, side, leaves);
  }

  private assess(intent: OrderIntended): void {
    const { terms } = intent;
    // The intent may have been on its way when its strategy threw.
    if (this.state.frozen[terms.strategyIndex]) {
      this.refuse(intent, 'agentFailed', 1, 0);
      return;
    }
    const price = this.expectedPrice(terms);
    const quantity = intent.reduces ? terms.quantity : this.applyRules(intent, price);
    if (quantity === 0) return;
    this.commit(terms, quantity, price);
    const { topics } = this.kernel;
    this.kernel.publish(topics.orderApproved, {
      kind: 'OrderApproved',
      seq: 0,
      tsMs: 0,
      intentId: intent.intentId,
      terms,
      quantity,
    });
  }

  /** What the rules leave of the intent; 0 after one has refused it. */
  private applyRules(intent: OrderIntended, price: number): QuantityUnits {
    const { terms } = intent;
    const instrument = this.portfolio.instruments[terms.instrumentIndex];
    let units = terms.quantity;
    let order = { terms, instrument, quantity: quantityToFloat(instrument, units), price };
    for (const rule of this.rules) {
      const left = this.apply(rule, intent, order, units);
      if (left === 0) return left;
      if (left !== units) order = { ...order, quantity: quantityToFloat(instrument, left) };
      units = left;
    }
    return units;
  }

  private apply(rule: RiskRule, intent: OrderIntended, order: ProposedOrder, quantity: QuantityUnits): QuantityUnits {
    const room = rule.room(order, this.view);
    if (room === null || order.quantity <= room.maxQuantity) return quantity;
    const { topics } = this.kernel;
    const allowed = room.maxQuantity > 0 ? floorToLot(order.instrument, room.maxQuantity) : 0;
    // Float noise in a rule must never make an order larger.
    const left = Math.min(allowed, quantity) as QuantityUnits;
    const { value, limit } = room;
    if (left === 0) {
      this.refuse(intent, rule.name, value, limit);
    } else if (left < quantity) {
      this.kernel.publish(topics.orderShrunk, {
        kind: 'OrderShrunk',
        seq: 0,
        tsMs: 0,
        intentId: intent.intentId,
        rule: rule.name,
        value,
        limit,
        fromQuantity: quantity,
        toQuantity: left,
      });
    }
    return left;
  }

  private refuse({ intentId, terms }: OrderIntended, rule: string, value: number, limit: number): void {
    const { strategyIndex, instrumentIndex } = terms;
    this.kernel.publish(this.kernel.topics.orderRefused, {
      kind: 'OrderRefused',
      seq: 0,
      tsMs: 0,
      intentId,
      strategyIndex,
      instrumentIndex,
      rule,
      value,
      limit,
    });
  }

  /** The worst at which the order is expected to fill. */
  private expectedPrice(terms: OrderTerms): number {
    const instrument = this.portfolio.instruments[terms.instrumentIndex];
    const last = this.portfolio.lastPrice(terms.instrumentIndex);
    const asked = Math.max(priceToFloat(instrument, terms.limitPrice), priceToFloat(instrument, terms.stopPrice));
    return Math.max(last, asked);
  }

  private commit(terms: OrderTerms, quantity: QuantityUnits, price: number): void {
    const working = this.state.working[terms.strategyIndex][terms.instrumentIndex];
    if (terms.side === 'buy') {
      working.buys += quantity;
      working.buyPrice = price;
    } else {
      working.sells += quantity;
    }
  }

  private release(strategyIndex: number, instrumentIndex: number, side: Side, quantity: number): void {
    const working = this.state.working[strategyIndex][instrumentIndex];
    if (side === 'buy') working.buys -= quantity;
    else working.sells -= quantity;
  }

  private createView(): RiskView {
    const agent = this;
    const { portfolio } = this;
    const { instruments } = portfolio;
    const desk = ({ index, quantityOne }: Instrument, side: 'buys' | 'sells') => {
      let units = 0;
      for (const strategy of agent.state.working) units += strategy[index][side];
      return units / quantityOne;
    };
    return {
      get equity() {
        return portfolio.totalEquityFloat();
      },
      freeCash(strategyIndex) {
        let cash = portfolio.cashFloat(strategyIndex);
        for (const { index, quantityOne } of instruments) {
          const { buys, buyPrice } = agent.state.working[strategyIndex][index];
          cash -= (buys / quantityOne) * buyPrice;
        }
        return cash;
      },
      ownEquity: (strategyIndex) => portfolio.equityFloat(strategyIndex),
      ownExposure(strategyIndex) {
        let exposure = 0;
        for (const { index, quantityOne } of instruments) {
          const { buys, sells } = agent.state.working[strategyIndex][index];
          const quantity = Math.abs(portfolio.quantityFloat(strategyIndex, index)) + (buys + sells) / quantityOne;
          if (quantity > 0) exposure += quantity * portfolio.lastPrice(index);
        }
        return exposure;
      },
      ownPosition: (strategyIndex, instrumentIndex) => portfolio.quantityFloat(strategyIndex, instrumentIndex),
      committedQuantity(instrumentIndex, side) {
        const instrument = instruments[instrumentIndex];
        const held = portfolio.totalQuantityFloat(instrumentIndex);
        return side === 'buy' ? held + desk(instrument, 'buys') : held - desk(instrument, 'sells');
      },
      ownQuantity(strategyIndex, instrumentIndex) {
        const own = portfolio.quantity(strategyIndex, instrumentIndex);
        const { sells } = agent.state.working[strategyIndex][instrumentIndex];
        return quantityToFloat(instruments[instrumentIndex], (own - sells) as QuantityUnits);
      },
      get committedExposure() {
        let exposure = 0;
        for (const instrument of instruments) {
          const held = portfolio.totalQuantityFloat(instrument.index);
          // Approved orders count where they enlarge what is held: the worse of both sides.
          const bought = Math.abs(held + desk(instrument, 'buys'));
          const sold = Math.abs(held - desk(instrument, 'sells'));
          const quantity = Math.max(bought, sold);
          if (quantity > 0) exposure += quantity * portfolio.lastPrice(instrument.index);
        }
        return exposure;
      },
    };
  }
}

/** Exits and liquidations were never asked for: they reduce, whatever the rules say. */
function isCommitted(role: OrderRole): boolean {
  return role === 'direct' || role === 'slice';
}
