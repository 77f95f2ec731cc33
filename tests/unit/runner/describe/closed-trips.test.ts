import { describe, expect, it } from 'vitest';
import { FillLog } from '../../../../src/agents/recorder/fill-log.js';
import type { OrderFilled } from '../../../../src/events/order-events.js';
import { closedTrips } from '../../../../src/runner/describe/closed-trips.js';
import { BTC, ETH, fill, quantity, usdt } from '../../agents/desk-parts.js';

const NOTHING_HAPPENED = () => ({ high: Number.NEGATIVE_INFINITY, low: Number.POSITIVE_INFINITY });

function tripsOf(fills: readonly OrderFilled[], rangeOf = NOTHING_HAPPENED as Parameters<typeof closedTrips>[2]) {
  const log = new FillLog();
  for (const one of fills) log.push(one);
  return closedTrips(log.toArray(), [BTC, ETH], rangeOf);
}

describe('round trips', () => {
  it('go from flat to flat, with sums of both sides', () => {
    const open = [
      fill('buy', 2, 100, { tsMs: 1000, fee: usdt('0.2') }),
      fill('buy', 1, 110, { tsMs: 2000, fee: usdt('0.11') }),
      fill('sell', 1, 120, { tsMs: 3000, fee: usdt('0.12') }),
    ];
    expect(tripsOf(open)).toEqual([]);
    expect(tripsOf([...open, fill('sell', 2, 90, { tsMs: 6000, fee: usdt('0.18'), type: 'stop' })])).toEqual([
      {
        strategyIndex: 0,
        instrumentIndex: 0,
        long: true,
        quantity: quantity(3),
        entryTsMs: 1000,
        entryNotional: usdt('310'),
        exitTsMs: 6000,
        exitNotional: usdt('300'),
        fees: usdt('0.61'),
        high: 120,
        low: 90,
        exitReason: 'stop',
      },
    ]);
  });

  it('of shorts are the same the other way round', () => {
    expect(tripsOf([fill('sell', 2, 100), fill('buy', 2, 90)])).toMatchObject([
      { long: false, entryNotional: usdt('200'), exitNotional: usdt('180'), high: 100, low: 90 },
    ]);
  });

  it('see how far the market went between entry and exit', () => {
    const asked: unknown[] = [];
    const trips = tripsOf([fill('buy', 1, 100, { tsMs: 1000 }), fill('sell', 1, 110, { tsMs: 5000 })], (...args) => {
      asked.push(args);
      return { high: 130, low: 90 };
    });
    expect(asked).toEqual([[0, 1000, 5000]]);
    expect(trips).toMatchObject([{ low: 90, high: 130 }]);
  });

  it('keep strategies and instruments apart, in the order in which they end', () => {
    const trips = tripsOf([
      fill('buy', 1, 100),
      fill('buy', 1, 10, { instrumentIndex: 1 }),
      fill('buy', 1, 100, { strategyIndex: 1 }),
      fill('sell', 1, 101, { strategyIndex: 1 }),
      fill('sell', 1, 11, { instrumentIndex: 1 }),
    ]);
    expect(trips.map(({ strategyIndex, instrumentIndex }) => [strategyIndex, instrumentIndex])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('start afresh after each end', () => {
    const trips = tripsOf([fill('buy', 1, 100), fill('sell', 1, 300), fill('buy', 1, 200), fill('sell', 1, 210)]);
    expect(trips[1]).toMatchObject({ entryNotional: usdt('200'), high: 210, low: 200, quantity: quantity(1) });
  });

  it('split a fill that turns the position around: quantity, value and fee to the last digit', () => {
    // 7 of 10 close, 3 open: 7/10 of a fee of 0.0000000000000001 rounds to nothing, and the rest of it opens.
    const trips = tripsOf([
      fill('buy', 7, 100, { tsMs: 1000, fee: usdt('0.7') }),
      fill('sell', 10, 110, { tsMs: 2000, fee: usdt('1.1000000000000001') }),
      fill('buy', 3, 90, { tsMs: 3000, fee: usdt('0.27') }),
    ]);
    expect(trips).toMatchObject([
      {
        long: true,
        quantity: quantity(7),
        exitTsMs: 2000,
        entryNotional: usdt('700'),
        exitNotional: usdt('770'),
        fees: usdt('1.47'),
      },
      {
        long: false,
        quantity: quantity(3),
        entryTsMs: 2000,
        entryNotional: usdt('330'),
        exitNotional: usdt('270'),
        fees: usdt('0.6000000000000001'),
        high: 110,
        low: 90,
      },
    ]);
    expect(trips[0].fees + trips[1].fees).toBe(usdt('2.0700000000000001'));
  });

  it('count out the coins that the venue kept as its fee: what they had cost is the fee', () => {
    // 1 bought at 100, of which 0.001 is the fee: 0.999 for 99.9, and 0.1 of fee
    const trips = tripsOf([
      fill('buy', 1, 100, { fee: usdt('0.1'), feeQuantity: quantity(0.001) }),
      fill('sell', 0.999, 110, { fee: usdt('0.10989') }),
    ]);
    expect(trips).toMatchObject([
      { quantity: quantity(0.999), entryNotional: usdt('99.9'), exitNotional: usdt('109.89'), fees: usdt('0.20989') },
    ]);
  });

  it.each([
    ['market', 'direct', 'signal'],
    ['limit', 'direct', 'signal'],
    ['market', 'slice', 'signal'],
    ['stop', 'exit', 'stop'],
    ['stop', 'direct', 'stop'],
    ['stop-limit', 'direct', 'stop'],
    ['trailing-stop', 'exit', 'trailing_stop'],
    ['take-profit', 'direct', 'take_profit'],
    ['take-profit-limit', 'direct', 'take_profit'],
    ['limit', 'exit', 'take_profit'],
    ['market', 'liquidation', 'liquidation'],
  ] as const)('closed by a fill of type %s and role %s end by %s', (type, role, exitReason) => {
    expect(tripsOf([fill('buy', 1, 100), fill('sell', 1, 90, { type, role })])).toMatchObject([{ exitReason }]);
  });
});
