import { describe, expect, it } from 'vitest';
import { FixedSlippage } from '../../../../../../src/venues/simulated/models/slippage/fixed-slippage.js';
import { SpreadSlippage } from '../../../../../../src/venues/simulated/models/slippage/spread-slippage.js';

describe('FixedSlippage', () => {
  it('moves the price by its basis points against the taker', () => {
    // 10 bps of 40,000 are 40.
    expect(new FixedSlippage(10).slip('buy', 40_000)).toBeCloseTo(40_040, 9);
    expect(new FixedSlippage(10).slip('sell', 40_000)).toBeCloseTo(39_960, 9);
  });

  it('of nothing leaves the price as it is, to the bit', () => {
    expect(new FixedSlippage(0).slip('buy', 0.1 + 0.2)).toBe(0.1 + 0.2);
    expect(new FixedSlippage(0).slip('sell', 0.1 + 0.2)).toBe(0.1 + 0.2);
  });
});

describe('SpreadSlippage', () => {
  it('has the buyer pay the ask and the seller get the bid', () => {
    // 5 bps of 40,000 are 20: bid 39,990, ask 40,010.
    const spread = new SpreadSlippage(5);
    expect(spread.slip('buy', 40_000)).toBeCloseTo(40_010, 9);
    expect(spread.slip('sell', 40_000)).toBeCloseTo(39_990, 9);
  });
});
