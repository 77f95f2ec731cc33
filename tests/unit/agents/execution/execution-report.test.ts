import { describe, expect, it } from 'vitest';
import { Twap } from '../../../../src/agents/execution/algorithms/twap.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import { shortfallBps } from '../../../../src/agents/execution/execution-report.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import type { Side } from '../../../../src/events/order-terms.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { BTC, terms, usdt } from '../desk-parts.js';
import { barsOf, minute, startMarket } from './execution-market.js';
import type { VenueAnswer } from './stub-venue.js';

/** The price rises from 100 by 1 a minute, closing 0.5 above the open; each bar has the volume of its number. */
const RISING = barsOf(
  Array.from({ length: 10 }, (_, row) => [100 + row, 101 + row, 100 + row, 100.5 + row, row] as const),
);

/** 4 lots in slices of 2 at minutes 2 and 4. */
function workedOrder(side: Side, answers: readonly VenueAnswer[] = ['fill'], withdrawAt?: number) {
  const twap = new Twap({ durationMs: 4 * MINUTE_MS, slices: 2 });
  const execution = new ExecutionAgent({ instruments: [BTC], algorithms: [twap], profileDays: [0] });
  const approve = terms(side, 0, { quantity: 4 as QuantityUnits });
  const withdraw = withdrawAt === undefined ? [] : [{ at: withdrawAt, withdraw: 0 }];
  const market = startMarket({ execution, bars: RISING, actions: [{ at: 2, approve }, ...withdraw], answers });
  return market.run().completed();
}

describe('the report on a worked order', () => {
  it('compares with the price at the approval and with the market meanwhile, for a buy', () => {
    // Approved at minute 2, when the bar of minute 1 had closed at 101.5. Fills at the opens of minutes 2 and 4, at 102
    // and 104: 2 lots of 0.001 coins each make 0.204 + 0.208 = 0.412 USDT, 103 on average.
    // The bars of minutes 2 and 3 closed meanwhile: typical (103 + 102 + 102.5) / 3 = 102.5 and 103.5, volumes 2 and 3:
    // (2 × 102.5 + 3 × 103.5) / 5 = 103.1. Shortfall: 1.5 of 101.5.
    const [report, ...others] = workedOrder('buy');
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      kind: 'ExecutionCompleted',
      tsMs: minute(4),
      parentOrderId: 1,
      intentId: 1,
      strategyIndex: 0,
      instrumentIndex: 0,
      side: 'buy',
      algorithm: 'twap',
      quantity: 4,
      filled: 4,
      notional: usdt('0.412'),
      fees: usdt('0.02'),
      slices: 2,
      startTsMs: minute(2),
      arrivalPrice: 101.5,
    });
    expect(report.averagePrice).toBeCloseTo(103, 10);
    expect(report.marketVwap).toBeCloseTo(103.1, 10);
    expect(report.shortfallBps).toBeCloseTo((1.5 / 101.5) * 10_000, 9);
  });

  it('counts as a gain for a sell what hurts a buy', () => {
    const [report] = workedOrder('sell');
    expect(report).toMatchObject({ side: 'sell', filled: 4 });
    expect(report.shortfallBps).toBeCloseTo((-1.5 / 101.5) * 10_000, 9);
  });

  it('judges what filled, however little', () => {
    // 1 of the first 2 fills at 102, then it is withdrawn while the bar of minute 2 is open.
    const [report] = workedOrder('buy', ['half'], 2.5);
    expect(report).toMatchObject({ quantity: 4, filled: 1, notional: usdt('0.102'), marketVwap: Number.NaN });
    expect(report.averagePrice).toBeCloseTo(102, 10);
    expect(report.shortfallBps).toBeCloseTo((0.5 / 101.5) * 10_000, 9);
  });
});

describe('shortfallBps', () => {
  it('is positive when it hurts', () => {
    expect(shortfallBps('buy', 101, 100)).toBe(100);
    expect(shortfallBps('buy', 99, 100)).toBe(-100);
    expect(shortfallBps('sell', 99, 100)).toBe(100);
    expect(shortfallBps('sell', 101, 100)).toBe(-100);
    expect(shortfallBps('sell', Number.NaN, 100)).toBeNaN();
  });
});
