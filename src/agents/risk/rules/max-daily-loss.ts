import { type HaltRule, lossBelow } from '../halts/halt-rule.js';
import type { RiskView } from '../risk-view.js';
import { DAY_MS, dayOf } from '../utc-day.js';

interface DayStart {
  /** UTC day, days since the epoch. */
  day: number;
  /** The desk's equity at 00:00:00.000 UTC of that day, or when the run began. */
  equity: number;
}

/**
 * The desk loses no more in a UTC day than a percentage of what it had when the day began. What happens at 00:00:00.000
 * itself, such as funding, belongs to the new day; the prices of that moment belong to the old one.
 */
export class MaxDailyLoss implements HaltRule {
  readonly name = 'maxDailyLossPct';
  readonly scope = 'desk';
  readonly resume = 'next-day';
  /** So that there is a look at 00:00 even where the data has none. */
  readonly everyMs = DAY_MS;
  readonly limitPct: number;
  state: DayStart = { day: Number.NaN, equity: 0 };

  constructor(limitPct: number) {
    this.limitPct = limitPct;
  }

  begin(view: RiskView): void {
    this.beginDay(view);
  }

  sample(view: RiskView): void {
    this.beginDay(view);
  }

  lossPct(_strategyIndex: number, view: RiskView): number {
    this.beginDay(view);
    return lossBelow(this.state.equity, view.equity);
  }

  /** The rest of a day that has gone wrong is measured from where trading goes on. */
  resumed(_strategyIndex: number, view: RiskView): void {
    this.state = { day: dayOf(view.tsMs), equity: view.equity };
  }

  private beginDay(view: RiskView): void {
    const day = dayOf(view.tsMs);
    if (day !== this.state.day) this.state = { day, equity: view.equity };
  }
}
