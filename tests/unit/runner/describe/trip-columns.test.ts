import { describe, expect, it } from 'vitest';
import { exactAverage } from '../../../../src/analytics/exact-sum.js';
import { tradeColumns } from '../../../../src/analytics/trade-columns.js';
import { createInstrument } from '../../../../src/core/instrument.js';
import { createRandom, nextUniform } from '../../../../src/core/random.js';
import type { Money, QuantityUnits } from '../../../../src/core/units.js';
import type { ClosedTrip } from '../../../../src/runner/describe/closed-trip.js';
import { describeRoundTrip } from '../../../../src/runner/describe/describe-round-trip.js';
import { tripColumns } from '../../../../src/runner/describe/trip-columns.js';

const BTC = createInstrument(
  { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', tickSize: '0.01', lotSize: '0.00001', minNotional: '5' },
  0,
);
const random = createRandom('trips');
const money = (amount: number) => (BigInt(Math.round(amount * 1e8)) * 100_000_003n) as Money;

const TRIPS = Array.from({ length: 200 }, (_, index): ClosedTrip => {
  const entryTsMs = 60_000 * index;
  const entryNotional = money(1000 + 10 * nextUniform(random));
  return {
    strategyIndex: 0,
    instrumentIndex: 0,
    long: nextUniform(random) < 0.5,
    quantity: 2500 as QuantityUnits,
    entryTsMs,
    entryNotional,
    exitTsMs: entryTsMs + 60_000 * Math.ceil(9 * nextUniform(random)),
    exitNotional: index % 40 === 0 ? entryNotional : money(1000 + 10 * nextUniform(random)),
    fees: index % 40 === 0 ? (0n as Money) : money(nextUniform(random)),
    high: 50_000,
    low: 30_000,
    exitReason: 'signal',
  };
});

describe('the columns of exact trips', () => {
  it.each([[TRIPS], [TRIPS.slice(0, 1)], [[]]])('are those of the trips in words', (trips) => {
    const { total, wins, losses, ...columns } = tripColumns(trips);
    const words = tradeColumns(trips.map((trip) => describeRoundTrip(trip, BTC, 'sma')));
    expect({ ...words, ...columns }).toStrictEqual(words);
    for (const [own, other] of [
      [total, words.total],
      [wins, words.wins],
      [losses, words.losses],
    ]) {
      expect([own.count, exactAverage(own)]).toEqual([other.count, exactAverage(other)]);
    }
  });
});
