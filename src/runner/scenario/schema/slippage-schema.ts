import { z } from 'zod';
import { bpsSchema } from './scalar-schemas.js';

/** What no order pays more than, unless a scenario says otherwise: 10 %. */
const MAX_FRACTION = 0.1;

const barsSchema = () =>
  z
    .int({ error: 'expected a whole number of bars' })
    .min(2, 'expected at least 2 bars')
    .max(10_000, 'expected at most 10000 bars')
    .default(20)
    .describe('How many closed bars the usual volume (and volatility) is taken from.');

const volumeShareSchema = z
  .strictObject({
    model: z
      .literal('volume-share')
      .describe("Market orders move the price by the square of their share of a bar's volume."),
    priceImpact: z
      .number({ error: 'expected a number, such as 0.1' })
      .min(0, 'expected at least 0')
      .default(0.1)
      .describe('The price moves by this times the square of the share: 0.1 and a share of 10 % are 10 bps.'),
    limitPct: z
      .number({ error: 'expected a percentage, such as 2.5' })
      .gt(0, 'expected a percentage above 0')
      .max(100, 'expected a percentage of at most 100')
      .default(2.5)
      .describe("The highest share that counts, in percent of a bar's volume; also where the volume is unknown."),
    bars: barsSchema(),
  })
  .superRefine(({ priceImpact, limitPct }, context) => {
    const most = MAX_FRACTION / (limitPct / 100) ** 2;
    if (priceImpact <= most) return;
    const message = `expected at most ${Number(most.toPrecision(3))} (at a limitPct of ${limitPct} that moves the price by 10 %)`;
    context.addIssue({ code: 'custom', path: ['priceImpact'], message });
  });

const squareRootSchema = z.strictObject({
  model: z
    .literal('square-root')
    .describe("Market orders move the price by volatility times the root of their share of a bar's volume."),
  coefficient: z
    .number({ error: 'expected a number, such as 1' })
    .min(0, 'expected at least 0')
    .max(100, 'expected at most 100')
    .default(1)
    .describe('What the impact is multiplied with; measured ones are near 1.'),
  fallbackBps: bpsSchema()
    .default(10)
    .describe('What an order pays while volume or volatility is unknown, in basis points.'),
  maxBps: bpsSchema().default(1_000).describe('No order pays more, in basis points.'),
  bars: barsSchema(),
});

/** How much worse than the market's price market orders fill. */
export const slippageSchema = () =>
  z.discriminatedUnion('model', [
    z.strictObject({ model: z.literal('none').describe('Market orders fill at the price they meet.') }),
    z.strictObject({
      model: z.literal('fixed').describe('Market orders fill a fixed distance worse.'),
      bps: bpsSchema().describe('The distance in basis points of the price.'),
    }),
    z.strictObject({
      model: z.literal('spread').describe('Market orders pay half of a spread around the recorded price.'),
      spreadBps: bpsSchema().describe('The whole spread, from bid to ask, in basis points of the price.'),
    }),
    volumeShareSchema,
    squareRootSchema,
  ]);

export type ScenarioSlippage = Readonly<z.output<ReturnType<typeof slippageSchema>>>;
