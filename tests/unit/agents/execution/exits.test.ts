import { describe, expect, it } from 'vitest';
import { Twap } from '../../../../src/agents/execution/algorithms/twap.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import { type ExitTerms, PLAIN_CONDITIONS } from '../../../../src/events/order-terms.js';
import { BTC, fill, price, quantity, startDesk, terms } from '../desk-parts.js';

const NO_EXITS: ExitTerms = { stopPrice: price(0), takeProfitPrice: price(0), trailBps: 0 };

function exitDesk(execution = new ExecutionAgent()) {
  const desk = startDesk([execution]);
  return {
    ...desk,
    execution,
    approve(exits: Partial<ExitTerms>, coins = 2, side: 'buy' | 'sell' = 'buy') {
      const asked = terms(side, 2, { exits: { ...NO_EXITS, ...exits } });
      desk.publish('orderApproved', {
        kind: 'OrderApproved',
        seq: 0,
        tsMs: 0,
        intentId: 1,
        terms: asked,
        quantity: quantity(coins),
      });
      return asked;
    },
    withdraw: () =>
      desk.publish('ordersWithdrawn', {
        kind: 'OrdersWithdrawn',
        seq: 0,
        tsMs: 0,
        strategyIndex: 0,
        instrumentIndex: 0,
      }),
    cancelOf(orderId: number, role: 'direct' | 'exit') {
      desk.publish('orderCancelled', {
        kind: 'OrderCancelled',
        seq: 0,
        tsMs: 0,
        orderId,
        strategyIndex: 0,
        instrumentIndex: 0,
        side: 'buy',
        leaves: quantity(1),
        role,
        reason: 'X',
      });
    },
    submitted: () => desk.events.filter(({ kind }) => kind === 'SubmitOrder'),
    cancelled: () => desk.events.filter(({ kind }) => kind === 'CancelOrder').map(({ orderId }) => orderId),
    working: () => execution.state.working.map(({ orderId }) => orderId),
  };
}

const STOP_AND_TARGET = { stopPrice: price(90), takeProfitPrice: price(120) };

describe('an entry with exits', () => {
  it('is followed by a stop and a take-profit limit of the approved quantity on the other side', () => {
    const desk = exitDesk();
    const asked = desk.approve(STOP_AND_TARGET, 1.5);
    const link = { role: 'exit', parentOrderId: 1, groupId: 1 };
    const exit = { ...terms('sell', 1.5), conditions: { ...PLAIN_CONDITIONS, reduceOnly: true } };
    expect(desk.submitted()).toMatchObject([
      { orderId: 1, link: null, terms: { ...asked, quantity: quantity(1.5) } },
      { orderId: 2, link, terms: { ...exit, type: 'stop', stopPrice: price(90) } },
      { orderId: 3, link, terms: { ...exit, type: 'limit', limitPrice: price(120) } },
    ]);
  });

  it('leaves out what is not set', () => {
    const target = exitDesk();
    target.approve({ takeProfitPrice: price(80) }, 2, 'sell');
    expect(target.submitted().slice(1)).toMatchObject([
      { terms: { side: 'buy', type: 'limit', limitPrice: price(80), stopPrice: 0 } },
    ]);
    const none = exitDesk();
    none.approve({});
    expect(none.submitted()).toHaveLength(1);
  });

  it('may have a stop that trails, from the fill on, beside one that stands still', () => {
    const desk = exitDesk();
    desk.approve({ trailBps: 150, stopPrice: price(90) });
    expect(desk.submitted().slice(1)).toMatchObject([
      { terms: { type: 'stop', stopPrice: price(90), conditions: { reduceOnly: true, trailBps: 0 } } },
      { terms: { type: 'trailing-stop', stopPrice: 0, conditions: { reduceOnly: true, trailBps: 150 } } },
    ]);
  });

  it('goes to the venue at once and whole, whatever the algorithm', () => {
    const twap = new Twap({ durationMs: 60_000, slices: 4 });
    const desk = exitDesk(new ExecutionAgent({ instruments: [BTC], algorithms: [twap], profileDays: [0, 0] }));
    desk.approve(STOP_AND_TARGET);
    expect(desk.submitted().map(({ link }) => (link as { role: string } | null)?.role)).toEqual([
      undefined,
      'exit',
      'exit',
    ]);
  });

  it('is withdrawn alone while nothing has filled: the venue takes the sleeping exits with it', () => {
    const desk = exitDesk();
    desk.approve(STOP_AND_TARGET);
    desk.withdraw();
    expect(desk.cancelled()).toEqual([1]);
    desk.cancelOf(1, 'direct');
    desk.cancelOf(2, 'exit');
    desk.cancelOf(3, 'exit');
    expect(desk.cancelled()).toEqual([1]);
    expect(desk.working()).toEqual([]);
  });

  it('is withdrawn with its exits, in order of id, once it has filled in part', () => {
    const desk = exitDesk();
    desk.approve(STOP_AND_TARGET);
    desk.publish('orderFilled', fill('buy', 1, 100, { orderId: 1, leaves: quantity(1) }));
    desk.withdraw();
    desk.withdraw();
    expect(desk.cancelled()).toEqual([1, 2, 3]);
  });

  it('leaves its exits at work when it has filled: they are withdrawn on their own', () => {
    const desk = exitDesk();
    desk.approve(STOP_AND_TARGET);
    desk.publish('orderFilled', fill('buy', 2, 100, { orderId: 1 }));
    expect(desk.working()).toEqual([2, 3]);
    desk.withdraw();
    expect(desk.cancelled()).toEqual([2, 3]);
  });

  it('has its exits cancelled when it fills while its cancel is on the way', () => {
    const desk = exitDesk();
    desk.approve(STOP_AND_TARGET);
    desk.withdraw();
    desk.publish('orderFilled', fill('buy', 0.5, 100, { orderId: 1, leaves: quantity(1.5) }));
    expect(desk.cancelled()).toEqual([1, 2, 3]);
    desk.publish('orderFilled', fill('buy', 1.5, 100, { orderId: 1 }));
    expect(desk.cancelled()).toEqual([1, 2, 3]);
  });
});

