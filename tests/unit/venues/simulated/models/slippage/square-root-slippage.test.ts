import { describe, expect, it } from 'vitest';
import { SquareRootSlippage } from '../../../../../../src/venues/simulated/models/slippage/square-root-slippage.js';

const NORMAL = { quantity: 25, volume: 100, volatility: 0.01 };

describe('SquareRootSlippage', () => {
  const model = new SquareRootSlippage({ coefficient: 1, fallbackBps: 10, maxBps: 200 });

  it('moves the price by volatility times the root of the share of the volume', () => {
    // √(25 / 100) = 0.5; 0.01 × 0.5 = 0.005; 40,000 × 0.005 = 200.
    expect(model.slip('buy', 40_000, NORMAL)).toBeCloseTo(40_200, 8);
    expect(model.slip('sell', 40_000, NORMAL)).toBeCloseTo(39_800, 8);
    // Four times the quantity costs twice as much; so does twice the volatility.
    expect(model.slip('buy', 40_000, { ...NORMAL, quantity: 100 })).toBeCloseTo(40_400, 8);
    expect(model.slip('buy', 40_000, { ...NORMAL, volatility: 0.02 })).toBeCloseTo(40_400, 8);
  });

  it('multiplies with its coefficient', () => {
    const half = new SquareRootSlippage({ coefficient: 0.5, fallbackBps: 10, maxBps: 200 });
    expect(half.slip('buy', 40_000, NORMAL)).toBeCloseTo(40_100, 8);
  });

  it('costs the same on bars of any length', () => {
    // A day of 1,440 minutes has 1,440 times the volume and √1440 times the volatility.
    const day = { quantity: 25, volume: 100 * 1_440, volatility: 0.01 * Math.sqrt(1_440) };
    expect(model.slip('buy', 40_000, day)).toBeCloseTo(model.slip('buy', 40_000, NORMAL), 8);
  });

  it('never costs more than its most', () => {
    // 0.01 × √(900 / 100) = 0.03, but 200 bps of 40,000 are 800.
    expect(model.slip('buy', 40_000, { ...NORMAL, quantity: 900 })).toBeCloseTo(40_800, 8);
    expect(model.slip('sell', 40_000, { ...NORMAL, quantity: 900 })).toBeCloseTo(39_200, 8);
  });

  // 10 bps of 40,000 are 40.
  it.each([
    ['volume', { ...NORMAL, volume: Number.NaN }],
    ['volatility', { ...NORMAL, volatility: Number.NaN }],
    ['size', { ...NORMAL, quantity: Number.NaN }],
    ['order', undefined],
  ])('falls back without a known %s', (_, order) => {
    expect(model.slip('buy', 40_000, order)).toBeCloseTo(40_040, 8);
    expect(model.slip('sell', 40_000, order)).toBeCloseTo(39_960, 8);
  });

  it('costs its most where nothing is traded, even if the price stands still', () => {
    expect(model.slip('buy', 40_000, { ...NORMAL, volume: 0 })).toBeCloseTo(40_800, 8);
    expect(model.slip('buy', 40_000, { ...NORMAL, volume: 0, volatility: 0 })).toBeCloseTo(40_800, 8);
  });

  it('costs nothing where the price stands still while it is traded', () => {
    expect(model.slip('buy', 40_000, { ...NORMAL, volatility: 0 })).toBe(40_000);
  });

  it('refuses a most that leaves no price', () => {
    expect(() => new SquareRootSlippage({ coefficient: 1, fallbackBps: 0, maxBps: 10_000 })).toThrow('out of range');
    expect(() => new SquareRootSlippage({ coefficient: -1, fallbackBps: 0, maxBps: 10 })).toThrow('out of range');
  });
});
