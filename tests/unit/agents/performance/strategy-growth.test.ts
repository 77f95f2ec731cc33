import { describe, expect, it } from 'vitest';
import { Bookkeeper } from '../../../../src/agents/bookkeeper/bookkeeper.js';
import { PerformanceAgent } from '../../../../src/agents/performance/performance-agent.js';
import { growthOf } from '../../../../src/agents/performance/strategy-growth.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, ETH, fill, startDesk, usdt } from '../desk-parts.js';

/** Two strategies with 600 and 400 USDT; BTC at 100. */
function deskOfTwo() {
  const books = new Bookkeeper([BTC, ETH], [usdt('600'), usdt('400')]);
  const performance = new PerformanceAgent({
    instruments: [BTC, ETH],
    accounts: () => books.accounts,
    sampleEveryMs: MINUTE_MS,
    record: new RunRecord(),
  });
  const desk = startDesk([books, performance]);
  let minute = 0;
  const next = (price: number) => {
    desk.kernel.market.lastPrice[0] = price;
    desk.advanceTo(START_MS + ++minute * MINUTE_MS);
  };
  const move = (fromStrategyIndex: number, toStrategyIndex: number, amount: string) =>
    desk.publish('capitalTransferred', {
      ...{ kind: 'CapitalTransferred', seq: 0, tsMs: 0 },
      ...{ fromStrategyIndex, toStrategyIndex, amount: usdt(amount) },
    });
  const growth = (strategy: number) => 1 + growthOf(performance.state.strategies, strategy).returnPct / 100;
  const drawdownPct = (strategy: number) => growthOf(performance.state.strategies, strategy).maxDrawdownPct;
  return { ...desk, next, move, growth, drawdownPct };
}

describe('what a strategy has made of its capital', () => {
  it('is its equity over what it had, with the deepest fall over all samples', () => {
    const desk = deskOfTwo();
    desk.publish('orderFilled', fill('buy', 3, 100));
    // Equity of the first: 600, 660, 570, 630. From 660 to 570 is 13.636… %.
    for (const price of [100, 120, 90, 110]) desk.next(price);
    expect(desk.growth(0)).toBeCloseTo(630 / 600, 12);
    expect(desk.drawdownPct(0)).toBeCloseTo((90 / 660) * 100, 12);
    expect([desk.growth(1), desk.drawdownPct(1)]).toEqual([1, 0]);
  });

  it('counts what a closing fill brought, fee included, without waiting for the next bar', () => {
    const desk = deskOfTwo();
    desk.publish('orderFilled', fill('buy', 3, 100));
    desk.next(100);
    desk.publish('orderFilled', fill('sell', 3, 80, { fee: usdt('6') }));
    // 600 − 60 − 6
    expect(desk.growth(0)).toBeCloseTo(534 / 600, 12);
    expect(desk.drawdownPct(0)).toBeCloseTo(11, 12);
  });

  it('is chained over transfers: cash that comes or goes is neither a gain nor a fall', () => {
    const desk = deskOfTwo();
    desk.publish('orderFilled', fill('buy', 2, 100));
    desk.next(130);
    // 660 over 600 so far; 330 go, and half the equity is left.
    desk.move(0, 1, '330');
    expect(desk.growth(0)).toBeCloseTo(1.1, 12);
    expect([desk.growth(1), desk.drawdownPct(0), desk.drawdownPct(1)]).toEqual([1, 0, 0]);
    // Two coins lose 33 of the 330 that are left: a tenth.
    desk.next(113.5);
    expect(desk.growth(0)).toBeCloseTo(1.1 * 0.9, 12);
    expect(desk.drawdownPct(0)).toBeCloseTo(10, 12);
  });

  it('stands still where there is no capital, and goes on where it stopped', () => {
    const desk = deskOfTwo();
    desk.publish('orderFilled', fill('buy', 3, 100));
    desk.next(100);
    desk.publish('orderFilled', fill('sell', 3, 80));
    // 540 over 600: 0.9. Everything goes, 270 come back, and a trade wins a tenth of it.
    desk.move(0, 1, '540');
    desk.move(1, 0, '270');
    expect(desk.growth(0)).toBeCloseTo(0.9, 12);
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.publish('orderFilled', fill('sell', 1, 127));
    expect(desk.growth(0)).toBeCloseTo(0.9 * 1.1, 12);
  });

  it('is seen where two hold against each other and the desk holds nothing', () => {
    const desk = deskOfTwo();
    desk.publish('orderFilled', fill('buy', 2, 100, { strategyIndex: 0 }));
    desk.publish('orderFilled', fill('sell', 2, 100, { strategyIndex: 1 }));
    desk.next(130);
    expect(desk.growth(0)).toBeCloseTo(660 / 600, 12);
    expect(desk.growth(1)).toBeCloseTo(340 / 400, 12);
    expect(desk.drawdownPct(1)).toBeCloseTo(15, 12);
  });
});
