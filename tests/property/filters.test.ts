import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notional, roundToTick } from '../../src/core/instrument.js';
import { type PriceUnits, type QuantityUnits, ZERO_MONEY } from '../../src/core/units.js';
import type { OrderTerms } from '../../src/events/order-terms.js';
import { filterOrder } from '../../src/venues/simulated/orders/order-filters.js';
import type { RejectReason } from '../../src/venues/simulated/orders/reject-reason.js';
import { benchInstrument } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';

const instruments = fc
  .record({
    tickSize: fc.constantFrom('0.01', '0.05', '1'),
    lotSize: fc.constantFrom('0.001', '0.005', '1'),
    minNotional: fc.constantFrom('0', '5', '1000'),
  })
  .map((spec) => benchInstrument(spec));

const units = (max: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: max / 5 }).map((count) => count * 5) },
    { weight: 4, arbitrary: fc.integer({ min: -5, max }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2.5, 2 ** 60) },
  );

const terms: fc.Arbitrary<OrderTerms> = fc.record({
  strategyIndex: fc.constant(0),
  instrumentIndex: fc.constant(0),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  type: fc.constantFrom('market' as const, 'limit' as const, 'stop' as const, 'stop-limit' as const),
  quantity: units(20_000).map((value) => value as QuantityUnits),
  limitPrice: units(20_000).map((value) => value as PriceUnits),
  stopPrice: units(20_000).map((value) => value as PriceUnits),
  conditions: fc.constant(null),
  exits: fc.constant(null),
});

const lastPrice = fc.oneof(
  { weight: 9, arbitrary: fc.double({ min: 0.01, max: 200, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

const onGrid = (value: number, step: number) => Number.isSafeInteger(value) && value > 0 && value % step === 0;

describe('an order that passes the filters', () => {
  it('is on the grid, worth enough, and has its stop on the far side of the market', () => {
    fc.assert(
      fc.property(instruments, terms, lastPrice, (instrument, order, last) => {
        fc.pre(filterOrder(order, instrument, last, 0) === null);
        const { type, side, quantity, limitPrice, stopPrice } = order;
        const market = roundToTick(instrument, last);
        expect(onGrid(quantity, instrument.lotUnits)).toBe(true);
        if (type.endsWith('limit')) expect(onGrid(limitPrice, instrument.tickUnits)).toBe(true);
        if (type.startsWith('stop')) {
          expect(onGrid(stopPrice, instrument.tickUnits)).toBe(true);
          expect(side === 'buy' ? stopPrice > market : stopPrice < market).toBe(true);
        }
        const price = type.endsWith('limit') ? limitPrice : type === 'stop' ? stopPrice : market;
        expect(notional(instrument, price, quantity) >= instrument.minNotional).toBe(true);
      }),
      runs(2_000),
    );
  });
});

describe('an order that does not', () => {
  it('breaks the rule that is named, and would pass without it', () => {
    fc.assert(
      fc.property(instruments, terms, lastPrice, (instrument, order, last) => {
        const reason = filterOrder(order, instrument, last, 0);
        fc.pre(reason !== null);
        const { type, side, quantity, limitPrice, stopPrice } = order;
        const market = roundToTick(instrument, last);
        const prices = [
          ...(type.endsWith('limit') ? [limitPrice] : []),
          ...(type.startsWith('stop') ? [stopPrice] : []),
        ];
        const broken: Partial<Record<RejectReason, () => boolean>> = {
          LOT_SIZE: () => !onGrid(quantity, instrument.lotUnits),
          PRICE_FILTER: () => prices.some((price) => !onGrid(price, instrument.tickUnits)),
          NO_PRICE: () => Number.isNaN(last),
          STOP_WOULD_TRIGGER: () => (side === 'buy' ? stopPrice <= market : stopPrice >= market),
          NOTIONAL: () => filterOrder(order, { ...instrument, minNotional: ZERO_MONEY }, last, 0) === null,
        };
        expect(reason !== null && broken[reason]?.()).toBe(true);
      }),
      runs(2_000),
    );
  });
});
