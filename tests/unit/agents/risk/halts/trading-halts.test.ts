import { describe, expect, it } from 'vitest';
import type { HaltRule } from '../../../../../src/agents/risk/halts/halt-rule.js';
import { setKillSwitch } from '../../../../../src/agents/risk/halts/kill-switch.js';
import { RiskAgent, type RiskAgentOptions } from '../../../../../src/agents/risk/risk-agent.js';
import { MaxDailyLoss } from '../../../../../src/agents/risk/rules/max-daily-loss.js';
import { MaxDrawdown } from '../../../../../src/agents/risk/rules/max-drawdown.js';
import { MaxStrategyDrawdown } from '../../../../../src/agents/risk/rules/max-strategy-drawdown.js';
import type { Money } from '../../../../../src/core/units.js';
import { transferCash } from '../../../../../src/ledger/account.js';
import { START_MS } from '../../../kernel/bars-of-closes.js';
import { BTC, booksOf, intent, quantity, startDesk, terms, usdt } from '../../desk-parts.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Two strategies of 5,000 USDT and 50 BTC at 100 each: a dollar of the price is a hundred of the desk's 20,000. */
function haltDesk(haltRules: readonly HaltRule[], options: RiskAgentOptions = {}) {
  const books = booksOf(['5000', '5000']);
  books.hold(0, BTC, 50);
  books.hold(1, BTC, 50);
  const risk = new RiskAgent([], books.portfolio, { ...options, haltRules });
  const desk = startDesk([risk]);
  return {
    ...desk,
    ...books,
    risk,
    priceAt(price: number, tsMs: number) {
      books.lastPrice[0] = price;
      desk.advanceTo(tsMs);
    },
    order(side: 'buy' | 'sell', coins: number, reduces: boolean, strategyIndex = 0) {
      desk.publish('orderIntended', intent(terms(side, coins, { strategyIndex }), { reduces }));
      return desk.events.at(-1);
    },
    halts: () => desk.events.filter(({ kind }) => kind === 'TradingHalted'),
  };
}

describe('a daily loss', () => {
  it('halts the desk beyond the limit, not at it', () => {
    const desk = haltDesk([new MaxDailyLoss(5)]);
    // 5 % of 20,000 is 1,000: BTC at 90.
    desk.priceAt(90, START_MS + HOUR_MS);
    expect(desk.kinds()).toEqual([]);
    desk.priceAt(89.99, START_MS + 2 * HOUR_MS);
    expect(desk.events.at(-1)).toMatchObject({
      kind: 'TradingHalted',
      scope: 'desk',
      strategyIndex: -1,
      rule: 'maxDailyLossPct',
      value: expect.closeTo(5.005, 9),
      limit: 5,
      flatten: false,
      untilTsMs: START_MS + DAY_MS,
    });
  });

  it('is measured from 00:00:00.000 UTC, where the data have no bar', () => {
    const desk = haltDesk([new MaxDailyLoss(5)]);
    const midnightMs = START_MS + DAY_MS;
    desk.priceAt(95, midnightMs - 1);
    // The timer makes a moment of midnight. 19,500 then: 5 % are 975, so down to 85.25.
    desk.advanceTo(midnightMs);
    desk.priceAt(85.25, midnightMs + 1);
    expect(desk.kinds()).toEqual([]);
    desk.priceAt(85.24, midnightMs + 2);
    expect(desk.halts()).toHaveLength(1);
    expect(desk.halts()[0].untilTsMs).toBe(midnightMs + DAY_MS);
  });

  it('of the last millisecond of a day is a loss of that day', () => {
    const desk = haltDesk([new MaxDailyLoss(5)]);
    const midnightMs = START_MS + DAY_MS;
    desk.priceAt(89, midnightMs - 1);
    expect(desk.halts()).toMatchObject([{ untilTsMs: midnightMs }]);
    desk.advanceTo(midnightMs);
    expect(desk.kinds()).toEqual(['TradingHalted', 'TradingResumed']);
    // 18,900 at midnight, 100 less are half a percent.
    desk.priceAt(88, midnightMs + 1);
    expect(desk.halts()).toHaveLength(1);
  });
});

