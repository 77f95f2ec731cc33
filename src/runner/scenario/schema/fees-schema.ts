import { z } from 'zod';
import { bpsSchema } from './scalar-schemas.js';

/** Fees of a scenario: the same rates always, or by traded volume. A discount that is not given is left out. */
export type ScenarioFees = ScenarioFlatFees | ScenarioTieredFees;

export interface ScenarioFlatFees {
  readonly makerBps: number;
  readonly takerBps: number;
  readonly discountPct?: number;
  /** Left out: fees are paid in quote currency. */
  readonly asset?: 'base';
}

export interface ScenarioTieredFees {
  /** By rising volume, the first from 0 on. */
  readonly tiers: readonly ScenarioFeeTier[];
  readonly discountPct?: number;
  readonly asset?: 'base';
}

export interface ScenarioFeeTier {
  /** In quote currency, over 30 days. */
  readonly volume: number;
  readonly makerBps: number;
  readonly takerBps: number;
}

/** Binance's first spot tier. */
const DEFAULT_BPS = 10;

const tierSchema = z.strictObject({
  volume: z
    .number({ error: 'expected an amount of quote currency, such as 1000000' })
    .min(0, 'expected an amount of at least 0')
    .describe('The notional traded over the last 30 full days, in quote currency, from which on the tier applies.'),
  makerBps: makerBpsSchema().describe('Fee of orders that waited in the book, in basis points; negative is a rebate.'),
  takerBps: bpsSchema().describe('Fee of orders that took from the book, in basis points.'),
});

/** Trading fees: `{ makerBps, takerBps }` or `{ tiers }`, either with a discount. */
export const feesSchema = () =>
  z
    .strictObject({
      makerBps: makerBpsSchema()
        .optional()
        .describe(
          'Fee of orders that waited in the book, in basis points of notional; negative is a rebate. Default: 10.',
        ),
      takerBps: bpsSchema()
        .optional()
        .describe('Fee of orders that took from the book, in basis points of notional. Default: 10.'),
      tiers: z
        .array(tierSchema, { error: 'expected a list of tiers, such as [{ volume: 0, makerBps: 10, takerBps: 10 }]' })
        .min(1, 'expected at least one tier')
        .optional()
        .describe('Fees that depend on what the account has traded; in place of makerBps and takerBps.'),
      discountPct: z
        .number({ error: 'expected a percentage, such as 25' })
        .min(0, 'expected a percentage of at least 0')
        .max(100, 'expected a percentage of at most 100')
        .optional()
        .describe("Discount on fees, such as for paying in the exchange's own coin; never on a rebate. Default: 0."),
      asset: z
        .enum(['quote', 'base'])
        .default('quote')
        .describe(
          'What fees are paid in. `base`: a buy gets fewer coins, as on an exchange without its own coin; spot only.',
        ),
    })
    .superRefine(({ makerBps, takerBps, tiers }, context) => {
      if (tiers === undefined) return;
      for (const [key, value] of Object.entries({ makerBps, takerBps })) {
        if (value === undefined) continue;
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `${key} and tiers exclude each other: put it in a tier`,
        });
      }
      checkVolumes(tiers, context);
    })
    .transform(({ makerBps = DEFAULT_BPS, takerBps = DEFAULT_BPS, tiers, discountPct = 0, asset }): ScenarioFees => {
      // Without a discount no key: fees as they always were stay the same scenario.
      const discount = discountPct === 0 ? {} : { discountPct };
      const inBase = asset === 'base' ? { asset } : {};
      return tiers === undefined ? { makerBps, takerBps, ...discount, ...inBase } : { tiers, ...discount, ...inBase };
    });

export type FeesInput = z.input<ReturnType<typeof feesSchema>>;

function checkVolumes(tiers: readonly ScenarioFeeTier[], context: z.RefinementCtx): void {
  tiers.forEach(({ volume }, index) => {
    const path = ['tiers', index, 'volume'];
    if (index === 0 && volume !== 0) {
      context.addIssue({ code: 'custom', path, message: 'expected 0 in the first tier' });
    }
    if (index > 0 && volume <= tiers[index - 1].volume) {
      const least = tiers[index - 1].volume;
      context.addIssue({ code: 'custom', path, message: `expected more than the ${least} of the tier before` });
    }
  });
}

function makerBpsSchema() {
  return z
    .number({ error: 'expected a number of basis points, such as 10' })
    .min(-100, 'expected at least -100 bps (a rebate of 1 %)')
    .max(1_000, 'expected at most 1000 bps (which is 10 %)');
}
