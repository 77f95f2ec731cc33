import { describe, expect, it } from 'vitest';
import { Allocator } from '../../../../src/agents/allocator/allocator.js';
import { EqualShares } from '../../../../src/agents/allocator/models/equal-shares.js';
import { FixedSizing } from '../../../../src/agents/allocator/sizing/fixed-sizing.js';
import { START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, booksOf, ETH, fill, intent, quantity, signal, startDesk, terms, usdt } from '../desk-parts.js';

function allocatorDesk(cash: readonly string[] = ['1000', '1000'], rebalanceMs?: number) {
  const books = booksOf(cash);
  const allocator = new Allocator({
    instruments: [BTC, ETH],
    strategyIds: cash.map((_, index) => `s${index}`),
    model: new EqualShares(),
    driftBandPct: null,
    netsConflicts: false,
    validation: null,
    holdsShares: false,
    sizings: cash.map(() => new FixedSizing(1)),
    portfolio: books.portfolio,
    accounts: () => books.accounts,
    rebalanceMs,
  });
  const desk = startDesk([allocator]);
  let minute = 0;
  const barrier = () => desk.advanceTo(START_MS + ++minute * 60_000);
  return { ...desk, ...books, allocator, barrier };
}

const ended = {
  kind: 'OrderCancelled',
  role: 'direct',
  seq: 0,
  tsMs: 0,
  orderId: 1,
  leaves: quantity(1),
  reason: 'REQUESTED',
} as const;

