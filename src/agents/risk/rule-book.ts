import { floorToLot, quantityToFloat } from '../../core/instrument.js';
import type { QuantityUnits } from '../../core/units.js';
import type { OrderIntended } from '../../events/decision-events.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type LimitWarnings, subjectOf } from './limit-warnings.js';
import { type Objection, refuse, shrink } from './order-verdicts.js';
import type { ProposedOrder, RiskRule, RiskView } from './risk-rule.js';

/** An order that is being judged: its quantity shrinks on the way. */
export type OrderInHand = { -readonly [Key in keyof ProposedOrder]: ProposedOrder[Key] };

/** A rule that takes a little off again and again would keep the others from ever agreeing. */
const CUTS_MAX = 100;

/** The rules in their order, and how they come to one quantity. */
export class RuleBook {
  readonly rules: readonly RiskRule[];
  private readonly warnings: LimitWarnings;
  private readonly counters: readonly RiskRule[];

  constructor(rules: readonly RiskRule[], warnings: LimitWarnings) {
    this.rules = rules;
    this.warnings = warnings;
    this.counters = rules.filter(({ approved }) => approved !== undefined);
  }

  /**
   * What the rules leave of the intent; 0 after one has refused it. They are asked in turn until all agree to the same
   * quantity, so that what a later one takes off cannot upset an earlier one.
   */
  judge(kernel: Kernel, intent: OrderIntended, order: OrderInHand, view: RiskView): QuantityUnits {
    const { rules } = this;
    let units = intent.terms.quantity;
    let cuts = 0;
    for (let index = 0, agreed = 0; agreed < rules.length; index = (index + 1) % rules.length) {
      const left = this.ask(kernel, index, intent, order, units, view);
      if (left === 0) return left;
      if (left === units) {
        agreed++;
        continue;
      }
      if (++cuts > CUTS_MAX) {
        refuse(kernel, intent, { rule: rules[index].name, value: cuts, limit: CUTS_MAX });
        return 0 as QuantityUnits;
      }
      agreed = 0;
      units = left;
      order.quantity = quantityToFloat(order.instrument, units);
    }
    return units;
  }

  /** Rules that count orders hear of the one that goes out. */
  approved(order: ProposedOrder, view: RiskView): void {
    for (const rule of this.counters) rule.approved?.(order, view);
  }

  private ask(
    kernel: Kernel,
    ruleIndex: number,
    intent: OrderIntended,
    order: ProposedOrder,
    quantity: QuantityUnits,
    view: RiskView,
  ): QuantityUnits {
    const rule = this.rules[ruleIndex];
    const room = rule.room(order, view);
    if (room === null) return quantity;
    if (this.warnings.isOn && rule.scope !== undefined) {
      this.warnings.look(kernel, ruleIndex, rule.name, subjectOf(rule.scope, order), room);
    }
    if (order.quantity <= room.maxQuantity) return quantity;
    // Written so that room that is not a number is none; what only closes has room under any rule.
    const allowed = floorToLot(order.instrument, room.maxQuantity > order.closes ? room.maxQuantity : order.closes);
    // Float noise in a rule must never make an order larger.
    const left = Math.min(allowed, quantity) as QuantityUnits;
    if (left === quantity) return left;
    const objection: Objection = { rule: rule.name, value: room.value, limit: room.limit };
    if (left === 0) refuse(kernel, intent, objection);
    else shrink(kernel, intent, objection, quantity, left);
    return left;
  }
}
