import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../src/core/fee-rate.js';
import type { Money } from '../../src/core/units.js';
import { createFeeModel, dearestTakerBps, feeAssumption } from '../../src/runner/compose/compose-venue-models.js';
import { checkValue } from '../../src/runner/scenario/problems/check-value.js';
import { feesSchema, type ScenarioFees } from '../../src/runner/scenario/schema/fees-schema.js';
import type { FeeModel } from '../../src/venues/simulated/models/fee/fee-model.js';
import { runs } from '../property/property-runs.js';

const THREE_TIERS = [
  { volume: 0, makerBps: 10, takerBps: 10 },
  { volume: 1_000_000, makerBps: 1.5, takerBps: 4.5 },
  { volume: 50_000_000, makerBps: -0.5, takerBps: 3 },
];

/** Every fee model registers here with a few of its settings, and with the rates that it may answer. */
const FEE_MODELS: readonly (readonly [name: string, fees: ScenarioFees, makerBps: number[], takerBps: number[]])[] = [
  ['FlatFee without fees', { makerBps: 0, takerBps: 0 }, [0], [0]],
  ['FlatFee of 10 bps', { makerBps: 10, takerBps: 10 }, [10], [10]],
  ['FlatFee with cheap makers', { makerBps: 1.5, takerBps: 4.5 }, [1.5], [4.5]],
  ['FlatFee of a ten-thousandth of a bps', { makerBps: 0.0001, takerBps: 0.0001 }, [0.0001], [0.0001]],
  ['FlatFee of 10 %', { makerBps: 1_000, takerBps: 1_000 }, [1_000], [1_000]],
  ['FlatFee with a rebate', { makerBps: -1, takerBps: 5 }, [-1], [5]],
  // 25 % off 10 is 7.5, off 4 is 3; a rebate stays.
  ['FlatFee with a discount', { makerBps: 10, takerBps: 4, discountPct: 25 }, [7.5], [3]],
  ['FlatFee with a rebate and a discount', { makerBps: -1, takerBps: 4, discountPct: 25 }, [-1], [3]],
  ['TieredFee of one tier', { tiers: [{ volume: 0, makerBps: 2, takerBps: 5 }] }, [2], [5]],
  ['TieredFee of three tiers', { tiers: THREE_TIERS }, [10, 1.5, -0.5], [10, 4.5, 3]],
  ['TieredFee with a discount', { tiers: THREE_TIERS, discountPct: 10 }, [9, 1.35, -0.5], [9, 4.05, 2.7]],
];

const LIQUIDITIES = ['maker', 'taker'] as const;
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);

/** Fills of a run: how long after the one before, and how large. */
const fills = fc.array(
  fc.record({
    waitMs: fc.oneof(fc.integer({ min: 0, max: DAY_MS }), fc.integer({ min: 0, max: 70 * DAY_MS })),
    notional: fc.double({ min: 0, max: 40_000_000, noNaN: true }),
  }),
  { maxLength: 40 },
);
type Fills = readonly { readonly waitMs: number; readonly notional: number }[];

/** Charges the fills from `startMs` on; returns the rates asked before each, and the time of the last. */
function charge(model: FeeModel, list: Fills, startMs: number): { units: bigint[]; endMs: number } {
  let tsMs = startMs;
  const units = list.flatMap(({ waitMs, notional }) => {
    tsMs += waitMs;
    const asked = LIQUIDITIES.map((liquidity) => model.rate(liquidity, tsMs).units);
    model.onFill?.(tsMs, notional);
    return asked;
  });
  return { units, endMs: tsMs };
}

describe.each(FEE_MODELS)('%s', (_, fees, makerBps, takerBps) => {
  const declared = { maker: makerBps, taker: takerBps };

  it('has a rate between a rebate of 1 % and the whole notional', () => {
    for (const liquidity of LIQUIDITIES) {
      expect(createFeeModel(fees).rate(liquidity).units).toBeTypeOf('bigint');
      expect(createFeeModel(fees).rate(liquidity).units).toBeGreaterThanOrEqual(-1_000_000n);
      expect(createFeeModel(fees).rate(liquidity).units).toBeLessThan(100_000_000n);
    }
  });

  it('begins with its first rates, and has no others than it declares, whatever is traded', () => {
    for (const liquidity of LIQUIDITIES) {
      expect(createFeeModel(fees).rate(liquidity, START_MS)).toEqual(feeRateFromBps(declared[liquidity][0]));
    }
    const allowed = LIQUIDITIES.map((liquidity) => declared[liquidity].map((bps) => feeRateFromBps(bps).units));
    fc.assert(
      fc.property(fills, (list) => {
        const { units } = charge(createFeeModel(fees), list, START_MS);
        units.forEach((one, index) => {
          expect(allowed[index % 2]).toContain(one);
        });
      }),
      runs(200),
    );
  });

  it('answers the same however often it is asked', () => {
    const model = createFeeModel(fees);
    for (const liquidity of LIQUIDITIES) expect(model.rate(liquidity)).toEqual(model.rate(liquidity));
  });

  it('is the same in the same run, and goes on from a copy of its state', () => {
    fc.assert(
      fc.property(fills, fills, (before, after) => {
        const model = createFeeModel(fees);
        const { units, endMs } = charge(model, before, START_MS);
        expect(charge(createFeeModel(fees), before, START_MS).units).toEqual(units);

        const copy = createFeeModel(fees);
        copy.state = structuredClone(model.state);
        const frozen = structuredClone(model.state);
        const rest = charge(model, after, endMs);
        expect(copy.state).toEqual(frozen);
        expect(charge(copy, after, endMs)).toEqual(rest);
        expect(copy.state).toEqual(model.state);
      }),
      runs(200),
    );
  });

  it('never asks less for more, nor gives less back', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...LIQUIDITIES), (a, b, liquidity) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const rate = createFeeModel(fees).rate(liquidity);
        const [feeOfLess, feeOfMore] = [feeOf(less as Money, rate), feeOf(more as Money, rate)];
        expect(rate.units < 0n ? feeOfLess >= feeOfMore : feeOfLess <= feeOfMore).toBe(true);
      }),
      runs(500),
    );
  });

  it('is never dearer for a taker than what sizing and risk set aside', () => {
    const dearest = feeRateFromBps(dearestTakerBps(fees)).units;
    const rates = takerBps.map((bps) => feeRateFromBps(bps).units);
    expect(rates.every((units) => units <= dearest)).toBe(true);
    expect(rates).toContain(dearest);
  });
});