describe('Allocator', () => {
  it('announces equal shares at the start', () => {
    const { events } = allocatorDesk(['1', '1', '1', '1']);
    expect(events).toMatchObject([{ kind: 'AllocationChanged', shares: [0.25, 0.25, 0.25, 0.25] }]);
  });

  it('decides at the barrier, once, in the order of the signals', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('long', { strategyIndex: 1, instrumentIndex: 1 }));
    desk.publish('signalEmitted', signal('long', { reason: 'up' }));
    expect(desk.kinds()).toEqual(['SignalEmitted', 'SignalEmitted']);
    desk.barrier();
    desk.barrier();
    expect(desk.events.slice(3)).toMatchObject([
      { kind: 'OrderIntended', intentId: 1, reduces: false, terms: { strategyIndex: 1, instrumentIndex: 1 } },
      { kind: 'OrderIntended', intentId: 2, reason: 'up', terms: { strategyIndex: 0, instrumentIndex: 0 } },
    ]);
    expect(desk.kernel.topics.timestampCompleted.awakeCount).toBe(0);
  });

  it('lets the last of several signals of one time count, for each strategy and symbol apart', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('short'));
    desk.publish('signalEmitted', signal('long', { instrumentIndex: 1 }));
    desk.publish('signalEmitted', signal('long'));
    desk.barrier();
    expect(desk.events.slice(4)).toMatchObject([
      { terms: { instrumentIndex: 1, side: 'buy' } },
      { terms: { instrumentIndex: 0, side: 'buy' } },
    ]);
  });

  it('says of an order whether it can only reduce the position', () => {
    const desk = allocatorDesk();
    desk.hold(0, BTC, 2);
    desk.hold(0, ETH, 0.5);
    desk.publish('signalEmitted', signal('long', { targetQuantity: 0.5 }));
    desk.publish('signalEmitted', signal('short', { instrumentIndex: 1 }));
    desk.barrier();
    expect(desk.events.slice(3)).toMatchObject([
      { reduces: true, terms: { side: 'sell', quantity: quantity(1.5) } },
      { reduces: false, terms: { side: 'sell', quantity: quantity(1.5) } },
    ]);
  });

  it('does nothing about flat without a position, and listens on', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('flat'));
    desk.barrier();
    desk.publish('signalEmitted', signal('long'));
    desk.barrier();
    expect(desk.kinds()).toEqual(['SignalEmitted', 'SignalEmitted', 'OrderIntended']);
  });

  it('withdraws the order under way for a newer signal, and acts upon that when the order has ended', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('long'));
    desk.barrier();
    desk.publish('signalEmitted', signal('flat'));
    desk.barrier();
    desk.publish('signalEmitted', signal('flat', { reason: 'newest' }));
    desk.barrier();
    expect(desk.kinds().slice(2)).toEqual(['SignalEmitted', 'OrdersWithdrawn', 'SignalEmitted', 'OrdersWithdrawn']);
    // The order filled before the cancel came: the position is there to be closed.
    desk.hold(0, BTC, 1);
    desk.publish('orderFilled', fill('buy', 1, 100));
    expect(desk.events.at(-1)).toMatchObject({
      kind: 'OrderIntended',
      reason: 'newest',
      reduces: true,
      terms: { side: 'sell', quantity: quantity(1) },
    });
  });

  it('waits for the last piece of an order', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('long'));
    desk.barrier();
    desk.publish('signalEmitted', signal('flat'));
    desk.barrier();
    desk.hold(0, BTC, 0.4);
    desk.publish('orderFilled', fill('buy', 0.4, 100, { leaves: quantity(0.6) }));
    expect(desk.kinds().at(-1)).toBe('OrderFilled');
    desk.publish('orderCancelled', { ...ended, strategyIndex: 0, instrumentIndex: 0, side: 'buy' });
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderIntended', terms: { quantity: quantity(0.4) } });
  });

  it('is free for the next signal after a refusal or a rejection', () => {
    const desk = allocatorDesk();
    const long = () => {
      desk.publish('signalEmitted', signal('long'));
      desk.barrier();
    };
    long();
    const refusal = { kind: 'OrderRefused', seq: 0, tsMs: 0, intentId: 1, rule: 'r', value: 1, limit: 1 } as const;
    desk.publish('orderRefused', { ...refusal, strategyIndex: 0, instrumentIndex: 0 });
    long();
    const { terms: asked } = intent(terms('buy', 1));
    desk.publish('orderRejected', {
      kind: 'OrderRejected',
      code: -2010,
      message: 'Rejected.',
      role: 'direct',
      seq: 0,
      tsMs: 0,
      orderId: 1,
      terms: asked,
      reason: 'NOTIONAL',
    });
    long();
    expect(desk.kinds().filter((kind) => kind === 'OrderIntended')).toHaveLength(3);
    expect(desk.kinds()).not.toContain('OrdersWithdrawn');
  });

  it('forgets what a failed strategy wanted', () => {
    const desk = allocatorDesk();
    desk.publish('signalEmitted', signal('long', { strategyIndex: 1 }));
    desk.barrier();
    desk.publish('signalEmitted', signal('flat', { strategyIndex: 1 }));
    desk.barrier();
    desk.publish('signalEmitted', signal('long', { strategyIndex: 1, instrumentIndex: 1 }));
    desk.publish('signalEmitted', signal('long'));
    const failure = { kind: 'AgentFailed', seq: 0, tsMs: 0, agentId: 'strategy:b', message: 'no' } as const;
    desk.publish('agentFailed', { ...failure, strategyIndex: 1 });
    desk.barrier();
    desk.publish('orderCancelled', { ...ended, strategyIndex: 1, instrumentIndex: 0, side: 'buy' });
    const intents = desk.events.filter(({ kind }) => kind === 'OrderIntended');
    expect(intents).toMatchObject([{ terms: { strategyIndex: 1 } }, { terms: { strategyIndex: 0 } }]);
  });

  describe('rebalancing', () => {
    it('moves cash to equal shares at every interval, counting positions at their last price', () => {
      const desk = allocatorDesk(['1300', '500'], 60_000);
      // Equity 1300 and 500 + 1 BTC at 100: 950 each.
      desk.hold(1, BTC, 1);
      desk.barrier();
      expect(desk.events.slice(1)).toMatchObject([
        { kind: 'CapitalTransferred', fromStrategyIndex: 0, toStrategyIndex: 1, amount: usdt('350') },
        { kind: 'AllocationChanged', shares: [0.5, 0.5] },
      ]);
    });

    it('leaves alone who has orders under way: their cash may be set aside at the venue', () => {
      const desk = allocatorDesk(['1300', '500'], 60_000 * 2);
      desk.publish('signalEmitted', signal('long', { entry: { type: 'limit', limitPrice: 90 } }));
      desk.barrier();
      desk.barrier();
      expect(desk.kinds()).not.toContain('CapitalTransferred');
      desk.publish('orderCancelled', { ...ended, strategyIndex: 0, instrumentIndex: 0, side: 'buy' });
      desk.barrier();
      desk.barrier();
      expect(desk.kinds()).toContain('CapitalTransferred');
    });

    it('has nothing to do for one strategy, or for equals', () => {
      for (const cash of [['700'], ['700', '700']]) {
        const desk = allocatorDesk(cash, 60_000);
        desk.barrier();
        expect(desk.kinds()).toEqual([]);
      }
    });
  });
});
