import { RunError } from '../../core/errors.js';
import type { ProposedOrder, RiskRule, RiskView, RuleRoom, RuleScope } from './risk-rule.js';
import type { RiskRuleDefinition } from './risk-rule-definition.js';

/** Runs a {@link RiskRuleDefinition} as a rule. Whatever goes wrong in it is reported with its name. */
export class CustomRule implements RiskRule {
  readonly name: string;
  readonly scope: RuleScope;
  state: unknown;
  readonly observe?: (view: RiskView) => void;
  private readonly definition: RiskRuleDefinition;
  private readonly params: unknown;

  /** @param params checked against the definition's schema already */
  constructor(definition: RiskRuleDefinition, params: unknown) {
    this.definition = definition;
    this.params = params;
    this.name = definition.name;
    this.scope = definition.scope ?? 'desk';
    this.state = this.guard('init', () => definition.init?.(params));
    if (definition.observe !== undefined) {
      this.observe = (view) => this.guard('observe', () => definition.observe?.(view, this.state, params));
    }
  }

  room(order: ProposedOrder, view: RiskView): RuleRoom | null {
    // A copy of its own: what it does to the order must not reach the desk, nor what the desk does reach it.
    const room = this.guard('room', () => this.definition.room({ ...order }, view, this.state, this.params));
    if (room === null || room === undefined) return null;
    for (const field of ['maxQuantity', 'value', 'limit'] as const) {
      if (typeof room[field] !== 'number')
        throw this.failure('room', `${field} is ${String(room[field])}, not a number`);
    }
    return room;
  }

  private guard<T>(during: string, run: () => T): T {
    try {
      return run();
    } catch (cause) {
      throw this.failure(during, cause instanceof Error ? cause.message : String(cause), cause);
    }
  }

  private failure(during: string, problem: string, cause?: unknown): RunError {
    return new RunError({
      code: 'RISK_RULE_FAILED',
      message: `The risk rule "${this.name}" failed in ${during}: ${problem}`,
      remedy: 'Mend the file of the rule and run again.',
      values: { rule: this.name, during },
      cause,
    });
  }
}
