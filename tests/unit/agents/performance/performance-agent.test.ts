import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bookkeeper } from '../../../../src/agents/bookkeeper/bookkeeper.js';
import { PerformanceAgent } from '../../../../src/agents/performance/performance-agent.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import { runs } from '../../../property/property-runs.js';
import { MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, ETH, fill, startDesk, usdt } from '../desk-parts.js';

/** A desk with 1,000 USDT and its books; BTC at 100. */
function measuredDesk(sampleEveryMs = 60 * MINUTE_MS) {
  const record = new RunRecord();
  const books = new Bookkeeper([BTC, ETH], [usdt('600'), usdt('400')]);
  const performance = new PerformanceAgent({
    instruments: [BTC, ETH],
    accounts: () => books.accounts,
    sampleEveryMs,
    record,
  });
  const desk = startDesk([books, performance]);
  let minute = 0;
  /** A minute goes by and BTC stands at this price. */
  const next = (price: number) => {
    desk.kernel.market.lastPrice[0] = price;
    desk.advanceTo(START_MS + ++minute * MINUTE_MS);
  };
  return { ...desk, record, performance, next };
}

describe('PerformanceAgent', () => {
  it('knows the worst fall from a peak, over every timestamp', () => {
    const desk = measuredDesk();
    desk.publish('orderFilled', fill('buy', 5, 100));
    for (const price of [100, 120, 90, 110, 130, 117]) desk.next(price);
    // Equity: 1000, 1100, 950, 1050, 1150, 1085. From 1100 to 950 is 13.636… %, from 1150 to 1085 less.
    expect(desk.performance.state.maxDrawdownPct).toBeCloseTo((150 / 1100) * 100, 12);
    expect(desk.performance.state.peakEquity).toBe(1150);
  });

  it('takes fees into account, and what was sold', () => {
    const desk = measuredDesk();
    desk.publish('orderFilled', fill('buy', 5, 100, { fee: usdt('10') }));
    desk.next(100);
    expect(desk.performance.state.maxDrawdownPct).toBe(1);
    desk.publish('orderFilled', fill('sell', 5, 90, { fee: usdt('10') }));
    expect(desk.performance.state.maxDrawdownPct).toBeCloseTo(7, 12);
    expect(desk.kernel.topics.timestampCompleted.awakeCount).toBe(0);
  });

  it('marks nothing that was bought at an open at the close before it', () => {
    const desk = measuredDesk();
    desk.publish('orderFilled', fill('buy', 5, 110));
    desk.next(110);
    expect(desk.performance.state).toMatchObject({ maxDrawdownPct: 0, peakEquity: 1000 });
    desk.publish('orderFilled', fill('buy', 1, 80));
    desk.next(110);
    expect(desk.performance.state).toMatchObject({ maxDrawdownPct: 0, peakEquity: 1030 });
  });

  it('samples at the start, at fixed times and at the end, with the worst drawdown in between', () => {
    const desk = measuredDesk(2 * MINUTE_MS);
    desk.publish('orderFilled', fill('buy', 5, 100));
    for (const price of [80, 100, 90, 110, 105]) desk.next(price);
    desk.kernel.stop();
    const { tsMs, equity, cash, exposure, drawdownPct } = desk.record.equityCurve();
    expect([...tsMs].map((ts) => (ts - START_MS) / MINUTE_MS)).toEqual([0, 2, 4, 5]);
    expect([...equity]).toEqual([1000, 1000, 1050, 1025]);
    expect([...cash]).toEqual([1000, 500, 500, 500]);
    expect([...exposure]).toEqual([0, 500, 550, 525]);
    expect([...drawdownPct].map((pct) => Number(pct.toFixed(10)))).toEqual([0, 10, 5, 2.380952381]);
  });

  it('does not sample the end twice', () => {
    const desk = measuredDesk(MINUTE_MS);
    desk.next(100);
    desk.kernel.stop();
    expect([...desk.record.equityCurve().tsMs]).toEqual([START_MS, START_MS + MINUTE_MS]);
  });

  it('agrees with a look at every timestamp, whatever is traded', () => {
    const step = fc.record({
      price: fc.integer({ min: 20, max: 300 }),
      trade: fc.option(fc.record({ buys: fc.boolean(), coins: fc.integer({ min: 1, max: 5 }) }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const desk = measuredDesk(7 * MINUTE_MS);
        let [cash, coins, last, peak, worst] = [1000, 0, 100, 1000, 0];
        for (const { price, trade } of steps) {
          // Trades at the last price: nothing gaps.
          if (trade && (trade.buys || coins >= trade.coins)) {
            const signed = trade.buys ? trade.coins : -trade.coins;
            desk.publish('orderFilled', fill(trade.buys ? 'buy' : 'sell', trade.coins, last));
            coins += signed;
            cash -= signed * last;
          }
          last = price;
          desk.next(price);
          const equity = cash + coins * last;
          peak = Math.max(peak, equity);
          worst = Math.max(worst, ((peak - equity) / peak) * 100);
        }
        desk.kernel.stop();
        expect(desk.performance.state.maxDrawdownPct).toBeCloseTo(worst, 9);
        const samples = desk.record.equityCurve().drawdownPct;
        expect(Math.max(...samples)).toBeCloseTo(worst, 9);
      }),
      runs(200),
    );
  });
});
