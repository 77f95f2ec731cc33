import { describe, expect, it } from 'vitest';
import { AvailableMargin } from '../../../../../src/agents/risk/rules/available-margin.js';
import { proposedOrder, riskView } from '../risk-situation.js';

/** Equity of 1,000 at 10x with 10 bps of fee: a coin at 100 takes 10 of margin and 0.1 of fee. */
const rule = new AvailableMargin(10, 10);
const nothing = { equity: 1_000, committedQuantity: 0, ownQuantity: 0, committedExposure: 0 };

describe('AvailableMargin', () => {
  it('has room for what the equity carries at the leverage, fee included', () => {
    // 1,000 / 10.1 = 99.0099
    const room = rule.room(proposedOrder('buy', 50, 100), riskView(nothing));
    expect(room?.maxQuantity).toBeCloseTo(99.00990099, 8);
    expect(room?.value).toBeCloseTo(505, 10);
    expect(room?.limit).toBe(1_000);
  });

  it('has as much room for a short', () => {
    const view = riskView(nothing);
    expect(rule.room(proposedOrder('sell', 50, 100), view)).toEqual(rule.room(proposedOrder('buy', 50, 100), view));
  });

  it('counts what is open at the leverage', () => {
    // 50 long at 100: 500 of margin are bound, 500 / 10.1 = 49.50495 are left.
    const view = riskView({ ...nothing, ownPosition: 50, ownExposure: 5_000 });
    expect(rule.room(proposedOrder('buy', 1, 100), view)?.maxQuantity).toBeCloseTo(49.5049505, 8);
  });

  it('lets an order close first, and open as much on the other side as the freed margin and the rest carry', () => {
    // 50 to close, then 500 + 500 of margin: 50 + 99.0099
    const view = riskView({ ...nothing, ownPosition: 50, ownExposure: 5_000 });
    const room = rule.room(proposedOrder('sell', 120, 100, 50), view);
    expect(room?.maxQuantity).toBeCloseTo(149.00990099, 8);
    // 120 − 50 = 70 opened
    expect(room?.value).toBeCloseTo(707, 10);
    expect(room?.limit).toBe(1_000);
  });

  it('closes a short by a buy', () => {
    const view = riskView({ ...nothing, ownPosition: -50, ownExposure: 5_000 });
    expect(rule.room(proposedOrder('buy', 50, 100, 50), view)).toMatchObject({ value: 0 });
  });

  it('lets close, and nothing more, when the margin is used up', () => {
    // Nothing is left of the equity: 500 of margin are freed, and 500 are missing.
    const view = riskView({ ...nothing, ownEquity: 0, ownPosition: 50, ownExposure: 5_000 });
    expect(rule.room(proposedOrder('sell', 60, 100, 50), view)?.maxQuantity).toBe(50);
    expect(rule.room(proposedOrder('buy', 1, 100), view)?.maxQuantity).toBe(0);
  });
});
