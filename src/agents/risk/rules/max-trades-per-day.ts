import type { ProposedOrder, RiskRule, RiskView, RuleRoom } from '../risk-rule.js';
import { dayOf } from '../utc-day.js';

export interface TradesPerDay {
  /** Null: no limit. */
  readonly desk: number | null;
  /** For each strategy on its own. */
  readonly strategy: number | null;
}

interface TradeCounts {
  /** The UTC day that the counts are of, days since the epoch. */
  day: number;
  desk: number;
  readonly byStrategy: number[];
}

/** So many orders that add to a position are approved in a UTC day; the count begins anew at 00:00:00.000. */
export class MaxTradesPerDay implements RiskRule {
  readonly name = 'maxTradesPerDay';
  state: TradeCounts;
  private readonly limits: TradesPerDay;

  constructor(limits: TradesPerDay, strategyCount: number) {
    this.limits = limits;
    this.state = { day: Number.NaN, desk: 0, byStrategy: new Array<number>(strategyCount).fill(0) };
  }

  room({ terms, quantity }: ProposedOrder, { tsMs }: RiskView): RuleRoom {
    this.beginDay(tsMs);
    const { desk, strategy } = this.limits;
    const deskRoom = countRoom(this.state.desk, desk ?? Number.MAX_SAFE_INTEGER, quantity);
    if (strategy === null) return deskRoom;
    const ownRoom = countRoom(this.state.byStrategy[terms.strategyIndex], strategy, quantity);
    return desk === null || ownRoom.maxQuantity < deskRoom.maxQuantity ? ownRoom : deskRoom;
  }

  approved({ terms, quantity, closes }: ProposedOrder, { tsMs }: RiskView): void {
    if (closes >= quantity) return;
    this.beginDay(tsMs);
    this.state.desk++;
    this.state.byStrategy[terms.strategyIndex]++;
  }

  private beginDay(tsMs: number): void {
    const day = dayOf(tsMs);
    if (day === this.state.day) return;
    this.state.day = day;
    this.state.desk = 0;
    this.state.byStrategy.fill(0);
  }
}

function countRoom(count: number, limit: number, quantity: number): RuleRoom {
  return { maxQuantity: count < limit ? quantity : 0, value: count + 1, limit };
}
