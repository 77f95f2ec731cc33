import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createInstrument } from '../../../../../src/core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../../../../src/core/units.js';
import { type OrderType, PLAIN_CONDITIONS, type Side } from '../../../../../src/events/order-terms.js';
import { isReached, touchOf } from '../../../../../src/venues/simulated/matching/next-touch.js';
import { createVenueOrder } from '../../../../../src/venues/simulated/orders/venue-order.js';

const instrument = createInstrument(
  { symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', tickSize: '0.01', lotSize: '0.001', minNotional: '5' },
  0,
);
const TYPES: OrderType[] = [
  'market',
  'limit',
  'stop',
  'stop-limit',
  'take-profit',
  'take-profit-limit',
  'trailing-stop',
];
/** Few prices, so that orders and extremes often meet exactly. */
const price = fc.integer({ min: 95, max: 105 });

it('a bar reaches an order exactly where its low or its high touches it', () => {
  const seen = { reached: 0, passed: 0 };
  const situation = fc.record({
    type: fc.constantFrom(...TYPES),
    side: fc.constantFrom<Side>('buy', 'sell'),
    limit: price,
    stop: price,
    extremes: fc.tuple(price, price),
    best: fc.oneof(price, fc.constant(Number.NaN)),
    triggered: fc.boolean(),
    asleep: fc.boolean(),
    ended: fc.boolean(),
    touchFills: fc.boolean(),
  });
  fc.assert(
    fc.property(situation, ({ type, side, limit, stop, extremes, best, triggered, asleep, ended, touchFills }) => {
      const terms = {
        strategyIndex: 0,
        instrumentIndex: 0,
        side,
        type,
        quantity: 10 as QuantityUnits,
        limitPrice: (limit * 100) as PriceUnits,
        stopPrice: (stop * 100) as PriceUnits,
        conditions: { ...PLAIN_CONDITIONS, trailBps: 100 },
        exits: null,
      };
      const order = Object.assign(createVenueOrder(1, terms, null, 0), { bestPrice: best, triggered, asleep, ended });
      const [low, high] = [Math.min(...extremes), Math.max(...extremes)];
      const touches = (at: number) => touchOf(order, instrument, at, at, touchFills) !== null;
      const reached = isReached(order, instrument, { low, high }, touchFills);
      expect(reached).toBe(touches(low) || touches(high));
      seen[reached ? 'reached' : 'passed']++;
    }),
    { numRuns: 2000, seed: 11 },
  );
  expect(Math.min(seen.reached, seen.passed)).toBeGreaterThan(300);
});
