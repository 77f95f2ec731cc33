import { describe, expect, it } from 'vitest';
import { auditActor } from '../../../../../src/agents/compliance/audit/audit-actor.js';
import { AuditRecorder } from '../../../../../src/agents/compliance/audit/audit-recorder.js';
import { ComplianceRecord } from '../../../../../src/agents/compliance/compliance-record.js';
import type { QuantityUnits } from '../../../../../src/core/units.js';
import type { OrderLink, OrderTerms } from '../../../../../src/events/order-terms.js';
import { START_MS } from '../../../kernel/bars-of-closes.js';
import { BTC, ETH, fill, intent, price, quantity, signal, startDesk, terms, usdt } from '../../desk-parts.js';

/** The recorder alone, at BTC 100 and ETH 10; `nextOrderId` is what execution would number its next order. */
function auditDesk() {
  const lines: string[] = [];
  const record = new ComplianceRecord();
  const numbers = { nextOrderId: 1 };
  const sink = { write: (line: string) => lines.push(line), clear: () => {} };
  const recorder = new AuditRecorder({
    instruments: [BTC, ETH],
    strategyIds: ['slow', 'fast'],
    record,
    sink,
    nextOrderId: () => numbers.nextOrderId,
  });
  const desk = startDesk([recorder]);
  const stamp = { seq: 0, tsMs: 0 } as const;
  return {
    ...desk,
    record,
    recorder,
    numbers,
    lines,
    entries: () => lines.map((line) => JSON.parse(line)),
    last: () => JSON.parse(lines.at(-1) as string),
    approve(intentId: number, orderTerms: OrderTerms) {
      const { quantity: all } = orderTerms;
      desk.publish('orderApproved', { kind: 'OrderApproved', ...stamp, intentId, terms: orderTerms, quantity: all });
    },
    clear(intentId: number, orderTerms: OrderTerms) {
      const { quantity: all } = orderTerms;
      desk.publish('orderCleared', { kind: 'OrderCleared', ...stamp, intentId, terms: orderTerms, quantity: all });
    },
    submit(orderId: number, orderTerms: OrderTerms, link: OrderLink | null = null) {
      desk.publish('submitOrder', { kind: 'SubmitOrder', ...stamp, orderId, terms: orderTerms, link });
    },
  };
}

const BUY = terms('buy', 2, { strategyIndex: 1 });

/** From a signal to an order on its way: entries 1 to 5. */
function upToSubmit(desk: ReturnType<typeof auditDesk>) {
  desk.publish('signalEmitted', signal('long', { strategyIndex: 1, indicators: { fast: 101.5 } }));
  desk.publish('orderIntended', intent(BUY, { reason: 'because' }));
  desk.approve(1, BUY);
  desk.clear(1, BUY);
  desk.submit(1, BUY);
}

