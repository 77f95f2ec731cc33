import { describe, expect, it } from 'vitest';
import { KellySizing, kellyStakePct } from '../../../../../src/agents/allocator/sizing/kelly-sizing.js';
import { signal } from '../../desk-parts.js';

describe("Kelly's stake", () => {
  it('is W − (1 − W) / R', () => {
    // W 0.6, R 1.5: 0.6 − 0.4 / 1.5 = 33.3 %.
    expect(kellyStakePct([3, 3, 3, -2, -2])).toBeCloseTo(100 / 3, 12);
  });

  it('is never negative, 100 without a loss, 0 without a win', () => {
    expect(kellyStakePct([1, -1, -1])).toBe(0);
    expect(kellyStakePct([1, 1])).toBe(100);
    expect(kellyStakePct([-1, 0])).toBe(0);
  });
});

describe('kelly sizing', () => {
  const sizing = new KellySizing({ fraction: 0.5, trades: 3, startPct: 5, maxPct: 40 });
  const sizeOf = (...profits: number[]) =>
    sizing.quantity({ equity: 1000, price: 10, strength: 1 }, signal('long'), {
      memory: null,
      profits: Float64Array.from(profits),
    });

  it('starts with a fixed percentage, is capped, and says when it opens nothing', () => {
    expect(sizeOf(-5, -5)).toBeCloseTo(5, 12);
    // Half of 100 % is above the cap of 40 %.
    expect(sizeOf(1, 1, 1)).toBeCloseTo(40, 12);
    expect(sizeOf(1, -1, -1)).toBe(0);
    const past = { memory: null, profits: Float64Array.of(1, -1, -1) };
    expect(sizing.unfit(signal('long'), past)).toBe('kelly sizing: the last trades earned nothing');
  });
});
