import { describe, expect, it } from 'vitest';
import { Allocator, type AllocatorOptions } from '../../../../src/agents/allocator/allocator.js';
import type { AllocationModel } from '../../../../src/agents/allocator/models/allocation-model.js';
import { EqualShares } from '../../../../src/agents/allocator/models/equal-shares.js';
import { FixedSizing } from '../../../../src/agents/allocator/sizing/fixed-sizing.js';
import { PercentSizing } from '../../../../src/agents/allocator/sizing/percent-sizing.js';
import { RiskSizing } from '../../../../src/agents/allocator/sizing/risk-sizing.js';
import type { TradingHalted } from '../../../../src/events/risk-events.js';
import { START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, booksOf, ETH, intent, quantity, signal, startDesk, terms, usdt } from '../desk-parts.js';

/** Shares as a test wants them. */
function sharesOf(...shares: number[]): AllocationModel {
  const allocate = () => ({ shares, reason: 'as the test says' });
  return { name: 'test', history: null, tradesMax: 0, capsUse: true, createState: () => null, allocate };
}

function deskOf(cash: readonly string[], changes: Partial<AllocatorOptions> = {}) {
  const books = booksOf(cash);
  const allocator = new Allocator({
    instruments: [BTC, ETH],
    strategyIds: cash.map((_, index) => `s${index}`),
    sizings: cash.map(() => new FixedSizing(1)),
    portfolio: books.portfolio,
    accounts: () => books.accounts,
    model: new EqualShares(),
    rebalanceMs: undefined,
    driftBandPct: null,
    netsConflicts: false,
    validation: null,
    holdsShares: false,
    ...changes,
  });
  const desk = startDesk([allocator]);
  let minute = 0;
  const barrier = () => desk.advanceTo(START_MS + ++minute * 60_000);
  const say = (...signals: ReturnType<typeof signal>[]) => {
    for (const one of signals) desk.publish('signalEmitted', one);
    barrier();
  };
  const of = (kind: string) => desk.events.filter((event) => event.kind === kind);
  const asked = () => of('OrderIntended').map((event) => event.terms as ReturnType<typeof terms>);
  return { ...desk, ...books, allocator, barrier, say, of, asked };
}

const by = (strategyIndex: number) => ({ strategyIndex });

describe('shares', () => {
  it('move the capital at the start, and bound what a strategy may use', () => {
    const desk = deskOf(['500', '500'], {
      model: sharesOf(0.25, 0.625),
      sizings: [new PercentSizing(100), new PercentSizing(100)],
    });
    // A quarter of 1,000 is 250; the second lacks 125 of 625, the first keeps 375 of which it may use 250.
    expect(desk.events.slice(0, 2)).toMatchObject([
      { kind: 'CapitalTransferred', fromStrategyIndex: 0, toStrategyIndex: 1, amount: usdt('125') },
      { kind: 'AllocationChanged', shares: [0.25, 0.625], reason: 'as the test says' },
    ]);
    desk.say(signal('long'), signal('long', by(1)));
    // The books of this desk stay at 500: 2.5 coins at 100, and 5.
    expect(desk.asked().map((one) => one.quantity)).toEqual([quantity(2.5), quantity(5)]);
  });

  it('of 0 open nothing, whatever the sizing, but close', () => {
    const desk = deskOf(['500', '500'], { model: sharesOf(0, 1) });
    desk.hold(0, ETH, 3);
    desk.say(signal('long'), signal('short', { instrumentIndex: 1 }));
    expect(desk.asked()).toMatchObject([{ instrumentIndex: 1, side: 'sell', quantity: quantity(3) }]);
    expect(desk.of('SignalDropped')).toMatchObject([
      { instrumentIndex: 0, reason: 'no share' },
      { instrumentIndex: 1, reason: 'no share' },
    ]);
  });
});

describe('conflicts', () => {
  it('are left alone unless the scenario says otherwise', () => {
    const desk = deskOf(['500', '500']);
    desk.say(signal('long'), signal('short', by(1)));
    expect(desk.asked().map(({ side }) => side)).toEqual(['buy', 'sell']);
  });

  it('that are netted let the weaker side close only, and scale the stronger', () => {
    const desk = deskOf(['500', '500'], {
      netsConflicts: true,
      sizings: [new PercentSizing(100), new FixedSizing(1)],
    });
    desk.hold(1, BTC, 2);
    desk.say(signal('long'), signal('short', { ...by(1), strength: 0.4 }));
    // 0.5 against 0.2: three fifths of 500 at 100 are 3 coins.
    expect(desk.asked()).toMatchObject([
      { strategyIndex: 0, side: 'buy', quantity: quantity(3) },
      { strategyIndex: 1, side: 'sell', quantity: quantity(2) },
    ]);
    expect(desk.of('SignalDropped')).toMatchObject([{ strategyIndex: 1, reason: 'conflict' }]);
  });

  it('of one strategy with itself are none: its last signal counts', () => {
    const desk = deskOf(['500', '500'], { netsConflicts: true });
    desk.say(signal('short'), signal('long'));
    expect(desk.asked()).toMatchObject([{ side: 'buy', quantity: quantity(1) }]);
    expect(desk.of('SignalDropped')).toEqual([]);
  });
});

