import { describe, expect, it } from 'vitest';
import type { ClosedTrip } from '../../../../src/runner/describe/closed-trip.js';
import { describeRoundTrip } from '../../../../src/runner/describe/describe-round-trip.js';
import { BTC, quantity, usdt } from '../../agents/desk-parts.js';

const trip: ClosedTrip = {
  strategyIndex: 0,
  instrumentIndex: 0,
  long: true,
  quantity: quantity(3),
  entryTsMs: 1,
  entryNotional: usdt('310'),
  exitTsMs: 2,
  exitNotional: usdt('330'),
  fees: usdt('0.64'),
  high: 124,
  low: 93,
  exitReason: 'signal',
};

describe('describeRoundTrip', () => {
  it('gives average prices, exact profit, and how far it went either way', () => {
    const described = describeRoundTrip(trip, BTC, 'mine');
    expect(described).toMatchObject({
      strategy: 'mine',
      symbol: 'BTCUSDT',
      side: 'long',
      quantity: '3',
      entryPrice: '103.33333333',
      exitPrice: '110',
      pnl: '19.36',
      fees: '0.64',
      exitReason: 'signal',
    });
    expect(described.returnPct).toBeCloseTo((19.36 / 310) * 100, 10);
    expect(described.mfePct).toBeCloseTo(20, 6);
    expect(described.maePct).toBeCloseTo(-10, 6);
  });

  it('turns everything round for a short', () => {
    const described = describeRoundTrip({ ...trip, long: false }, BTC, 'mine');
    expect(described).toMatchObject({ side: 'short', pnl: '-20.64' });
    expect(described.mfePct).toBeCloseTo(10, 6);
    expect(described.maePct).toBeCloseTo(-20, 6);
  });

  it('says what closed it', () => {
    expect(describeRoundTrip({ ...trip, exitReason: 'liquidation' }, BTC, 'mine').exitReason).toBe('liquidation');
  });

  it('has no excursion beyond what it saw: a price that never fell is no loss', () => {
    expect(describeRoundTrip({ ...trip, low: 104 }, BTC, 'mine').maePct).toBe(0);
  });
});
