import { expect, it } from 'vitest';
import type { PriceUnits, QuantityUnits } from '../../../src/core/units.js';
import { changeTerms, type OrderTerms, PLAIN_CONDITIONS } from '../../../src/events/order-terms.js';

const TERMS: OrderTerms = {
  strategyIndex: 2,
  instrumentIndex: 1,
  side: 'buy',
  type: 'limit',
  quantity: 5 as QuantityUnits,
  limitPrice: 100 as PriceUnits,
  stopPrice: 90 as PriceUnits,
  conditions: PLAIN_CONDITIONS,
  exits: { stopPrice: 80 as PriceUnits, takeProfitPrice: 0 as PriceUnits, trailBps: 0 },
};

it('what is not changed stays, in a copy', () => {
  const copy = changeTerms(TERMS, {});
  expect(copy).toEqual(TERMS);
  expect(copy).not.toBe(TERMS);
  expect(Object.keys(copy)).toEqual(Object.keys(TERMS));
});

it('takes every change, to nothing as well', () => {
  const changes: Partial<OrderTerms> = {
    side: 'sell',
    type: 'stop',
    quantity: 3 as QuantityUnits,
    limitPrice: 0 as PriceUnits,
    stopPrice: 70 as PriceUnits,
    conditions: null,
    exits: null,
  };
  expect(changeTerms(TERMS, changes)).toEqual({ ...TERMS, ...changes });
});
