import type { Kernel } from '../../kernel/kernel.js';
import type { RiskView } from './risk-view.js';
import { uniqueNames } from './unique-names.js';

/** What of a rule goes by the clock and by the data. */
interface ScheduledRule {
  readonly name: string;
  readonly everyMs?: number;
  sample?(view: RiskView): void;
  dataArrived?(instrumentIndex: number, tsMs: number): void;
}

const SAMPLE = 'sample:';

/** Calls rules at full multiples of their interval, by timers, and tells those that want it when data arrives. */
export class RuleSchedule {
  private readonly rules: readonly ScheduledRule[];
  /** Timers are known by them: a fork may have other rules in other places. */
  private readonly names: readonly string[];
  private kernel!: Kernel;
  private agentId = '';

  constructor(rules: readonly ScheduledRule[]) {
    this.rules = rules;
    this.names = uniqueNames(rules);
  }

  start(kernel: Kernel, agentId: string): void {
    this.kernel = kernel;
    this.agentId = agentId;
    this.rules.forEach((rule, index) => {
      if (rule.everyMs !== undefined) this.setTimer(index, rule.everyMs, kernel.clock.tsMs);
    });
    const listeners = this.rules.filter((rule) => rule.dataArrived !== undefined);
    if (listeners.length === 0) return;
    const { barClosed, barOpened, tradeTicks, quoteTicks, depthTicks } = kernel.topics;
    // A series has the index of its instrument.
    for (const perSeries of [barClosed, barOpened, tradeTicks, quoteTicks, depthTicks]) {
      for (const [index, topic] of perSeries.entries()) {
        topic.subscribe(agentId, () => {
          for (const rule of listeners) rule.dataArrived?.(index, kernel.clock.tsMs);
        });
      }
    }
  }

  onTimer(view: RiskView, key: string, tsMs: number): void {
    if (!key.startsWith(SAMPLE)) return;
    const index = this.names.indexOf(key.slice(SAMPLE.length));
    const everyMs = this.rules[index]?.everyMs;
    // A fork may have taken the rule away.
    if (everyMs === undefined) return;
    this.setTimer(index, everyMs, tsMs);
    this.rules[index].sample?.(view);
  }

  private setTimer(index: number, everyMs: number, tsMs: number): void {
    // Before the other timers of its time: funding at 00:00 belongs to the day that begins, whoever set a timer first.
    this.kernel.setMarketTimer(
      this.agentId,
      `${SAMPLE}${this.names[index]}`,
      (Math.floor(tsMs / everyMs) + 1) * everyMs,
    );
  }
}