describe('AuditRecorder', () => {
  it('writes who, what, why and on which data', () => {
    const desk = auditDesk();
    const bar = { instrumentIndex: 0, symbol: 'BTCUSDT', intervalMs: 60_000, tsMs: START_MS };
    const ohlc = { open: 1, high: 1, low: 1, close: 1, volume: 0 };
    desk.kernel.bus.deliverRoot(desk.kernel.topics.barClosed[0], { ...bar, ...ohlc });
    desk.publish('signalEmitted', signal('long', { strategyIndex: 1, indicators: { fast: 101.5 } }));
    const ts = new Date(START_MS).toISOString();
    expect(desk.last()).toEqual({
      seq: 1,
      ts,
      who: 'strategy:fast',
      what: 'SignalEmitted',
      strategy: 'fast',
      symbol: 'BTCUSDT',
      why: { reason: 'because' },
      on: { last: 100, bar: ts, indicators: { fast: 101.5 } },
      detail: { direction: 'long', strength: 1, targetQuantity: null, entry: null, exits: null },
    });
  });

  it('writes amounts as exact decimals, and a signal’s prices as they are', () => {
    const desk = auditDesk();
    upToSubmit(desk);
    desk.publish('orderFilled', fill('buy', 1.5, 100.25, { strategyIndex: 1, fee: usdt('0.15') }));
    expect(desk.last().detail).toMatchObject({ price: '100.25', quantity: '1.5', notional: '150.375', fee: '0.15' });
    const entry = { type: 'limit', limitPrice: 99 } as const;
    desk.publish('signalEmitted', signal('long', { entry }));
    expect(desk.last().detail.entry).toEqual(entry);
  });

  it('chains signal, intent, approval, clearance, order and fill', () => {
    const desk = auditDesk();
    upToSubmit(desk);
    const accepted = { kind: 'OrderAccepted', seq: 0, tsMs: 0, orderId: 1, terms: BUY } as const;
    desk.publish('orderAccepted', accepted);
    desk.publish('orderFilled', fill('buy', 2, 101, { strategyIndex: 1 }));
    const common = {
      strategyIndex: 1,
      instrumentIndex: 0,
      quantity: quantity(2),
      cash: usdt('1'),
      realized: usdt('0'),
    };
    desk.publish('positionChanged', { kind: 'PositionChanged', seq: 0, tsMs: 0, ...common });
    const chain = desk.entries().map(({ what, because, intent: id, order }) => [what, because, id, order]);
    expect(chain).toEqual([
      ['SignalEmitted', undefined, undefined, undefined],
      ['OrderIntended', 1, 1, undefined],
      ['OrderApproved', 2, 1, undefined],
      ['OrderCleared', 3, 1, undefined],
      ['SubmitOrder', 4, 1, 1],
      ['OrderAccepted', 5, 1, 1],
      ['OrderFilled', 6, 1, 1],
      ['PositionChanged', 7, undefined, undefined],
    ]);
    expect(desk.entries().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('chains slices through their parent, and exits through their entry', () => {
    const desk = auditDesk();
    desk.publish('signalEmitted', signal('long', { strategyIndex: 1 }));
    desk.publish('orderIntended', intent(BUY));
    desk.approve(1, BUY);
    desk.numbers.nextOrderId = 7;
    desk.clear(1, BUY);
    desk.submit(8, BUY, { role: 'slice', parentOrderId: 7, groupId: 0 });
    expect(desk.last()).toMatchObject({ order: 8, intent: 1, because: 4 });
    desk.submit(9, BUY, { role: 'slice', parentOrderId: 7, groupId: 0 });
    expect(desk.last()).toMatchObject({ order: 9, because: 4 });
    desk.submit(10, terms('sell', 2), { role: 'exit', parentOrderId: 8, groupId: 8 });
    expect(desk.last()).toMatchObject({ order: 10, intent: 1, because: 5 });
  });

  it('names the signal that an intent follows from by its reason, even if a newer one has been heard', () => {
    const desk = auditDesk();
    desk.publish('signalEmitted', signal('flat', { reason: 'down' }));
    desk.publish('signalEmitted', signal('long', { reason: 'up' }));
    desk.publish('signalEmitted', signal('long', { reason: 'up', strategyIndex: 1 }));
    desk.publish('orderIntended', intent(terms('sell', 1), { reason: 'down' }));
    expect(desk.last().because).toBe(1);
    desk.publish('orderIntended', intent(terms('buy', 1), { intentId: 2, reason: 'up' }));
    expect(desk.last().because).toBe(2);
    desk.publish('orderIntended', intent(terms('buy', 1), { intentId: 3, reason: 'something else' }));
    expect(desk.last().because).toBe(2);
  });

  it('says for what an order is cancelled', () => {
    const desk = auditDesk();
    upToSubmit(desk);
    desk.publish('signalEmitted', signal('flat', { strategyIndex: 1 }));
    const where = { strategyIndex: 1, instrumentIndex: 0 };
    desk.publish('ordersWithdrawn', { kind: 'OrdersWithdrawn', seq: 0, tsMs: 0, ...where });
    desk.publish('cancelOrder', { kind: 'CancelOrder', seq: 0, tsMs: 0, orderId: 1 });
    expect(desk.entries().slice(-2)).toMatchObject([
      { what: 'OrdersWithdrawn', because: 6 },
      { what: 'CancelOrder', because: 7, order: 1, strategy: 'fast', symbol: 'BTCUSDT' },
    ]);
  });

  it('writes refusals and blocks with rule, value and limit', () => {
    const desk = auditDesk();
    desk.publish('orderIntended', intent(BUY));
    const where = { intentId: 1, strategyIndex: 1, instrumentIndex: 0 };
    const refusal = { ...where, rule: 'maxPositionPct', value: 31, limit: 30 };
    desk.publish('orderRefused', { kind: 'OrderRefused', seq: 0, tsMs: 0, ...refusal });
    expect(desk.last()).toMatchObject({
      who: 'risk',
      because: 1,
      why: { rule: 'maxPositionPct', value: 31, limit: 30 },
    });
    desk.publish('orderIntended', intent(BUY));
    const block = { ...where, side: 'buy', quantity: quantity(2), rule: 'washTrade', reason: 'itself' } as const;
    desk.publish('orderBlocked', { kind: 'OrderBlocked', seq: 0, tsMs: 0, ...block });
    expect(desk.last()).toMatchObject({ who: 'compliance', because: 3, why: { rule: 'washTrade', reason: 'itself' } });
    expect([...desk.record.blockedByRule]).toEqual([['washTrade', 1]]);
  });

  it('measures each fill by the price and time of its approval; exits and liquidations by nothing', () => {
    const desk = auditDesk();
    upToSubmit(desk);
    desk.submit(2, terms('sell', 2, { strategyIndex: 1, stopPrice: price(90) }), {
      role: 'exit',
      parentOrderId: 1,
      groupId: 1,
    });
    desk.kernel.market.lastPrice[0] = 105;
    desk.advanceTo(START_MS + 500);
    desk.publish('orderFilled', fill('buy', 2, 101, { strategyIndex: 1 }));
    desk.publish('orderFilled', fill('sell', 2, 90, { strategyIndex: 1, orderId: 2, role: 'exit' }));
    desk.publish('orderFilled', fill('sell', 2, 80, { orderId: -1, role: 'liquidation' }));
    expect(desk.record.origins()).toEqual([
      { intentId: 1, arrivalPrice: 100, approvedTsMs: START_MS },
      { intentId: 1, arrivalPrice: Number.NaN, approvedTsMs: Number.NaN },
      { intentId: 0, arrivalPrice: Number.NaN, approvedTsMs: Number.NaN },
    ]);
  });

  it('remembers no more than what is under way', () => {
    const desk = auditDesk();
    for (let orderId = 1; orderId <= 50; orderId++) {
      desk.numbers.nextOrderId = orderId;
      desk.publish('signalEmitted', signal('long'));
      desk.publish('orderIntended', intent(terms('buy', 1), { intentId: orderId }));
      desk.approve(orderId, terms('buy', 1));
      desk.clear(orderId, terms('buy', 1));
      desk.submit(orderId, terms('buy', 1));
      desk.publish('orderFilled', fill('buy', 1, 100, { orderId, leaves: 0 as QuantityUnits }));
      const books = { strategyIndex: 0, instrumentIndex: 0, quantity: quantity(1) };
      const money = { cash: usdt('1'), realized: usdt('0') };
      desk.publish('positionChanged', { kind: 'PositionChanged', seq: 0, tsMs: 0, ...books, ...money });
    }
    const { chain } = desk.recorder.state;
    expect([chain.intents.size, chain.orders.size, chain.bookings.length]).toEqual([0, 0, 0]);
    expect(chain.causes.flat().every((causes) => causes.length <= 3)).toBe(true);
    expect(structuredClone(desk.recorder.state)).toEqual(desk.recorder.state);
  });
});

describe('the actors', () => {
  it('sign every event that there is', () => {
    const { derived } = startDesk([]).kernel.topics;
    const unsigned = derived.map(({ name }) => name).filter((name) => auditActor(name, 'a') === 'desk');
    // Say in audit-actor.ts who publishes it.
    expect(unsigned).toEqual([]);
  });
});
