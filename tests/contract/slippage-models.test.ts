import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FixedSlippage } from '../../src/venues/simulated/models/slippage/fixed-slippage.js';
import type { SlippageModel } from '../../src/venues/simulated/models/slippage/slippage-model.js';
import { runs } from '../property/property-runs.js';

/** Every slippage model registers here with a few of its settings. */
const SLIPPAGE_MODELS: readonly (readonly [name: string, model: SlippageModel])[] = [
  ['FixedSlippage of nothing', new FixedSlippage(0)],
  ['FixedSlippage of 1 bps', new FixedSlippage(1)],
  ['FixedSlippage of 10 %', new FixedSlippage(1_000)],
];

const price = fc.double({ min: 1e-8, max: 1e7, noNaN: true });

describe.each(SLIPPAGE_MODELS)('%s', (_, model) => {
  it('is never better for the trader than the market', () => {
    fc.assert(
      fc.property(price, (market) => {
        expect(model.slip('buy', market)).toBeGreaterThanOrEqual(market);
        expect(model.slip('sell', market)).toBeLessThanOrEqual(market);
      }),
      runs(1_000),
    );
  });

  it('gives a positive, finite price', () => {
    fc.assert(
      fc.property(price, fc.constantFrom('buy' as const, 'sell' as const), (market, side) => {
        const slipped = model.slip(side, market);
        expect(Number.isFinite(slipped) && slipped > 0).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('answers the same however often it is asked', () => {
    expect(model.slip('buy', 123.45)).toBe(model.slip('buy', 123.45));
  });
});

describe('FixedSlippage', () => {
  it('moves the price by its basis points against the taker', () => {
    // 10 bps of 40,000 are 40.
    expect(new FixedSlippage(10).slip('buy', 40_000)).toBeCloseTo(40_040, 9);
    expect(new FixedSlippage(10).slip('sell', 40_000)).toBeCloseTo(39_960, 9);
  });

  it('of nothing leaves the price as it is, to the bit', () => {
    expect(new FixedSlippage(0).slip('buy', 0.1 + 0.2)).toBe(0.1 + 0.2);
  });
});
