import { type HaltScope, WHOLE_DESK } from '../../../events/risk-events.js';
import type { Kernel } from '../../../kernel/kernel.js';
import type { RiskView } from '../risk-view.js';
import { nextDayMs } from '../utc-day.js';
import type { HaltPolicy, HaltRule, ResumePolicy } from './halt-rule.js';

/** A halt in force. */
export interface ActiveHalt {
  readonly rule: string;
  /** At the time of the halt, in the rule's own unit. */
  readonly value: number;
  readonly limit: number;
  /** Infinity: never lifted. */
  readonly untilTsMs: number;
}

/** Plain data. */
export interface HaltState {
  desk: ActiveHalt | null;
  readonly strategies: (ActiveHalt | null)[];
}

/** Hears how near a loss is to its limit. */
export type LossListener = (rule: HaltRule, strategyIndex: number, lossPct: number) => void;

const RESUME = 'resume:';

/**
 * Who is halted, since when and until when. A scope is halted by one rule at a time: what another rule would say is heard
 * when the halt is lifted. The kill switch takes the place of any other halt.
 */
export class TradingHalts {
  state: HaltState;
  readonly rules: readonly HaltRule[];
  private readonly policy: HaltPolicy;
  private readonly onLoss: LossListener | null;

  constructor(rules: readonly HaltRule[], policy: HaltPolicy, strategyCount: number, onLoss: LossListener | null) {
    this.rules = rules;
    this.policy = policy;
    this.onLoss = onLoss;
    this.state = { desk: null, strategies: new Array<ActiveHalt | null>(strategyCount).fill(null) };
  }

  /** The halt that stands in the way of a strategy's orders. */
  haltOf(strategyIndex: number): ActiveHalt | null {
    return this.state.desk ?? this.state.strategies[strategyIndex];
  }

  /** Halts whoever has lost too much. */
  check(kernel: Kernel, view: RiskView): void {
    for (let place = 0; place < this.rules.length; place++) {
      const rule = this.rules[place];
      if (rule.scope === 'desk') this.checkOne(kernel, view, rule, WHOLE_DESK);
      else for (let index = 0; index < view.strategyCount; index++) this.checkOne(kernel, view, rule, index);
    }
  }

  /** Halts the desk for good, whatever else is in force. */
  kill(kernel: Kernel, rule: string): void {
    if (this.state.desk?.rule === rule) return;
    kernel.timers.cancel('risk', `${RESUME}${WHOLE_DESK}`);
    this.halt(kernel, WHOLE_DESK, { rule, value: 1, limit: 0, untilTsMs: Number.POSITIVE_INFINITY });
  }

  /** Lifts the halt that a timer was set for; false when the timer was for something else. */
  onTimer(kernel: Kernel, view: RiskView, key: string): boolean {
    if (!key.startsWith(RESUME)) return false;
    const strategyIndex = Number(key.slice(RESUME.length));
    const halt = strategyIndex === WHOLE_DESK ? this.state.desk : this.state.strategies[strategyIndex];
    if (halt === null) return true;
    this.set(strategyIndex, null);
    this.rules.find(({ name }) => name === halt.rule)?.resumed(strategyIndex, view);
    const scope = scopeOf(strategyIndex);
    const { tradingResumed } = kernel.topics;
    kernel.publish(tradingResumed, { kind: 'TradingResumed', seq: 0, tsMs: 0, scope, strategyIndex, rule: halt.rule });
    return true;
  }

  private checkOne(kernel: Kernel, view: RiskView, rule: HaltRule, strategyIndex: number): void {
    const value = rule.lossPct(strategyIndex, view);
    if (this.onLoss !== null) this.onLoss(rule, strategyIndex, value);
    if (!(value > rule.limitPct)) return;
    const { desk, strategies } = this.state;
    if (desk !== null || (strategyIndex !== WHOLE_DESK && strategies[strategyIndex] !== null)) return;
    const untilTsMs = untilOf(this.policy.resume ?? rule.resume, view.tsMs);
    this.halt(kernel, strategyIndex, { rule: rule.name, value, limit: rule.limitPct, untilTsMs });
    if (untilTsMs < Number.POSITIVE_INFINITY) kernel.setTimer('risk', `${RESUME}${strategyIndex}`, untilTsMs);
  }

  private halt(kernel: Kernel, strategyIndex: number, halt: ActiveHalt): void {
    this.set(strategyIndex, halt);
    const { flatten } = this.policy;
    const scope = scopeOf(strategyIndex);
    const { tradingHalted } = kernel.topics;
    kernel.publish(tradingHalted, { kind: 'TradingHalted', seq: 0, tsMs: 0, scope, strategyIndex, flatten, ...halt });
  }

  private set(strategyIndex: number, halt: ActiveHalt | null): void {
    if (strategyIndex === WHOLE_DESK) this.state.desk = halt;
    else this.state.strategies[strategyIndex] = halt;
  }
}

function scopeOf(strategyIndex: number): HaltScope {
  return strategyIndex === WHOLE_DESK ? 'desk' : 'strategy';
}

function untilOf(resume: ResumePolicy, tsMs: number): number {
  if (resume === 'never') return Number.POSITIVE_INFINITY;
  return resume === 'next-day' ? nextDayMs(tsMs) : tsMs + resume.afterMs;
}
