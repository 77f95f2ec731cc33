import { describe, expect, it } from 'vitest';
import type { ComplianceRule } from '../../../../../src/agents/compliance/compliance-rule.js';
import { WashTrade, type WashTradeOptions } from '../../../../../src/agents/compliance/rules/wash-trade.js';
import { PLAIN_CONDITIONS } from '../../../../../src/events/order-terms.js';
import { price, quantity, terms } from '../../desk-parts.js';
import { complianceDesk, limit } from '../compliance-desk.js';

/** BTC stands at 100. */
function washDesk(changes: Partial<WashTradeOptions> = {}) {
  const options = { action: 'block', windowMs: 60_000, tolerancePct: 5, ...changes } as const;
  return complianceDesk(new WashTrade(options) as ComplianceRule);
}

const SECOND = { strategyIndex: 1 };

describe('WashTrade: an order against a resting one of the desk', () => {
  it.each([
    ['a market buy reaches a sell at the last price', limit('sell', 1, 100), terms('buy', 1, SECOND), true],
    ['a market buy does not reach a sell above it', limit('sell', 1, 101), terms('buy', 1, SECOND), false],
    ['a limit buy reaches up to its limit', limit('sell', 1, 101), limit('buy', 1, 101, SECOND), true],
    ['a limit buy does not reach beyond it', limit('sell', 1, 101), limit('buy', 1, 100.99, SECOND), false],
    ['a limit sell reaches down to its limit', limit('buy', 1, 99), limit('sell', 1, 99, SECOND), true],
    ['a limit buy below the last price waits', limit('sell', 1, 99), limit('buy', 1, 99.5, SECOND), false],
    ['the same side does not meet', limit('buy', 1, 101), limit('buy', 1, 101, SECOND), false],
    ['the same strategy is the venue’s business', limit('sell', 1, 101), limit('buy', 1, 101), false],
    [
      'another symbol does not meet',
      limit('sell', 1, 101),
      limit('buy', 1, 101, { ...SECOND, instrumentIndex: 1 }),
      false,
    ],
    ['a stop does not trade on arrival', limit('sell', 1, 100), terms('buy', 1, { ...SECOND, type: 'stop' }), false],
    [
      'post-only never takes',
      limit('sell', 1, 101),
      limit('buy', 1, 101, { ...SECOND, conditions: { ...PLAIN_CONDITIONS, postOnly: true } }),
      false,
    ],
  ])('%s', (_, resting, order, meets) => {
    const desk = washDesk();
    desk.approve(resting);
    desk.submit(1, resting);
    expect(desk.approve(order).kind).toBe(meets ? 'OrderBlocked' : 'OrderCleared');
  });

  it('names the order and its price', () => {
    const desk = washDesk();
    desk.submit(7, limit('sell', 1, 101));
    expect(desk.approve(limit('buy', 1, 102, SECOND))).toMatchObject({
      rule: 'washTrade',
      reason: 'would trade with sell order 7 of another strategy at 101',
    });
  });

  it('sees an order that was cleared a moment ago and is not sent yet', () => {
    const desk = washDesk();
    desk.approve(limit('sell', 1, 101));
    expect(desk.approve(limit('buy', 1, 101, SECOND)).reason).toContain('with a sell order of another strategy');
    desk.at(1);
    expect(desk.approve(limit('buy', 1, 101, SECOND)).kind).toBe('OrderCleared');
  });

  it('does not see what has been filled, cancelled or amended away', () => {
    const desk = washDesk();
    const resting = limit('sell', 1, 101);
    for (const orderId of [1, 2, 3]) desk.submit(orderId, resting);
    desk.cancel(1, resting);
    desk.fill(2, 'sell', 1, { type: 'limit' });
    desk.amend(3, quantity(1), price(103));
    // 2 coins lie beyond what was traded, so that the second case of the rule stays out of it.
    expect(desk.approve(limit('buy', 2, 102, SECOND)).kind).toBe('OrderCleared');
    expect(desk.approve(limit('buy', 2, 103, SECOND)).reason).toContain('order 3');
  });

  it('sees an exit from the moment on at which its entry has filled', () => {
    const desk = washDesk();
    desk.submit(1, terms('buy', 1));
    desk.submitExit(2, 1, limit('sell', 1, 101));
    expect(desk.approve(limit('buy', 1, 102, SECOND)).kind).toBe('OrderCleared');
    desk.fill(1, 'buy', 1);
    expect(desk.approve(limit('buy', 1, 102, SECOND)).kind).toBe('OrderBlocked');
  });

  it('sees a stop-limit order once it is triggered', () => {
    const desk = washDesk();
    desk.submit(1, limit('sell', 1, 101, { type: 'stop-limit', stopPrice: price(99) }));
    expect(desk.approve(limit('buy', 1, 102, SECOND)).kind).toBe('OrderCleared');
    desk.publish('orderTriggered', { kind: 'OrderTriggered', seq: 0, tsMs: 0, orderId: 1 });
    expect(desk.approve(limit('buy', 1, 102, SECOND)).kind).toBe('OrderBlocked');
  });
});

