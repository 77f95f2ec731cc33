import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';

interface RecentOrders {
  /** When the last orders were approved, epoch milliseconds: a ring, −Infinity where there was none. */
  readonly tsMs: Float64Array;
  /** The oldest of them, which the next one replaces. */
  next: number;
}

/**
 * No more than so many orders in any stretch of virtual time of that length. Orders that only reduce count, though they
 * are never held up: an exchange counts them too. An order that an algorithm cuts in slices is one.
 */
export class OrderRate implements RiskRule {
  readonly name = 'orderRate';
  readonly scope = 'desk';
  state: RecentOrders;
  private readonly orders: number;
  private readonly perMs: number;

  constructor(orders: number, perMs: number) {
    this.orders = orders;
    this.perMs = perMs;
    this.state = { tsMs: new Float64Array(orders).fill(Number.NEGATIVE_INFINITY), next: 0 };
  }

  room({ quantity }: ProposedOrder, { tsMs }: RiskView): RuleRoom {
    let recent = 0;
    for (const orderTsMs of this.state.tsMs) if (tsMs - orderTsMs < this.perMs) recent++;
    return { maxQuantity: recent < this.orders ? quantity : 0, value: recent + 1, limit: this.orders };
  }

  approved(_order: ProposedOrder, { tsMs }: RiskView): void {
    const { state, orders } = this;
    state.tsMs[state.next] = tsMs;
    state.next = (state.next + 1) % orders;
  }
}
