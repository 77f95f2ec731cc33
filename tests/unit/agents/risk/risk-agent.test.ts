import { describe, expect, it } from 'vitest';
import { RiskAgent } from '../../../../src/agents/risk/risk-agent.js';
import type { RiskRule } from '../../../../src/agents/risk/risk-rule.js';
import { AvailableMargin } from '../../../../src/agents/risk/rules/available-margin.js';
import { MaxExposure } from '../../../../src/agents/risk/rules/max-exposure.js';
import { MaxLeverage } from '../../../../src/agents/risk/rules/max-leverage.js';
import { MaxPosition } from '../../../../src/agents/risk/rules/max-position.js';
import { NoShort } from '../../../../src/agents/risk/rules/no-short.js';
import { StaleData } from '../../../../src/agents/risk/rules/stale-data.js';
import { BTC, booksOf, fill, intent, price, quantity, startDesk, terms, usdt } from '../desk-parts.js';

/** Two accounts of 5,000 USDT; BTC at 100, ETH at 10. */
function riskDesk(...rules: readonly RiskRule[]) {
  const books = booksOf(['5000', '5000']);
  const risk = new RiskAgent(rules, books.portfolio);
  return { ...startDesk([risk]), ...books, risk };
}

const cancelled = {
  kind: 'OrderCancelled',
  role: 'direct',
  seq: 0,
  tsMs: 0,
  orderId: 1,
  reason: 'REQUESTED',
  side: 'buy',
} as const;

