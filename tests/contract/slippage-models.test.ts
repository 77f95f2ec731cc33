import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activityBars,
  createSlippageModel,
  slippageAssumption,
} from '../../src/runner/compose/compose-venue-models.js';
import { checkValue } from '../../src/runner/scenario/problems/check-value.js';
import { type ScenarioSlippage, slippageSchema } from '../../src/runner/scenario/schema/slippage-schema.js';
import { runs } from '../property/property-runs.js';

const VOLUME_SHARE = { model: 'volume-share', priceImpact: 0.1, limitPct: 2.5, bars: 20 } as const;
const SQUARE_ROOT = { model: 'square-root', coefficient: 1, fallbackBps: 10, maxBps: 1_000, bars: 20 } as const;

/** Every slippage model registers here with a few of its settings. */
const SLIPPAGE_MODELS: readonly (readonly [name: string, slippage: ScenarioSlippage])[] = [
  ['FixedSlippage of nothing', { model: 'none' }],
  ['FixedSlippage of 1 bps', { model: 'fixed', bps: 1 }],
  ['FixedSlippage of 10 %', { model: 'fixed', bps: 1_000 }],
  ['SpreadSlippage of nothing', { model: 'spread', spreadBps: 0 }],
  ['SpreadSlippage of 3 bps', { model: 'spread', spreadBps: 3 }],
  ['SpreadSlippage of 10 %', { model: 'spread', spreadBps: 1_000 }],
  ['VolumeShareSlippage', VOLUME_SHARE],
  ['VolumeShareSlippage without impact', { ...VOLUME_SHARE, priceImpact: 0 }],
  ['VolumeShareSlippage up to the whole bar', { ...VOLUME_SHARE, limitPct: 100 }],
  ['SquareRootSlippage', SQUARE_ROOT],
  ['SquareRootSlippage, steep', { ...SQUARE_ROOT, coefficient: 100, fallbackBps: 0 }],
  ['SquareRootSlippage that may not cost', { ...SQUARE_ROOT, maxBps: 0 }],
  ['SquareRootSlippage whose fallback is above its most', { ...SQUARE_ROOT, fallbackBps: 500, maxBps: 5 }],
];

const SIDES = ['buy', 'sell'] as const;

const price = fc.double({ min: 1e-8, max: 1e7, noNaN: true });
const quantity = fc.oneof(
  fc.double({ min: 1e-8, max: 1e15, noNaN: true }),
  fc.double({ min: 0, max: 100, noNaN: true }),
);
/** From a dead market to a mad one, and unknown. */
const market = fc.record({
  volume: fc.oneof(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constantFrom(Number.NaN, 0, 5e-324, 50)),
  volatility: fc.oneof(fc.double({ min: 0, max: 5, noNaN: true }), fc.constantFrom(Number.NaN, 0, 0.001)),
});

describe.each(SLIPPAGE_MODELS)('%s', (_, slippage) => {
  const model = createSlippageModel(slippage);

  it('is never better for the trader than the market, and a positive, finite price', () => {
    fc.assert(
      fc.property(price, quantity, market, (at, size, activity) => {
        const order = { quantity: size, ...activity };
        expect(model.slip('buy', at, order)).toBeGreaterThanOrEqual(at);
        expect(model.slip('sell', at, order)).toBeLessThanOrEqual(at);
        for (const side of SIDES) {
          const slipped = model.slip(side, at, order);
          expect(Number.isFinite(slipped) && slipped > 0).toBe(true);
        }
      }),
      runs(1_000),
    );
  });

  it('answers without an order, never better than the market', () => {
    fc.assert(
      fc.property(price, (at) => {
        expect(model.slip('buy', at)).toBeGreaterThanOrEqual(at);
        expect(model.slip('sell', at)).toBeLessThanOrEqual(at);
        expect(model.slip('sell', at)).toBeGreaterThan(0);
      }),
      runs(300),
    );
  });

  it('never costs a larger order less', () => {
    fc.assert(
      fc.property(price, quantity, quantity, market, (at, a, b, activity) => {
        const less = { quantity: Math.min(a, b), ...activity };
        const more = { quantity: Math.max(a, b), ...activity };
        expect(model.slip('buy', at, more)).toBeGreaterThanOrEqual(model.slip('buy', at, less));
        expect(model.slip('sell', at, more)).toBeLessThanOrEqual(model.slip('sell', at, less));
      }),
      runs(1_000),
    );
  });

  it('says whether it needs to know the market, and asks for nothing that it does not need', () => {
    expect(activityBars(slippage) > 0).toBe(model.needsActivity);
    if (model.needsActivity) return;
    fc.assert(
      fc.property(price, quantity, market, fc.constantFrom(...SIDES), (at, size, activity, side) => {
        expect(model.slip(side, at, { quantity: size, ...activity })).toBe(model.slip(side, at));
      }),
      runs(300),
    );
  });

  it('answers the same however often it is asked, having no state', () => {
    fc.assert(
      fc.property(price, quantity, market, fc.constantFrom(...SIDES), (at, size, activity, side) => {
        const order = { quantity: size, ...activity };
        const first = model.slip(side, at, order);
        expect(model.slip(side, at, { ...order })).toBe(first);
        expect(createSlippageModel(slippage).slip(side, at, order)).toBe(first);
        expect(order).toEqual({ quantity: size, ...activity });
      }),
      runs(300),
    );
  });
});