describe('a halt', () => {
  const halted: TradingHalted = {
    kind: 'TradingHalted',
    seq: 0,
    tsMs: 0,
    scope: 'desk',
    strategyIndex: -1,
    rule: 'maxDrawdownPct',
    value: 11,
    limit: 10,
    flatten: true,
    untilTsMs: Number.POSITIVE_INFINITY,
  };
  const ended = {
    kind: 'OrderCancelled',
    role: 'direct',
    seq: 0,
    tsMs: 0,
    orderId: 1,
    strategyIndex: 0,
    instrumentIndex: 0,
    side: 'buy',
    leaves: quantity(1),
    reason: 'REQUESTED',
  } as const;

  it('drops what waits to open, pending or deferred', () => {
    const desk = deskOf(['500']);
    desk.say(signal('long', { entry: { type: 'limit', limitPrice: 90 } }));
    desk.say(signal('long', { entry: { type: 'limit', limitPrice: 91 } }));
    desk.publish('signalEmitted', signal('long', { instrumentIndex: 1 }));
    desk.publish('tradingHalted', { ...halted, flatten: false });
    desk.barrier();
    desk.publish('orderCancelled', ended);
    expect(desk.asked()).toHaveLength(1);
    expect(desk.of('SignalDropped').map(({ instrumentIndex }) => instrumentIndex)).toEqual([1, 0]);
  });

  it('lets nothing that opens take the place of the order that closes', () => {
    const desk = deskOf(['500']);
    desk.hold(0, BTC, 2);
    desk.publish('tradingHalted', halted);
    expect(desk.asked()).toMatchObject([{ side: 'sell', quantity: quantity(2) }]);
    desk.say(signal('long', { targetQuantity: 5 }));
    expect(desk.of('OrdersWithdrawn')).toEqual([]);
    expect(desk.of('SignalDropped')).toMatchObject([{ reason: 'halted' }]);
    // A turn is a close: it may take the place.
    desk.say(signal('short'));
    desk.publish('orderCancelled', { ...ended, side: 'sell', leaves: quantity(2) });
    expect(desk.asked().slice(1)).toMatchObject([{ side: 'sell', quantity: quantity(2) }]);
  });

  it('leaves new signals to risk, and everything to the strategy when it is lifted', () => {
    const desk = deskOf(['500']);
    desk.publish('tradingHalted', { ...halted, scope: 'strategy', strategyIndex: 0 });
    desk.say(signal('long'));
    expect(desk.asked()).toHaveLength(1);
    desk.publish('tradingResumed', {
      kind: 'TradingResumed',
      seq: 0,
      tsMs: 0,
      scope: 'strategy',
      strategyIndex: 0,
      rule: 'maxDrawdownPct',
    });
    expect(desk.allocator.state.halts).toEqual([]);
    desk.say(signal('flat'));
    expect(desk.of('SignalDropped')).toEqual([]);
    expect(desk.of('OrdersWithdrawn')).toHaveLength(1);
  });

  it('leaves a strategy that threw to its exits', () => {
    const desk = deskOf(['500', '500']);
    desk.hold(0, BTC, 2);
    desk.hold(1, BTC, 2);
    desk.publish('agentFailed', { kind: 'AgentFailed', seq: 0, tsMs: 0, agentId: 's', strategyIndex: 0, message: '' });
    desk.publish('tradingHalted', halted);
    expect(desk.asked()).toMatchObject([{ strategyIndex: 1, side: 'sell', quantity: quantity(2) }]);
  });

  it('is not lifted by another rule', () => {
    const desk = deskOf(['500']);
    desk.publish('tradingHalted', halted);
    desk.publish('tradingHalted', halted);
    desk.publish('tradingHalted', { ...halted, rule: 'maxDailyLossPct' });
    const resumed = { kind: 'TradingResumed', seq: 0, tsMs: 0, scope: 'desk', strategyIndex: -1 } as const;
    desk.publish('tradingResumed', { ...resumed, rule: 'maxDrawdownPct' });
    expect(desk.allocator.state.halts).toEqual([{ strategyIndex: -1, rule: 'maxDailyLossPct' }]);
  });
});

describe('orders and signals that come to nothing', () => {
  it('frees the strategy when compliance blocks its order', () => {
    const desk = deskOf(['500']);
    desk.say(signal('long', { exits: { stopPrice: 90 } }));
    const { terms: asked } = intent(terms('buy', 1));
    desk.publish('orderBlocked', {
      kind: 'OrderBlocked',
      seq: 0,
      tsMs: 0,
      intentId: 1,
      strategyIndex: 0,
      instrumentIndex: 0,
      side: asked.side,
      quantity: asked.quantity,
      rule: 'restrictedList',
      reason: 'no',
    });
    expect(desk.allocator.state.tracks[0][0]).toMatchObject({ working: 0, exits: 0 });
    desk.say(signal('long'));
    expect(desk.asked()).toHaveLength(2);
  });

  it('says why a sizing has no size, once it would have opened', () => {
    const desk = deskOf(['500'], { sizings: [new RiskSizing({ riskPct: 1, maxPct: 50, fallbackStopPct: null })] });
    desk.say(signal('long'));
    expect(desk.of('SignalDropped')).toMatchObject([{ reason: 'risk sizing: the signal has no stop' }]);
    desk.hold(0, BTC, 1);
    desk.say(signal('long'));
    desk.say(signal('long', { targetQuantity: 1 }));
    expect(desk.of('SignalDropped')).toHaveLength(1);
  });

  it('counts a signal that came after the barrier of its time, by strategy, and acts upon it at the next', () => {
    const desk = deskOf(['500', '500']);
    desk.barrier();
    // The clock stands where the barrier has been.
    desk.publish('signalEmitted', signal('long', by(1)));
    desk.kernel.clock.tsMs += 60_000;
    desk.publish('signalEmitted', signal('long'));
    desk.kernel.completeTimestamp(desk.kernel.clock.tsMs);
    expect(desk.asked().map(({ strategyIndex }) => strategyIndex)).toEqual([1, 0]);
    expect(desk.allocator.state.lateSignals).toEqual([0, 1]);
  });
});