describe('RiskAgent', () => {
  it('approves what no rule objects to, as it was asked', () => {
    const desk = riskDesk(new NoShort());
    desk.publish('orderIntended', intent(terms('buy', 90), { intentId: 7 }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', intentId: 7, quantity: quantity(90) });
    expect(desk.kinds()).toEqual(['OrderIntended', 'OrderApproved']);
  });

  it('shrinks to the room that is left, rounded down to the lot, and says by what', () => {
    const desk = riskDesk(new MaxPosition(20));
    desk.lastPrice[0] = 300;
    desk.publish('orderIntended', intent(terms('buy', 10)));
    // 20 % of 10,000 is 2,000: 6.666… at 300. As asked it would have been 3,000, 30 %.
    expect(desk.events.slice(-2)).toMatchObject([
      {
        kind: 'OrderShrunk',
        rule: 'maxPositionPct',
        value: 30,
        limit: 20,
        fromQuantity: quantity(10),
        toQuantity: quantity(6.666),
      },
      { kind: 'OrderApproved', quantity: quantity(6.666) },
    ]);
  });

  it('refuses when less than a lot is left', () => {
    const desk = riskDesk(new MaxPosition(10));
    // Worth 11,111.1 with the position; a tenth of it is 11.1111 coins.
    desk.hold(1, BTC, 11.111);
    desk.publish('orderIntended', intent(terms('buy', 1), { intentId: 3 }));
    expect(desk.kinds()).toEqual(['OrderIntended', 'OrderRefused']);
    expect(desk.events.at(-1)).toMatchObject({
      intentId: 3,
      rule: 'maxPositionPct',
      limit: 10,
      strategyIndex: 0,
      instrumentIndex: 0,
    });
  });

  it('lets the tightest rule win, each on record with what it was asked', () => {
    const desk = riskDesk(new MaxPosition(50), new MaxExposure(30));
    desk.publish('orderIntended', intent(terms('buy', 60)));
    expect(desk.events.slice(-3)).toMatchObject([
      { kind: 'OrderShrunk', rule: 'maxPositionPct', value: 60, toQuantity: quantity(50) },
      { kind: 'OrderShrunk', rule: 'maxExposurePct', value: 50, toQuantity: quantity(30) },
      { kind: 'OrderApproved', quantity: quantity(30) },
    ]);
  });

  it('asks no rule about orders that only reduce', () => {
    const never: RiskRule = { name: 'never', room: () => ({ maxQuantity: 0, value: 1, limit: 0 }) };
    const desk = riskDesk(never);
    desk.hold(0, BTC, 5);
    desk.publish('orderIntended', intent(terms('sell', 5), { reduces: true }));
    expect(desk.kinds()).toEqual(['OrderIntended', 'OrderApproved']);
    desk.publish('orderIntended', intent(terms('sell', 5)));
    expect(desk.kinds().at(-1)).toBe('OrderRefused');
  });

  it('never enlarges, even when a rule claims endless room', () => {
    const desk = riskDesk({ name: 'generous', room: () => ({ maxQuantity: 1e9, value: 0, limit: 0 }) });
    desk.publish('orderIntended', intent(terms('buy', 2)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(2) });
  });

  it('counts approved orders as if they had filled, until they end', () => {
    const desk = riskDesk(new MaxPosition(20));
    const buy = (coins: number) => desk.publish('orderIntended', intent(terms('buy', coins, { strategyIndex: 1 })));
    buy(15);
    buy(15);
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(5) });
    // 12 of the first fill, which the books show; its last 3 are cancelled, the second order is rejected.
    desk.hold(1, BTC, 12);
    Object.assign(desk.accounts[1], { cash: usdt('3800'), cashFloat: 3800 });
    desk.publish('orderFilled', fill('buy', 12, 100, { strategyIndex: 1, leaves: quantity(3) }));
    desk.publish('orderCancelled', { ...cancelled, strategyIndex: 1, instrumentIndex: 0, leaves: quantity(3) });
    const rejected = terms('buy', 5, { strategyIndex: 1 });
    desk.publish('orderRejected', {
      kind: 'OrderRejected',
      code: -2010,
      message: 'Rejected.',
      role: 'direct',
      seq: 0,
      tsMs: 0,
      orderId: 2,
      terms: rejected,
      reason: 'NOTIONAL',
    });
    expect(desk.risk.state.working.flat().map(({ buys }) => buys)).toEqual([0, 0, 0, 0]);
    buy(15);
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(8) });
  });

  it('expects a buy to fill at the worst of its prices and the last', () => {
    const desk = riskDesk(new MaxPosition(20));
    desk.publish('orderIntended', intent(terms('buy', 50, { type: 'stop', stopPrice: price(200) })));
    expect(desk.events.at(-1)).toMatchObject({ quantity: quantity(10) });
  });

  it('sells no more than the strategy owns, less what it is selling already', () => {
    const desk = riskDesk(new NoShort());
    desk.hold(0, BTC, 3);
    desk.hold(1, BTC, 100);
    desk.publish('orderIntended', intent(terms('sell', 2)));
    desk.publish('orderIntended', intent(terms('sell', 2)));
    expect(desk.events.slice(-2)).toMatchObject([
      { kind: 'OrderShrunk', rule: 'noShort', value: 2, limit: 1 },
      { kind: 'OrderApproved', quantity: quantity(1) },
    ]);
    desk.publish('orderIntended', intent(terms('sell', 2)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'noShort', value: 2, limit: 0 });
  });

  it('sends nothing more for a strategy that threw', () => {
    const desk = riskDesk();
    const failed = { kind: 'AgentFailed', seq: 0, tsMs: 0, agentId: 'strategy:a', message: 'no' } as const;
    desk.publish('agentFailed', { ...failed, strategyIndex: 0 });
    desk.publish('agentFailed', { ...failed, agentId: 'narrator', strategyIndex: -1 });
    desk.publish('orderIntended', intent(terms('sell', 1), { reduces: true }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'agentFailed' });
    desk.publish('orderIntended', intent(terms('buy', 1, { strategyIndex: 1 })));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved' });
  });

  it('refuses rather than guesses where there is no price', () => {
    const desk = riskDesk(new MaxPosition(20));
    desk.lastPrice[0] = Number.NaN;
    desk.publish('orderIntended', intent(terms('buy', 1)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'maxPositionPct' });
  });

  it('gives free what compliance blocks', () => {
    const desk = riskDesk(new MaxPosition(20));
    desk.publish('orderIntended', intent(terms('buy', 20)));
    desk.publish('orderIntended', intent(terms('buy', 1)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused' });
    desk.publish('orderBlocked', {
      kind: 'OrderBlocked',
      seq: 0,
      tsMs: 0,
      intentId: 1,
      strategyIndex: 0,
      instrumentIndex: 0,
      side: 'buy',
      quantity: quantity(20),
      rule: 'restrictedList',
      reason: '',
    });
    expect(desk.risk.state.working.flat().every(({ buys, sells }) => buys === 0 && sells === 0)).toBe(true);
    desk.publish('orderIntended', intent(terms('buy', 20)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(20) });
  });

  it('counts the orders of several strategies, each within the limit, together', () => {
    const desk = riskDesk(new MaxLeverage(1));
    desk.publish('orderIntended', intent(terms('buy', 60)));
    desk.publish('orderIntended', intent(terms('buy', 60, { strategyIndex: 1 })));
    // 10,000 are allowed: 40 more at 100.
    expect(desk.events.slice(-2)).toMatchObject([
      { kind: 'OrderShrunk', rule: 'maxLeverage', value: 1.2, limit: 1 },
      { kind: 'OrderApproved', quantity: quantity(40) },
    ]);
  });

  it('believes no order that it only reduces: orders approved before may leave nothing to reduce', () => {
    const desk = riskDesk(new MaxExposure(1));
    desk.hold(0, BTC, 5);
    desk.publish('orderIntended', intent(terms('sell', 3), { reduces: true }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(3) });
    // 2 are left; the third coin would open a short, for which there is no room.
    desk.publish('orderIntended', intent(terms('sell', 3), { reduces: true }));
    expect(desk.events.slice(-2)).toMatchObject([
      { kind: 'OrderShrunk', rule: 'maxExposurePct' },
      { kind: 'OrderApproved', quantity: quantity(2) },
    ]);
    desk.publish('orderIntended', intent(terms('sell', 3), { reduces: true }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'maxExposurePct' });
  });

  it('lets no second order use the margin that closing the same position sets free', () => {
    const books = booksOf(['0']);
    // 5 BTC on credit of 500: equity 0, nothing to open a short with.
    books.hold(0, BTC, 5);
    Object.assign(books.accounts[0], { cash: usdt('-500'), cashFloat: -500 });
    const desk = startDesk([new RiskAgent([new AvailableMargin(5, 0)], books.portfolio)]);
    desk.publish('orderIntended', intent(terms('sell', 5), { reduces: true }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(5) });
    desk.publish('orderIntended', intent(terms('sell', 5), { reduces: true }));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'availableMargin' });
  });

  it('of an order that crosses zero lets at least the part that closes pass', () => {
    const never: RiskRule = { name: 'never', room: () => ({ maxQuantity: Number.NaN, value: 1, limit: 0 }) };
    const desk = riskDesk(never);
    desk.hold(0, BTC, -2);
    desk.publish('orderIntended', intent(terms('buy', 5)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(2) });
  });

  it('asks every rule about the quantity that goes out, also those that had agreed to a larger one', () => {
    const asked: number[] = [];
    const roundLots: RiskRule = {
      name: 'roundLots',
      room: (order) => {
        asked.push(order.quantity);
        return { maxQuantity: Math.floor(order.quantity), value: order.quantity, limit: 1 };
      },
    };
    const half: RiskRule = { name: 'half', room: () => ({ maxQuantity: 2.5, value: 5, limit: 2.5 }) };
    const desk = riskDesk(roundLots, half);
    desk.publish('orderIntended', intent(terms('buy', 5)));
    expect(asked).toEqual([5, 2.5, 2]);
    expect(desk.events.slice(-3)).toMatchObject([
      { kind: 'OrderShrunk', rule: 'half', fromQuantity: quantity(5), toQuantity: quantity(2.5) },
      { kind: 'OrderShrunk', rule: 'roundLots', fromQuantity: quantity(2.5), toQuantity: quantity(2) },
      { kind: 'OrderApproved', quantity: quantity(2) },
    ]);
  });

  it('refuses rather than haggle for ever', () => {
    const stingy: RiskRule = {
      name: 'stingy',
      room: (order) => ({ maxQuantity: order.quantity - 0.001, value: 1, limit: 0 }),
    };
    const desk = riskDesk(stingy);
    desk.publish('orderIntended', intent(terms('buy', 5)));
    expect(desk.events.at(-1)).toMatchObject({ kind: 'OrderRefused', rule: 'stingy' });
  });

  it('warns once when a limit comes near, and again after it has been far', () => {
    const books = booksOf(['10000']);
    const desk = startDesk([new RiskAgent([new MaxPosition(20)], books.portfolio, { warnAtPct: 80 })]);
    const buy = (coins: number) => desk.publish('orderIntended', intent(terms('buy', coins)));
    const cancel = (coins: number) =>
      desk.publish('orderCancelled', { ...cancelled, strategyIndex: 0, instrumentIndex: 0, leaves: quantity(coins) });
    buy(15.999);
    expect(desk.kinds()).not.toContain('RiskWarned');
    buy(0.001);
    expect(desk.events.at(-2)).toMatchObject({
      kind: 'RiskWarned',
      rule: 'maxPositionPct',
      strategyIndex: -1,
      instrumentIndex: 0,
      value: 16,
      limit: 20,
    });
    buy(1);
    cancel(17);
    buy(1);
    buy(16);
    expect(desk.kinds().filter((kind) => kind === 'RiskWarned')).toHaveLength(2);
  });

  it('tells rules of the clock and of data only if they ask', () => {
    expect(riskDesk(new MaxPosition(20)).kernel.topics.barClosed[0].awakeCount).toBe(0);
    const desk = riskDesk(new StaleData(1_000, 2));
    expect(desk.kernel.topics.barClosed[1].awakeCount).toBe(1);
    expect(desk.kernel.topics.timestampCompleted.awakeCount).toBe(0);
    const samples: number[] = [];
    const clock: RiskRule = {
      name: 'clock',
      room: () => null,
      everyMs: 60_000,
      sample: ({ tsMs }) => samples.push(tsMs),
    };
    const timed = riskDesk(clock);
    const startMs = timed.kernel.clock.tsMs;
    timed.advanceTo(startMs + 60_000);
    timed.advanceTo(startMs + 125_000);
    expect(samples).toEqual([startMs + 60_000, startMs + 125_000]);
  });
});
