import { ComplianceAgent } from '../../../../src/agents/compliance/compliance-agent.js';
import type { ComplianceRule } from '../../../../src/agents/compliance/compliance-rule.js';
import type { PriceUnits, QuantityUnits } from '../../../../src/core/units.js';
import type { OrderTerms } from '../../../../src/events/order-terms.js';
import { START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, ETH, fill, intent, price, startDesk, terms } from '../desk-parts.js';

export const SECOND_MS = 1_000;

/** A limit order; `strategy` counts from 0. */
export function limit(side: 'buy' | 'sell', coins: number, at: number, changes: Partial<OrderTerms> = {}): OrderTerms {
  return terms(side, coins, { type: 'limit', limitPrice: price(at), ...changes });
}

/** The compliance agent alone; everybody else is what a test says. BTC at 100, ETH at 10. */
export function complianceDesk(...rules: readonly ComplianceRule[]) {
  const agent = new ComplianceAgent(rules, [BTC, ETH]);
  const desk = startDesk([agent]);
  let intentId = 0;
  const outcome = () => desk.events.at(-1) as { kind: string; rule?: string; reason?: string };
  return {
    ...desk,
    agent,
    /** Time goes on to so many seconds after the start. */
    at(seconds: number) {
      desk.advanceTo(START_MS + seconds * SECOND_MS);
    },
    /** Risk approves an order; returns what compliance makes of it. */
    approve(orderTerms: OrderTerms, reduces = false) {
      intentId++;
      desk.publish('orderIntended', intent(orderTerms, { intentId, reduces }));
      const { quantity } = orderTerms;
      desk.publish('orderApproved', { kind: 'OrderApproved', seq: 0, tsMs: 0, intentId, terms: orderTerms, quantity });
      return outcome();
    },
    submit(orderId: number, orderTerms: OrderTerms) {
      desk.publish('submitOrder', { kind: 'SubmitOrder', seq: 0, tsMs: 0, orderId, terms: orderTerms, link: null });
    },
    /** An exit of a working order, which sleeps until that one fills. */
    submitExit(orderId: number, entryId: number, orderTerms: OrderTerms) {
      const link = { role: 'exit', parentOrderId: entryId, groupId: entryId } as const;
      desk.publish('submitOrder', { kind: 'SubmitOrder', seq: 0, tsMs: 0, orderId, terms: orderTerms, link });
    },
    fill(orderId: number, side: 'buy' | 'sell', coins: number, changes: Parameters<typeof fill>[3] = {}) {
      desk.publish('orderFilled', fill(side, coins, 100, { orderId, ...changes }));
    },
    cancel(orderId: number, { strategyIndex, instrumentIndex, side, quantity }: OrderTerms) {
      const order = { orderId, strategyIndex, instrumentIndex, side, leaves: quantity, role: 'direct' } as const;
      desk.publish('orderCancelled', { kind: 'OrderCancelled', seq: 0, tsMs: 0, ...order, reason: 'REQUESTED' });
      return outcome();
    },
    amend(orderId: number, quantity: QuantityUnits, limitPrice: PriceUnits) {
      const stopPrice = 0 as PriceUnits;
      desk.publish('orderAmended', { kind: 'OrderAmended', seq: 0, tsMs: 0, orderId, quantity, limitPrice, stopPrice });
    },
  };
}

/** A rule that says the same of every order. */
export function alwaysRule(action: 'block' | 'flag', name = 'always'): ComplianceRule {
  return { name, action, createState: () => null, review: () => ({ rule: name, reason: 'as ever' }) };
}
