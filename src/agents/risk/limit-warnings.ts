import { WHOLE_DESK } from '../../events/risk-events.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { ProposedOrder, RuleScope } from './risk-rule.js';

/** By rule, then by what its value is about: 1 where the value stood above the warning level when last looked at. */
export type WarningState = Uint8Array[];

/** Says once that a limit is near, and again only after it has been far. */
export class LimitWarnings {
  state: WarningState;
  private readonly warnAtPct: number;

  /**
   * @param warnAtPct percent of a limit; 100 warns of nothing, for what reaches a limit is on record anyway
   * @param subjects strategies or symbols, whichever are more
   */
  constructor(warnAtPct: number, ruleCount: number, subjects: number) {
    this.warnAtPct = warnAtPct;
    this.state = warnAtPct < 100 ? Array.from({ length: ruleCount }, () => new Uint8Array(subjects)) : [];
  }

  get isOn(): boolean {
    return this.warnAtPct < 100;
  }

  look(
    kernel: Kernel,
    ruleIndex: number,
    rule: string,
    subject: WarningSubject,
    { value, limit }: { readonly value: number; readonly limit: number },
  ): void {
    const isNear = value >= (limit * this.warnAtPct) / 100;
    const near = this.state[ruleIndex];
    const slot = Math.max(0, subject.strategyIndex, subject.instrumentIndex);
    if (isNear === (near[slot] === 1)) return;
    near[slot] = isNear ? 1 : 0;
    if (!isNear) return;
    const { strategyIndex, instrumentIndex } = subject;
    const about = { rule, strategyIndex, instrumentIndex, value, limit };
    kernel.publish(kernel.topics.riskWarned, { kind: 'RiskWarned', seq: 0, tsMs: 0, ...about });
  }
}

/** One of both at most is not {@link WHOLE_DESK}. */
export interface WarningSubject {
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
}

export function subjectOf(scope: RuleScope, { terms }: ProposedOrder): WarningSubject {
  return {
    strategyIndex: scope === 'strategy' ? terms.strategyIndex : WHOLE_DESK,
    instrumentIndex: scope === 'symbol' ? terms.instrumentIndex : WHOLE_DESK,
  };
}
