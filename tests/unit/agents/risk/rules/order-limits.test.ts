import { describe, expect, it } from 'vitest';
import { MaxTradesPerDay } from '../../../../../src/agents/risk/rules/max-trades-per-day.js';
import { OrderRate } from '../../../../../src/agents/risk/rules/order-rate.js';
import { PriceCollar } from '../../../../../src/agents/risk/rules/price-collar.js';
import { StaleData } from '../../../../../src/agents/risk/rules/stale-data.js';
import { SymbolLists } from '../../../../../src/agents/risk/rules/symbol-lists.js';
import { price, terms } from '../../desk-parts.js';
import { proposedOrder, riskView } from '../risk-situation.js';

const MIDNIGHT_MS = Date.UTC(2024, 2, 10);
const at = (tsMs: number) =>
  riskView({ equity: 1_000, committedQuantity: 0, ownQuantity: 0, committedExposure: 0, tsMs });
const buy = proposedOrder('buy', 2, 100);

describe('MaxTradesPerDay', () => {
  it('counts what was approved in a UTC day, to the millisecond', () => {
    const rule = new MaxTradesPerDay({ desk: 2, strategy: null }, 1);
    rule.approved(buy, at(MIDNIGHT_MS - 2));
    expect(rule.room(buy, at(MIDNIGHT_MS - 1))).toEqual({ maxQuantity: 2, value: 2, limit: 2 });
    rule.approved(buy, at(MIDNIGHT_MS - 1));
    expect(rule.room(buy, at(MIDNIGHT_MS - 1))).toEqual({ maxQuantity: 0, value: 3, limit: 2 });
    expect(rule.room(buy, at(MIDNIGHT_MS))).toEqual({ maxQuantity: 2, value: 1, limit: 2 });
  });

  it('does not count orders that only reduce', () => {
    const rule = new MaxTradesPerDay({ desk: 1, strategy: null }, 1);
    rule.approved(proposedOrder('sell', 2, 100, 2), at(MIDNIGHT_MS));
    expect(rule.room(buy, at(MIDNIGHT_MS)).maxQuantity).toBe(2);
  });

  it('counts each strategy on its own, and all of them together', () => {
    const rule = new MaxTradesPerDay({ desk: 3, strategy: 2 }, 2);
    const other = { ...buy, terms: terms('buy', 2, { strategyIndex: 1 }) };
    rule.approved(buy, at(MIDNIGHT_MS));
    rule.approved(buy, at(MIDNIGHT_MS));
    expect(rule.room(buy, at(MIDNIGHT_MS))).toEqual({ maxQuantity: 0, value: 3, limit: 2 });
    expect(rule.room(other, at(MIDNIGHT_MS)).maxQuantity).toBe(2);
    rule.approved(other, at(MIDNIGHT_MS));
    expect(rule.room(other, at(MIDNIGHT_MS))).toEqual({ maxQuantity: 0, value: 4, limit: 3 });
  });
});

describe('OrderRate', () => {
  it('looks back exactly as long as it says', () => {
    const rule = new OrderRate(2, 60_000);
    rule.approved(buy, at(MIDNIGHT_MS));
    rule.approved(proposedOrder('sell', 1, 100, 1), at(MIDNIGHT_MS + 10_000));
    expect(rule.room(buy, at(MIDNIGHT_MS + 59_999))).toEqual({ maxQuantity: 0, value: 3, limit: 2 });
    expect(rule.room(buy, at(MIDNIGHT_MS + 60_000))).toEqual({ maxQuantity: 2, value: 2, limit: 2 });
    // The window slides: the second order leaves it ten seconds later.
    rule.approved(buy, at(MIDNIGHT_MS + 60_000));
    expect(rule.room(buy, at(MIDNIGHT_MS + 69_999)).maxQuantity).toBe(0);
    expect(rule.room(buy, at(MIDNIGHT_MS + 70_000)).maxQuantity).toBe(2);
  });
});

describe('PriceCollar', () => {
  const rule = new PriceCollar(5);
  const view = at(MIDNIGHT_MS);
  const priced = (limitPrice: number, stopPrice = 0) => ({
    ...buy,
    terms: terms('buy', 2, { limitPrice: price(limitPrice), stopPrice: price(stopPrice) }),
  });

  it.each([
    // The last price is 100.
    [105, 0, 2, 5],
    [95, 0, 2, 5],
    [105.01, 0, 0, 5.01],
    [94.99, 0, 0, 5.01],
    [101, 110, 0, 10],
    [0, 104, 2, 4],
  ])('limit %d, stop %d: room for %d', (limitPrice, stopPrice, maxQuantity, distancePct) => {
    const room = rule.room(priced(limitPrice, stopPrice), view);
    expect(room?.maxQuantity).toBe(maxQuantity);
    expect(room?.value).toBeCloseTo(distancePct, 9);
  });

  it('has no say in market orders', () => {
    expect(rule.room(buy, view)).toBeNull();
  });
});

describe('StaleData', () => {
  it('wants data that is no older than the limit', () => {
    const rule = new StaleData(5_000, 2);
    rule.dataArrived(1, MIDNIGHT_MS + 9_000);
    expect(rule.room(buy, at(MIDNIGHT_MS)).maxQuantity).toBe(0);
    rule.dataArrived(0, MIDNIGHT_MS);
    expect(rule.room(buy, at(MIDNIGHT_MS + 5_000))).toEqual({ maxQuantity: 2, value: 5_000, limit: 5_000 });
    expect(rule.room(buy, at(MIDNIGHT_MS + 5_001))).toEqual({ maxQuantity: 0, value: 5_001, limit: 5_000 });
  });
});

describe('SymbolLists', () => {
  it.each([
    [['BTCUSDT'], [], true],
    [['ETHUSDT'], [], false],
    [null, ['ETHUSDT'], true],
    [null, ['BTCUSDT'], false],
    [['BTCUSDT'], ['BTCUSDT'], false],
    [[], [], false],
  ])('allow %j, deny %j: BTCUSDT may be bought: %j', (allow, deny, allowed) => {
    const room = new SymbolLists(allow, deny).room(buy);
    expect(room).toEqual(allowed ? null : { maxQuantity: 0, value: 1, limit: 0 });
  });
});
