import { describe, expect, it } from 'vitest';
import { Layering } from '../../../../src/agents/compliance/rules/layering.js';
import { WashTrade } from '../../../../src/agents/compliance/rules/wash-trade.js';
import { quantity, terms } from '../desk-parts.js';
import { alwaysRule, complianceDesk, limit } from './compliance-desk.js';

describe('ComplianceAgent', () => {
  it('clears what no rule objects to, unchanged', () => {
    const desk = complianceDesk();
    const wanted = terms('buy', 3);
    expect(desk.approve(wanted)).toMatchObject({
      kind: 'OrderCleared',
      intentId: 1,
      terms: wanted,
      quantity: quantity(3),
    });
    expect(desk.kinds()).toEqual(['OrderIntended', 'OrderApproved', 'OrderCleared']);
  });

  it('blocks with rule, reason and the quantity that risk has to give free', () => {
    const desk = complianceDesk(alwaysRule('block'));
    const blocked = { kind: 'OrderBlocked', intentId: 1, strategyIndex: 1, instrumentIndex: 0, side: 'buy' };
    expect(desk.approve(terms('buy', 3, { strategyIndex: 1 }))).toMatchObject({
      ...blocked,
      quantity: quantity(3),
      rule: 'always',
      reason: 'as ever',
    });
    expect(desk.kinds()).not.toContain('OrderCleared');
  });

  it('flags and lets pass', () => {
    const desk = complianceDesk(alwaysRule('flag', 'a'), alwaysRule('flag', 'b'));
    desk.approve(terms('buy', 3));
    expect(desk.events.slice(-3)).toMatchObject([
      { kind: 'ComplianceFlagged', rule: 'a', intentId: 1, orderId: 0 },
      { kind: 'ComplianceFlagged', rule: 'b' },
      { kind: 'OrderCleared' },
    ]);
  });

  it('asks no further rule once one has blocked, but keeps the flags before it', () => {
    const desk = complianceDesk(alwaysRule('flag', 'a'), alwaysRule('block', 'b'), alwaysRule('block', 'c'));
    desk.approve(terms('buy', 3));
    expect(desk.events.slice(-2)).toMatchObject([
      { kind: 'ComplianceFlagged', rule: 'a' },
      { kind: 'OrderBlocked', rule: 'b' },
    ]);
  });

  it('never holds up an order that only reduces', () => {
    const desk = complianceDesk(alwaysRule('flag'), alwaysRule('block', 'b'));
    expect(desk.approve(terms('sell', 3), true).kind).toBe('OrderCleared');
    expect(desk.kinds()).not.toContain('ComplianceFlagged');
    expect(desk.approve(terms('sell', 3)).kind).toBe('OrderBlocked');
  });

  it('forgets an intent that risk refuses', () => {
    const desk = complianceDesk(alwaysRule('block'));
    const refusal = { strategyIndex: 0, instrumentIndex: 0, rule: 'maxPositionPct', value: 2, limit: 1 };
    desk.approve(terms('sell', 1), true);
    desk.publish('orderRefused', { kind: 'OrderRefused', seq: 0, tsMs: 0, intentId: 1, ...refusal });
    expect(desk.agent.state.reducing).toEqual([]);
  });

  it('is heard before whatever was queued meanwhile, so that no order overtakes another', () => {
    const desk = complianceDesk();
    const { topics, bus } = desk.kernel;
    const heard: string[] = [];
    topics.orderCleared.subscribe('test', () => heard.push('OrderCleared'));
    topics.cancelOrder.subscribe('test', () => heard.push('CancelOrder'));
    const wanted = terms('buy', 1);
    const approval = { kind: 'OrderApproved', seq: 0, tsMs: 0, intentId: 1, terms: wanted } as const;
    desk.kernel.publish(topics.orderApproved, { ...approval, quantity: quantity(1) });
    desk.kernel.publish(topics.cancelOrder, { kind: 'CancelOrder', seq: 0, tsMs: 0, orderId: 1 });
    bus.drain();
    expect(heard).toEqual(['OrderCleared', 'CancelOrder']);
    expect(desk.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('keeps all that it knows in its state, and begins with nothing for a rule that a fork adds', () => {
    const rules = () => [new WashTrade({ action: 'block', windowMs: 60_000, tolerancePct: 5 })] as never[];
    const desk = complianceDesk(...rules());
    desk.approve(limit('sell', 1, 101));
    desk.submit(1, limit('sell', 1, 101));
    const later = complianceDesk(
      ...rules(),
      new Layering({ action: 'flag', maxCancels: 1, withinMs: 1_000, minFillRatioPct: 10 }) as never,
    );
    later.agent.state = structuredClone(desk.agent.state);
    later.agent.settle();
    expect(later.agent.state.rules).toEqual({ washTrade: { trades: [] }, layering: { ended: [] } });
    expect(later.approve(limit('buy', 1, 102, { strategyIndex: 1 })).kind).toBe('OrderBlocked');
  });
});