describe('a halted desk', () => {
  const halted = (options: RiskAgentOptions = {}) => {
    const desk = haltDesk([new MaxDailyLoss(5)], options);
    desk.priceAt(80, START_MS + HOUR_MS);
    return desk;
  };

  it('lets pass what reduces, and nothing else', () => {
    const desk = halted();
    expect(desk.order('buy', 1, false)).toMatchObject({
      kind: 'OrderRefused',
      rule: 'maxDailyLossPct',
      value: 10,
      limit: 5,
    });
    expect(desk.order('sell', 60, false)).toMatchObject({ kind: 'OrderRefused', rule: 'maxDailyLossPct' });
    expect(desk.order('sell', 30, true)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(30) });
  });

  it('lets reduce no more than is left to reduce, approved orders counted', () => {
    const desk = halted();
    desk.order('sell', 30, true);
    expect(desk.order('sell', 30, true)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(20) });
    expect(desk.events.at(-2)).toMatchObject({ kind: 'OrderShrunk', rule: 'maxDailyLossPct', toQuantity: 20_000 });
    expect(desk.order('sell', 1, true)).toMatchObject({ kind: 'OrderRefused', rule: 'maxDailyLossPct' });
    // The other strategy has its own 50.
    expect(desk.order('sell', 50, true, 1)).toMatchObject({ kind: 'OrderApproved', quantity: quantity(50) });
  });

  it('is not halted again, until it has been resumed', () => {
    const desk = halted({ halt: { flatten: true, resume: { afterMs: HOUR_MS } } });
    desk.priceAt(70, START_MS + 1.5 * HOUR_MS);
    expect(desk.halts()).toMatchObject([{ flatten: true, untilTsMs: START_MS + 2 * HOUR_MS }]);
    desk.advanceTo(START_MS + 2 * HOUR_MS);
    expect(desk.events.at(-1)).toMatchObject({ kind: 'TradingResumed', scope: 'desk', rule: 'maxDailyLossPct' });
    // Trading goes on at 17,000; another 5 % are 850: below 61.5.
    desk.priceAt(61.5, START_MS + 3 * HOUR_MS);
    expect(desk.halts()).toHaveLength(1);
    desk.priceAt(61, START_MS + 4 * HOUR_MS);
    expect(desk.halts()).toHaveLength(2);
  });

  it('is found halted by an order before the next look at the barrier', () => {
    const desk = haltDesk([new MaxDailyLoss(5)]);
    desk.lastPrice[0] = 80;
    expect(desk.order('buy', 1, false)).toMatchObject({ kind: 'OrderRefused', rule: 'maxDailyLossPct' });
    expect(desk.kinds()).toEqual(['OrderIntended', 'TradingHalted', 'OrderRefused']);
  });

  it('comes out of a snapshot as it went in, its end with it', () => {
    const first = halted();
    const state = structuredClone(first.risk.state);
    const timers = structuredClone(first.kernel.timers.snapshot());
    const second = haltDesk([new MaxDailyLoss(5)]);
    second.risk.state = state;
    second.kernel.timers.restore(timers);
    second.lastPrice[0] = 80;
    second.kernel.clock.tsMs = START_MS + HOUR_MS;
    expect(second.order('buy', 1, false)).toMatchObject({ kind: 'OrderRefused', rule: 'maxDailyLossPct' });
    second.advanceTo(START_MS + DAY_MS);
    expect(second.events.at(-1)).toMatchObject({ kind: 'TradingResumed' });
    expect(second.order('buy', 1, false)).toMatchObject({ kind: 'OrderApproved' });
  });
});

describe('a drawdown', () => {
  it('is measured from the highest equity, and halts for good', () => {
    const desk = haltDesk([new MaxDrawdown(10)]);
    desk.priceAt(150, START_MS + HOUR_MS);
    // 25,000 at the top, 22,500 is the limit: 125.
    desk.priceAt(125, START_MS + 2 * HOUR_MS);
    expect(desk.kinds()).toEqual([]);
    desk.priceAt(124, START_MS + 3 * HOUR_MS);
    expect(desk.halts()).toMatchObject([{ rule: 'maxDrawdownPct', untilTsMs: Number.POSITIVE_INFINITY }]);
    desk.priceAt(200, START_MS + 30 * DAY_MS);
    expect(desk.order('buy', 1, false)).toMatchObject({ kind: 'OrderRefused', rule: 'maxDrawdownPct' });
  });

  it('that outlasts another halt strikes when that one is lifted', () => {
    const desk = haltDesk([new MaxDrawdown(10), new MaxDailyLoss(5)]);
    desk.priceAt(89, START_MS + HOUR_MS);
    desk.priceAt(70, START_MS + 2 * HOUR_MS);
    expect(desk.halts()).toMatchObject([{ rule: 'maxDailyLossPct' }]);
    desk.advanceTo(START_MS + DAY_MS);
    expect(desk.kinds()).toEqual(['TradingHalted', 'TradingResumed', 'TradingHalted']);
    expect(desk.halts()[1]).toMatchObject({ rule: 'maxDrawdownPct', value: 15 });
  });

  it('of a strategy halts that one alone', () => {
    const desk = haltDesk([new MaxStrategyDrawdown(10)]);
    // The second has sold at 100: 5,000 more in cash, and nothing to lose.
    desk.hold(1, BTC, 0);
    Object.assign(desk.accounts[1], { cash: usdt('10000'), cashFloat: 10_000 });
    desk.priceAt(78, START_MS + HOUR_MS);
    expect(desk.halts()).toMatchObject([
      { scope: 'strategy', strategyIndex: 0, rule: 'maxStrategyDrawdownPct', value: 11, limit: 10 },
    ]);
    expect(desk.order('buy', 1, false, 0)).toMatchObject({ kind: 'OrderRefused', rule: 'maxStrategyDrawdownPct' });
    expect(desk.order('buy', 1, false, 1)).toMatchObject({ kind: 'OrderApproved' });
  });
});

