import { type TradingHalted, type TradingResumed, WHOLE_DESK } from '../../events/risk-events.js';

/** A halt in force, and the rule that asked for it. */
export interface Halt {
  /** {@link WHOLE_DESK}: of everything. */
  readonly strategyIndex: number;
  readonly rule: string;
}

/** The halts with this one; the same one twice is one. */
export function withHalt(halts: readonly Halt[], { strategyIndex, rule }: TradingHalted): Halt[] {
  return [
    ...halts.filter((halt) => halt.strategyIndex !== strategyIndex || halt.rule !== rule),
    { strategyIndex, rule },
  ];
}

export function withoutHalt(halts: readonly Halt[], { strategyIndex, rule }: TradingResumed): Halt[] {
  return halts.filter((halt) => halt.strategyIndex !== strategyIndex || halt.rule !== rule);
}

export function isHalted(halts: readonly Halt[], strategyIndex: number): boolean {
  return halts.some((halt) => halt.strategyIndex === WHOLE_DESK || halt.strategyIndex === strategyIndex);
}
