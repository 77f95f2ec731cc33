import type { QuantityUnits } from '../../core/units.js';
import type { OrderIntended } from '../../events/decision-events.js';
import type { Kernel } from '../../kernel/kernel.js';

/** Who objects to an order and why: value and limit are in the rule's own unit. */
export interface Objection {
  readonly rule: string;
  readonly value: number;
  readonly limit: number;
}

export function refuse(kernel: Kernel, { intentId, terms }: OrderIntended, { rule, value, limit }: Objection): void {
  const { strategyIndex, instrumentIndex } = terms;
  kernel.publish(kernel.topics.orderRefused, {
    kind: 'OrderRefused',
    seq: 0,
    tsMs: 0,
    intentId,
    strategyIndex,
    instrumentIndex,
    rule,
    value,
    limit,
  });
}

export function shrink(
  kernel: Kernel,
  { intentId }: OrderIntended,
  { rule, value, limit }: Objection,
  fromQuantity: QuantityUnits,
  toQuantity: QuantityUnits,
): void {
  kernel.publish(kernel.topics.orderShrunk, {
    kind: 'OrderShrunk',
    seq: 0,
    tsMs: 0,
    intentId,
    rule,
    value,
    limit,
    fromQuantity,
    toQuantity,
  });
}