describe('capital that moves', () => {
  const move = (desk: ReturnType<typeof haltDesk>, from: number, to: number, amount: string) => {
    transferCash(desk.accounts[from], desk.accounts[to], usdt(amount) as Money);
    desk.publish('capitalTransferred', {
      kind: 'CapitalTransferred',
      seq: 0,
      tsMs: 0,
      fromStrategyIndex: from,
      toStrategyIndex: to,
      amount: usdt(amount),
    });
    desk.advanceTo(desk.kernel.clock.tsMs + 1);
  };

  it('is no loss to who gives it, and no profit to who gets it', () => {
    const desk = haltDesk([new MaxStrategyDrawdown(10)]);
    move(desk, 0, 1, '4000');
    expect(desk.halts()).toEqual([]);
    // The first has 6,000 of a peak of 6,000, the second 14,000 of 14,000; 50 coins each.
    // At 88 the first has lost 600, exactly its 10 %; the second the same 600 of 14,000.
    desk.priceAt(88, START_MS + HOUR_MS);
    expect(desk.halts()).toEqual([]);
    desk.priceAt(87.9, START_MS + 2 * HOUR_MS);
    expect(desk.halts()).toMatchObject([{ scope: 'strategy', strategyIndex: 0, value: expect.closeTo(10.0833333, 6) }]);
    expect(desk.order('buy', 1, false, 0)).toMatchObject({ kind: 'OrderRefused', rule: 'maxStrategyDrawdownPct' });
    expect(desk.order('buy', 1, false, 1)).toMatchObject({ kind: 'OrderApproved' });
  });

  it('leaves a drawdown what it was, in percent', () => {
    const desk = haltDesk([new MaxStrategyDrawdown(10)]);
    // 9,500 of 10,000: 5 %. With 1,900 less, 7,600 of 8,000.
    desk.priceAt(90, START_MS + HOUR_MS);
    move(desk, 0, 1, '1900');
    // 7,200 is 10 % below 8,000: 82.
    desk.priceAt(82, START_MS + 2 * HOUR_MS);
    expect(desk.halts()).toEqual([]);
    desk.priceAt(81.9, START_MS + 3 * HOUR_MS);
    expect(desk.halts()).toMatchObject([{ strategyIndex: 0, value: expect.closeTo(10.0625, 9) }]);
  });
});

describe('the kill switch', () => {
  it('halts the desk at its time, for good', () => {
    const desk = haltDesk([], { killSwitchTsMs: START_MS + HOUR_MS });
    desk.advanceTo(START_MS + HOUR_MS - 1);
    expect(desk.order('buy', 1, false)).toMatchObject({ kind: 'OrderApproved' });
    desk.advanceTo(START_MS + HOUR_MS);
    expect(desk.events.at(-1)).toMatchObject({ kind: 'TradingHalted', scope: 'desk', rule: 'killSwitch' });
    expect(desk.order('buy', 1, false)).toMatchObject({ kind: 'OrderRefused', rule: 'killSwitch', value: 1, limit: 0 });
    expect(desk.order('sell', 1, true)).toMatchObject({ kind: 'OrderApproved' });
  });

  it('takes the place of a halt that would have ended, and is pulled but once', () => {
    const desk = haltDesk([new MaxDailyLoss(5)]);
    desk.priceAt(80, START_MS + HOUR_MS);
    setKillSwitch(desk.kernel, START_MS + 2 * HOUR_MS);
    setKillSwitch(desk.kernel, START_MS + 3 * HOUR_MS);
    desk.advanceTo(START_MS + 3 * HOUR_MS);
    desk.advanceTo(START_MS + 2 * DAY_MS);
    expect(desk.kinds()).toEqual(['TradingHalted', 'TradingHalted']);
    expect(desk.order('buy', 1, false)).toMatchObject({ kind: 'OrderRefused', rule: 'killSwitch' });
  });
});

describe('a desk without loss rules', () => {
  it('does not listen to the barrier', () => {
    expect(haltDesk([]).kernel.topics.timestampCompleted.awakeCount).toBe(0);
    expect(haltDesk([new MaxDrawdown(10)]).kernel.topics.timestampCompleted.awakeCount).toBe(1);
  });
});

describe('warnings', () => {
  it('come once for each time that a loss comes near its limit', () => {
    const desk = haltDesk([new MaxDrawdown(10)], { warnAtPct: 80 });
    // 8 % of 20,000 is 1,600: 84.
    for (const [hour, price] of [84.01, 84, 83, 84.01, 83].entries()) desk.priceAt(price, START_MS + hour + 1);
    expect(desk.kinds()).toEqual(['RiskWarned', 'RiskWarned']);
    expect(desk.events.at(-1)).toMatchObject({
      rule: 'maxDrawdownPct',
      strategyIndex: -1,
      instrumentIndex: -1,
      value: 8.5,
      limit: 10,
    });
  });
});
