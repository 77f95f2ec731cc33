import type { z } from 'zod';
import type { ProposedOrder, RiskView, RuleRoom, RuleScope } from './risk-rule.js';

/**
 * A risk rule of one's own: functions over plain data, written in a file that the scenario names. `init` makes the state,
 * the others may change it in place; it must survive `structuredClone`.
 */
export interface RiskRuleDefinition<Schema extends z.ZodType = z.ZodType, State = unknown> {
  /** What refusals, shrunk orders and warnings are recorded under. */
  readonly name: string;
  readonly description: string;
  /** Parameters with their defaults and ranges; the scenario's `params` are checked against it. */
  readonly params: Schema;
  /** What value and limit are about: warnings are given once for each. Default: the desk. */
  readonly scope?: RuleScope;
  init?(params: z.output<Schema>): State;
  /** Called when every timestamp is complete; leave it out if it is not needed, for it costs time on every bar. */
  observe?(view: RiskView, state: State, params: z.output<Schema>): void;
  /** How much room the rule leaves; null when it does not concern the order. Never asked about orders that only reduce. */
  room(order: ProposedOrder, view: RiskView, state: State, params: z.output<Schema>): RuleRoom | null;
}

/** Gives a rule's definition its types; changes nothing. */
export function defineRiskRule<Schema extends z.ZodType, State = undefined>(
  definition: RiskRuleDefinition<Schema, State>,
): RiskRuleDefinition<Schema, State> {
  return definition;
}