describe('orders that end otherwise', () => {
  it('ends an order that has expired', () => {
    const desk = exitDesk();
    desk.approve({});
    desk.publish('orderExpired', {
      kind: 'OrderExpired',
      seq: 0,
      tsMs: 0,
      orderId: 1,
      strategyIndex: 0,
      instrumentIndex: 0,
      side: 'buy',
      leaves: quantity(2),
      role: 'direct',
      reason: 'IOC',
    });
    expect(desk.working()).toEqual([]);
  });

  it("passes over the venue's own orders", () => {
    const desk = exitDesk();
    desk.approve({});
    const before = structuredClone(desk.execution.state);
    desk.publish('orderFilled', fill('sell', 1, 100, { orderId: -7, role: 'liquidation' }));
    desk.publish('orderFilled', fill('sell', 1, 100, { orderId: 99, role: 'liquidation', leaves: quantity(1) }));
    expect(desk.execution.state).toEqual(before);
  });

  describe('of a strategy that threw', () => {
    const failed = { kind: 'AgentFailed', seq: 0, tsMs: 0, agentId: 's', strategyIndex: 0, message: '' } as const;

    it('stay where they protect a position, and only the entry is cancelled', () => {
      const desk = exitDesk();
      desk.approve(STOP_AND_TARGET);
      desk.publish('orderFilled', fill('buy', 1, 100, { orderId: 1, leaves: quantity(1) }));
      desk.publish('agentFailed', failed);
      expect(desk.cancelled()).toEqual([1]);
      desk.cancelOf(1, 'direct');
      expect(desk.working()).toEqual([2, 3]);
    });

    it('stay when the whole entry has filled', () => {
      const desk = exitDesk();
      desk.approve(STOP_AND_TARGET);
      desk.publish('orderFilled', fill('buy', 2, 100, { orderId: 1 }));
      desk.publish('agentFailed', failed);
      expect(desk.cancelled()).toEqual([]);
      expect(desk.working()).toEqual([2, 3]);
    });

    it('stay when the entry fills while its cancel is on the way', () => {
      const desk = exitDesk();
      desk.approve(STOP_AND_TARGET);
      desk.publish('agentFailed', failed);
      desk.publish('orderFilled', fill('buy', 2, 100, { orderId: 1 }));
      expect(desk.cancelled()).toEqual([1]);
      expect(desk.working()).toEqual([2, 3]);
    });

    it('go with an entry that has not filled, whose one cancel takes them along', () => {
      const desk = exitDesk();
      desk.approve(STOP_AND_TARGET);
      desk.publish('agentFailed', failed);
      desk.cancelOf(1, 'direct');
      desk.cancelOf(2, 'exit');
      desk.cancelOf(3, 'exit');
      expect(desk.cancelled()).toEqual([1]);
      expect(desk.working()).toEqual([]);
    });
  });

  it('takes back at once what was on its way for a strategy that threw', () => {
    const desk = exitDesk();
    desk.publish('agentFailed', { kind: 'AgentFailed', seq: 0, tsMs: 0, agentId: 's', strategyIndex: 0, message: '' });
    desk.approve({});
    expect(desk.cancelled()).toEqual([1]);
  });
});