describe('the fees of a scenario', () => {
  const SOURCE = { file: 'demo.yaml', values: new Map(), keys: new Map() };

  function problemsOf(fees: unknown): string[] {
    const checked = checkValue(feesSchema(), fees, SOURCE);
    return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  it.each<[name: string, fees: unknown, parsed: ScenarioFees]>([
    ['none', {}, { makerBps: 10, takerBps: 10 }],
    ['flat ones', { makerBps: 2, takerBps: 5 }, { makerBps: 2, takerBps: 5 }],
    ['a rebate', { makerBps: -0.5 }, { makerBps: -0.5, takerBps: 10 }],
    ['a discount of nothing', { discountPct: 0 }, { makerBps: 10, takerBps: 10 }],
    ['a discount', { discountPct: 25 }, { makerBps: 10, takerBps: 10, discountPct: 25 }],
    ['tiers', { tiers: THREE_TIERS }, { tiers: THREE_TIERS }],
    ['tiers and a discount', { tiers: THREE_TIERS, discountPct: 10 }, { tiers: THREE_TIERS, discountPct: 10 }],
  ])('may be %s', (_, fees, parsed) => {
    // To the key: what is not given leaves no trace in the fingerprint.
    expect(feesSchema().parse(fees)).toStrictEqual(parsed);
  });

  it.each<[name: string, fees: unknown, problems: string[]]>([
    ['text', { makerBps: 'ten' }, ['makerBps: expected a number of basis points, such as 10, found "ten"']],
    ['a typo', { takerbps: 1 }, ['takerbps: unknown key']],
    ['a huge rebate', { makerBps: -101 }, ['makerBps: expected at least -100 bps (a rebate of 1 %), found -101']],
    ['a rebate for takers', { takerBps: -1 }, ['takerBps: expected at least 0 bps, found -1']],
    ['a discount above all', { discountPct: 101 }, ['discountPct: expected a percentage of at most 100, found 101']],
    ['no tiers', { tiers: [] }, ['tiers: expected at least one tier, found an empty list']],
    [
      'half a tier',
      { tiers: [{ volume: 0, makerBps: 1 }] },
      ['tiers.0.takerBps: missing, expected a number of basis points, such as 10'],
    ],
    [
      'tiers that begin late',
      { tiers: [{ volume: 5, makerBps: 1, takerBps: 1 }] },
      ['tiers.0.volume: expected 0 in the first tier, found 5'],
    ],
    [
      'tiers that do not rise',
      { tiers: [THREE_TIERS[0], THREE_TIERS[1], { volume: 1_000_000, makerBps: 1, takerBps: 1 }] },
      ['tiers.2.volume: expected more than the 1000000 of the tier before, found 1000000'],
    ],
    [
      'tiers and a rate beside them',
      { tiers: THREE_TIERS, takerBps: 5 },
      ['takerBps: takerBps and tiers exclude each other: put it in a tier'],
    ],
  ])('may not be %s', (_, fees, problems) => {
    expect(problemsOf(fees)).toEqual(problems);
  });

  it('are told in the report', () => {
    const flat = { makerBps: 10, takerBps: 10 };
    expect(feeAssumption(flat)).toBe('Fees are 10 bps for makers and 10 bps for takers, in quote currency.');
    expect(feeAssumption({ ...flat, discountPct: 25 })).toBe(
      "Fees are 7.5 bps for makers and 7.5 bps for takers, in quote currency; a discount of 25 % is taken off, and if that is for paying in the exchange's own coin, the coin is bought at the price of the moment.",
    );
    expect(feeAssumption({ makerBps: -1, takerBps: 5 })).toBe(
      'Fees are -1 bps (a rebate) for makers and 5 bps for takers, in quote currency.',
    );
    expect(feeAssumption({ tiers: [THREE_TIERS[0]] })).toBe(feeAssumption(flat));
    expect(feeAssumption({ tiers: THREE_TIERS })).toBe(
      'Fees go by what the account itself traded on the 30 full days before, set anew each day at 00:00 UTC: 10 bps for makers and 10 bps for takers at first, -0.5 bps (a rebate) for makers and 3 bps for takers from 50000000 in quote currency on.',
    );
  });
});