describe('WashTrade: as much bought as sold', () => {
  it('blocks the second half of a round trip of the desk within the window', () => {
    const desk = washDesk();
    expect(desk.approve(terms('buy', 10)).kind).toBe('OrderCleared');
    desk.at(59);
    expect(desk.approve(terms('sell', 10, SECOND))).toMatchObject({
      kind: 'OrderBlocked',
      reason: 'the desk would have 10 bought and 10 sold of BTCUSDT within 60 s',
    });
    // What was cleared exactly a window ago is out of it.
    desk.at(60);
    expect(desk.approve(terms('sell', 10, SECOND)).kind).toBe('OrderCleared');
  });

  it.each([
    [9.5, 'OrderBlocked'],
    [9.499, 'OrderCleared'],
    [10.526, 'OrderBlocked'],
    [10.527, 'OrderCleared'],
  ])('calls 10 and %f equal within 5 %% of the larger: %s', (coins, outcome) => {
    // 9.5 is 5 % less than 10; 10 is 5 % less than 10.526315….
    const desk = washDesk();
    desk.approve(terms('buy', 10));
    expect(desk.approve(terms('sell', coins, SECOND)).kind).toBe(outcome);
  });

  it('counts fills of orders that waited, exits too, and market orders once', () => {
    const desk = washDesk();
    desk.fill(1, 'buy', 4, { type: 'limit' });
    desk.fill(2, 'buy', 3, { type: 'stop', role: 'exit' });
    desk.approve(terms('buy', 3));
    desk.fill(3, 'buy', 3, { type: 'market' });
    expect(desk.approve(terms('sell', 10, SECOND)).reason).toContain('10 bought and 10 sold');
  });

  it('lets a position be left, and counts that: to enter again at once changes nothing', () => {
    const desk = washDesk();
    desk.approve(terms('buy', 10));
    desk.at(120);
    expect(desk.approve(terms('sell', 10), true).kind).toBe('OrderCleared');
    expect(desk.approve(terms('buy', 10)).kind).toBe('OrderBlocked');
    expect(desk.approve(terms('buy', 5)).kind).toBe('OrderCleared');
  });

  it('keeps symbols apart', () => {
    const desk = washDesk();
    desk.approve(terms('buy', 10));
    expect(desk.approve(terms('sell', 10, { ...SECOND, instrumentIndex: 1 })).kind).toBe('OrderCleared');
  });

  it('only says so when it flags', () => {
    const desk = washDesk({ action: 'flag' });
    desk.approve(terms('buy', 10));
    desk.approve(terms('sell', 10, SECOND));
    expect(desk.events.slice(-2)).toMatchObject([
      { kind: 'ComplianceFlagged', rule: 'washTrade', intentId: 2, strategyIndex: 1 },
      { kind: 'OrderCleared', intentId: 2 },
    ]);
  });
});
