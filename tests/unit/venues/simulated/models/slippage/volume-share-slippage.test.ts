import { describe, expect, it } from 'vitest';
import { VolumeShareSlippage } from '../../../../../../src/venues/simulated/models/slippage/volume-share-slippage.js';

const order = (quantity: number, volume: number) => ({ quantity, volume, volatility: Number.NaN });

describe('VolumeShareSlippage', () => {
  const model = new VolumeShareSlippage(0.1, 2.5);

  it('moves the price by the square of the share of the volume', () => {
    // 2 of 100 are 0.02; 0.1 × 0.02² = 0.00004; 100 × 1.00004 = 100.004.
    expect(model.slip('buy', 100, order(2, 100))).toBeCloseTo(100.004, 10);
    expect(model.slip('sell', 100, order(2, 100))).toBeCloseTo(99.996, 10);
    // Half of it costs a quarter.
    expect(model.slip('buy', 100, order(1, 100))).toBeCloseTo(100.001, 10);
  });

  // 0.1 × 0.025² = 0.0000625; 100 × 1.0000625 = 100.00625.
  it.each([
    ['at the limit', order(2.5, 100)],
    ['above the limit', order(50, 100)],
    ['of an unknown volume', order(2, Number.NaN)],
    ['where nothing is traded', order(2, 0)],
    ['of an unknown size', order(Number.NaN, 100)],
    ['of which nothing is known', undefined],
  ])('charges the limit %s', (_, one) => {
    expect(model.slip('buy', 100, one)).toBeCloseTo(100.00625, 10);
    expect(model.slip('sell', 100, one)).toBeCloseTo(99.99375, 10);
  });

  it('refuses an impact that leaves no price', () => {
    // 4 × 0.5² = 1: a sell at nothing.
    expect(() => new VolumeShareSlippage(4, 50)).toThrow('out of range');
    expect(() => new VolumeShareSlippage(-0.1, 50)).toThrow('out of range');
    expect(() => new VolumeShareSlippage(Number.NaN, 50)).toThrow('out of range');
  });
});
