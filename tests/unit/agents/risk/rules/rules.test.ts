import { describe, expect, it } from 'vitest';
import type { RuleRoom } from '../../../../../src/agents/risk/risk-rule.js';
import { AvailableCash } from '../../../../../src/agents/risk/rules/available-cash.js';
import { MaxExposure } from '../../../../../src/agents/risk/rules/max-exposure.js';
import { MaxPosition } from '../../../../../src/agents/risk/rules/max-position.js';
import { NoShort } from '../../../../../src/agents/risk/rules/no-short.js';
import { proposedOrder, riskView } from '../risk-situation.js';

/** Equity 10,000; 6 BTC held or on order; 1,500 invested in all; the strategy owns 2 BTC. */
const view = riskView({ equity: 10_000, committedQuantity: 6, ownQuantity: 2, committedExposure: 1500 });

function expectRoom(room: RuleRoom | null, expected: RuleRoom): void {
  expect(room?.maxQuantity).toBeCloseTo(expected.maxQuantity, 10);
  expect(room?.value).toBeCloseTo(expected.value, 10);
  expect(room?.limit).toBe(expected.limit);
}

describe('MaxPosition', () => {
  it('leaves what is missing to the percentage of equity', () => {
    // 20 % of 10,000 at 100 is 20 coins, 6 are there; with 30 more it would be 36 × 100 = 36 %.
    expectRoom(new MaxPosition(20).room(proposedOrder('buy', 30, 100), view), {
      maxQuantity: 14,
      value: 36,
      limit: 20,
    });
  });

  it('leaves less than nothing when the limit is passed already', () => {
    expectRoom(new MaxPosition(5).room(proposedOrder('buy', 1, 100), view), { maxQuantity: -1, value: 7, limit: 5 });
  });

  it('has no say in what only closes', () => {
    expect(new MaxPosition(5).room(proposedOrder('sell', 1, 100, 1), view)).toBeNull();
  });
});

describe('MaxExposure', () => {
  it('leaves what is missing to the percentage of equity over all positions', () => {
    // 80 % is 8,000, 1,500 are invested: 6,500 at 50. With 200 more: 1,500 + 10,000 = 115 %.
    expectRoom(new MaxExposure(80).room(proposedOrder('buy', 200, 50), view), {
      maxQuantity: 130,
      value: 115,
      limit: 80,
    });
  });

  it('leaves less than nothing when the limit is passed already', () => {
    expectRoom(new MaxExposure(10).room(proposedOrder('buy', 1, 50), view), {
      maxQuantity: -10,
      value: 15.5,
      limit: 10,
    });
  });

  it('has no say in what only closes', () => {
    expect(new MaxExposure(5).room(proposedOrder('sell', 1, 100, 1), view)).toBeNull();
  });
});

describe('NoShort', () => {
  it("leaves the strategy's own position", () => {
    expectRoom(new NoShort().room(proposedOrder('sell', 3, 100), view), { maxQuantity: 2, value: 3, limit: 2 });
  });

  it('has no say in buys', () => {
    expect(new NoShort().room(proposedOrder('buy', 3, 100), view)).toBeNull();
  });
});

describe('AvailableCash', () => {
  it("leaves what the strategy's free cash buys, fee included", () => {
    // 1,010 at 100 and a fee of 100 bps: 101 a coin, 10 coins; 12 would cost 1,212.
    const poor = riskView({
      equity: 10_000,
      committedQuantity: 0,
      ownQuantity: 0,
      committedExposure: 0,
      freeCash: 1010,
    });
    expectRoom(new AvailableCash(100).room(proposedOrder('buy', 12, 100), poor), {
      maxQuantity: 10,
      value: 1212,
      limit: 1010,
    });
  });

  it('has no say in sells', () => {
    expect(new AvailableCash(100).room(proposedOrder('sell', 1, 100), view)).toBeNull();
  });
});