describe('the slippage of a scenario', () => {
  const SOURCE = { file: 'demo.yaml', values: new Map(), keys: new Map() };

  function problemsOf(slippage: unknown): string[] {
    const checked = checkValue(slippageSchema(), slippage, SOURCE);
    return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  it.each<[slippage: unknown, parsed: ScenarioSlippage]>([
    [{ model: 'none' }, { model: 'none' }],
    [
      { model: 'fixed', bps: 2 },
      { model: 'fixed', bps: 2 },
    ],
    [
      { model: 'spread', spreadBps: 2 },
      { model: 'spread', spreadBps: 2 },
    ],
    [{ model: 'volume-share' }, VOLUME_SHARE],
    [
      { model: 'volume-share', bars: 60 },
      { ...VOLUME_SHARE, bars: 60 },
    ],
    [{ model: 'square-root' }, SQUARE_ROOT],
    [
      { model: 'square-root', coefficient: 0.5 },
      { ...SQUARE_ROOT, coefficient: 0.5 },
    ],
  ])('may be %j', (slippage, parsed) => {
    expect(slippageSchema().parse(slippage)).toStrictEqual(parsed);
  });

  it.each<[slippage: unknown, problems: string[]]>([
    [{ model: 'sqrt' }, ['model: expected one of none, fixed, spread, volume-share, square-root, found "sqrt"']],
    [{ model: 'fixed' }, ['bps: missing, expected a number of basis points, such as 10']],
    [
      { model: 'spread', bps: 2 },
      [
        'bps: unknown key; allowed here: model, spreadBps',
        'spreadBps: missing, expected a number of basis points, such as 10',
      ],
    ],
    [{ model: 'volume-share', limitPct: 0 }, ['limitPct: expected a percentage above 0, found 0']],
    [{ model: 'volume-share', bars: 1.5 }, ['bars: expected a whole number of bars, found 1.5']],
    // 0.1 / 0.5² = 0.4
    [
      { model: 'volume-share', limitPct: 50, priceImpact: 0.41 },
      ['priceImpact: expected at most 0.4 (at a limitPct of 50 that moves the price by 10 %), found 0.41'],
    ],
    [{ model: 'square-root', coefficient: -1 }, ['coefficient: expected at least 0, found -1']],
    [{ model: 'square-root', maxBps: 1_001 }, ['maxBps: expected at most 1000 bps (which is 10 %), found 1001']],
  ])('may not be %j', (slippage, problems) => {
    expect(problemsOf(slippage).sort()).toEqual(problems);
  });

  it('is told in the report', () => {
    const none = 'No slippage: a market order of any size trades at the price of the bar.';
    expect(slippageAssumption({ model: 'none' })).toBe(none);
    expect(slippageAssumption({ model: 'fixed', bps: 0 })).toBe(none);
    expect(slippageAssumption({ model: 'spread', spreadBps: 0 })).toBe(none);
    expect(slippageAssumption({ model: 'fixed', bps: 2 })).toBe(
      'Market and stop orders slip by 2 bps against the trader, whatever their size.',
    );
    expect(slippageAssumption({ model: 'spread', spreadBps: 3 })).toBe(
      'Market and stop orders pay half of a spread of 3 bps around the recorded price, whatever their size.',
    );
    expect(slippageAssumption(VOLUME_SHARE)).toBe(
      "Market and stop orders move the price by 0.1 times the square of their share of a bar's volume, the mean of the last 20 closed bars; a share that is unknown or above 2.5 % counts as 2.5 %.",
    );
    expect(slippageAssumption(SQUARE_ROOT)).toBe(
      'Market and stop orders move the price by 1 times the volatility of a bar times the square root of their share of its volume, both of the last 20 closed bars; 10 bps while those are unknown, and never more than 1000 bps.',
    );
  });
});
