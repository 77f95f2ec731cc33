import { describe, expect, it } from 'vitest';
import { RoundTripTracker } from '../../../../src/agents/performance/round-trip-tracker.js';
import { RunRecord } from '../../../../src/agents/recorder/run-record.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { barsOfCloses, START_MS } from '../../kernel/bars-of-closes.js';
import { BTC, ETH, fill, quantity, startDesk, usdt } from '../desk-parts.js';

function trackedDesk() {
  const record = new RunRecord();
  const tracker = new RoundTripTracker([BTC, ETH], 2, record);
  const desk = startDesk([tracker]);
  /** A bar of an instrument that reaches from low to high. */
  const bar = (instrumentIndex: number, low: number, high: number) => {
    const { view } = new BarSeries(instrumentIndex, 'X', 60_000, desk.kernel.clock);
    view.columns = barsOfCloses([high], { firstOpen: low });
    desk.kernel.bus.deliverRoot(desk.kernel.topics.barClosed[instrumentIndex], view);
  };
  return { ...desk, record, tracker, bar };
}

describe('RoundTripTracker', () => {
  it('follows a position from flat to flat, with sums of both sides', () => {
    const desk = trackedDesk();
    desk.publish('orderFilled', fill('buy', 2, 100, { fee: usdt('0.2') }));
    desk.publish('orderFilled', fill('buy', 1, 110, { fee: usdt('0.11') }));
    desk.kernel.clock.tsMs = START_MS + 5000;
    desk.publish('orderFilled', fill('sell', 1, 120, { fee: usdt('0.12') }));
    expect(desk.record.trips).toEqual([]);
    desk.publish('orderFilled', fill('sell', 2, 90, { fee: usdt('0.18'), type: 'stop' }));
    expect(desk.record.trips).toEqual([
      {
        strategyIndex: 0,
        instrumentIndex: 0,
        long: true,
        quantity: quantity(3),
        entryTsMs: START_MS,
        entryNotional: usdt('310'),
        exitTsMs: START_MS + 5000,
        exitNotional: usdt('300'),
        fees: usdt('0.61'),
        high: 120,
        low: 90,
        exitByStop: true,
      },
    ]);
  });

  it('follows a short the same way', () => {
    const desk = trackedDesk();
    desk.publish('orderFilled', fill('sell', 2, 100));
    desk.publish('orderFilled', fill('buy', 2, 90));
    expect(desk.record.trips).toMatchObject([{ long: false, entryNotional: usdt('200'), exitNotional: usdt('180') }]);
  });

  it('sees how far the market went while it was open, and only then', () => {
    const desk = trackedDesk();
    desk.bar(0, 1, 1000);
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.bar(0, 95, 130);
    desk.bar(1, 1, 1000);
    desk.bar(0, 90, 105);
    desk.publish('orderFilled', fill('sell', 1, 110));
    desk.bar(0, 1, 1000);
    expect(desk.record.trips).toMatchObject([{ low: 90, high: 130 }]);
  });

  it('keeps strategies and instruments apart', () => {
    const desk = trackedDesk();
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.publish('orderFilled', fill('buy', 1, 10, { instrumentIndex: 1 }));
    desk.publish('orderFilled', fill('buy', 1, 100, { strategyIndex: 1 }));
    desk.publish('orderFilled', fill('sell', 1, 101, { strategyIndex: 1 }));
    expect(desk.record.trips).toMatchObject([{ strategyIndex: 1, instrumentIndex: 0 }]);
    expect(desk.tracker.state.open.map(({ length }) => length)).toEqual([1, 1]);
    expect(desk.kernel.topics.barClosed.map(({ awakeCount }) => awakeCount)).toEqual([1, 1]);
  });

  it('sleeps while nothing is open, and starts each trip afresh', () => {
    const desk = trackedDesk();
    const [bars] = desk.kernel.topics.barClosed;
    expect(bars.awakeCount).toBe(0);
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.publish('orderFilled', fill('sell', 1, 300));
    expect(bars.awakeCount).toBe(0);
    desk.publish('orderFilled', fill('buy', 1, 200));
    desk.publish('orderFilled', fill('sell', 1, 210));
    expect(desk.record.trips[1]).toMatchObject({
      entryNotional: usdt('200'),
      high: 210,
      low: 200,
      quantity: quantity(1),
    });
  });

  it('goes on from a copy of its state', () => {
    const desk = trackedDesk();
    desk.publish('orderFilled', fill('buy', 1, 100));
    const other = trackedDesk();
    other.kernel.agents.restore(desk.kernel.agents.snapshot());
    other.bar(0, 50, 150);
    other.publish('orderFilled', fill('sell', 1, 120));
    expect(other.record.trips).toMatchObject([{ entryTsMs: START_MS, low: 50, high: 150 }]);
    expect(desk.record.trips).toEqual([]);
  });
});
