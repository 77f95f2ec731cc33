import { describe, expect, it } from 'vitest';
import type { ComplianceRule } from '../../../../../src/agents/compliance/compliance-rule.js';
import { Layering, type LayeringOptions } from '../../../../../src/agents/compliance/rules/layering.js';
import type { OrderTerms } from '../../../../../src/events/order-terms.js';
import { quantity, terms } from '../../desk-parts.js';
import { complianceDesk, limit } from '../compliance-desk.js';

/** Two cancels a minute are all right. */
function layeringDesk(changes: Partial<LayeringOptions> = {}) {
  const options = { action: 'block', maxCancels: 2, withinMs: 60_000, minFillRatioPct: 10, ...changes } as const;
  const desk = complianceDesk(new Layering(options) as ComplianceRule);
  let orderId = 0;
  /** Places an order and takes it back; returns the last thing that compliance or the venue said. */
  const placeAndCancel = (orderTerms: OrderTerms) => {
    desk.submit(++orderId, orderTerms);
    return desk.cancel(orderId, orderTerms);
  };
  return { ...desk, placeAndCancel };
}

const BID = limit('buy', 1, 99);

describe('Layering', () => {
  it('flags every cancel beyond the limit, and blocks what would follow', () => {
    const desk = layeringDesk();
    expect([1, 2].map(() => desk.placeAndCancel(BID).kind)).toEqual(['OrderCancelled', 'OrderCancelled']);
    expect(desk.approve(BID).kind).toBe('OrderCleared');
    expect(desk.placeAndCancel(BID)).toMatchObject({
      kind: 'ComplianceFlagged',
      rule: 'layering',
      orderId: 3,
      intentId: 0,
      reason: '3 buy limit orders cancelled unfilled within 60 s, more than 2, and 0 % of the quantity filled',
    });
    expect(desk.approve(BID)).toMatchObject({ kind: 'OrderBlocked', rule: 'layering' });
  });

  it('blocks limit orders of that strategy, symbol and side only, and nobody who wants out', () => {
    const desk = layeringDesk();
    for (let count = 0; count < 3; count++) desk.placeAndCancel(BID);
    expect(desk.approve(terms('buy', 1)).kind).toBe('OrderCleared');
    expect(desk.approve(limit('sell', 1, 101)).kind).toBe('OrderCleared');
    expect(desk.approve({ ...BID, strategyIndex: 1 }).kind).toBe('OrderCleared');
    expect(desk.approve({ ...BID, instrumentIndex: 1 }).kind).toBe('OrderCleared');
    expect(desk.approve(BID, true).kind).toBe('OrderCleared');
    expect(desk.approve(BID).kind).toBe('OrderBlocked');
  });

  it('forgets with the window', () => {
    const desk = layeringDesk();
    desk.placeAndCancel(BID);
    desk.at(1);
    desk.placeAndCancel(BID);
    desk.placeAndCancel(BID);
    expect(desk.approve(BID).kind).toBe('OrderBlocked');
    desk.at(60);
    expect(desk.approve(BID).kind).toBe('OrderCleared');
  });

  it.each([
    [2.7, 'OrderCleared'],
    [2.6, 'OrderBlocked'],
  ])('allows more cancels to whoever trades: %f coins filled, %s', (coins, outcome) => {
    // Of 24 coins asked for and 27 in all, 2.7 are 10 %.
    const desk = layeringDesk();
    const large = limit('buy', 8, 99);
    const traded = limit('buy', 3, 99);
    desk.submit(100, traded);
    desk.fill(100, 'buy', coins, { type: 'limit', leaves: quantity(3 - coins) });
    desk.cancel(100, traded);
    for (let count = 0; count < 3; count++) desk.placeAndCancel(large);
    expect(desk.approve(BID).kind).toBe(outcome);
  });

  it('counts neither market orders, nor exits, nor what the venue ends itself', () => {
    const desk = layeringDesk({ maxCancels: 0 });
    desk.placeAndCancel(terms('buy', 1));
    desk.submit(50, terms('sell', 1));
    desk.submitExit(51, 50, BID);
    desk.cancel(51, BID);
    desk.submit(60, BID);
    const ended = { orderId: 60, strategyIndex: 0, instrumentIndex: 0, side: 'buy', leaves: quantity(1) } as const;
    desk.publish('orderExpired', {
      kind: 'OrderExpired',
      seq: 0,
      tsMs: 0,
      ...ended,
      role: 'direct',
      reason: 'TIME_IN_FORCE',
    });
    expect(desk.approve(BID).kind).toBe('OrderCleared');
    expect(desk.placeAndCancel(BID).kind).toBe('ComplianceFlagged');
  });

  it('only flags when it is told so', () => {
    const desk = layeringDesk({ action: 'flag', maxCancels: 0 });
    expect(desk.placeAndCancel(BID).kind).toBe('ComplianceFlagged');
    expect(desk.approve(BID).kind).toBe('OrderCleared');
  });
});
