import { z } from 'zod';
import { CONFIDENCES } from '../../../agents/risk/market-risk/confidence.js';
import { durationSchema, leveragedPercentSchema, percentSchema } from './scalar-schemas.js';

const RETURNS_EXPECTED = 'expected a whole number of returns, such as 168';

const lookbackSchema = (least: number) =>
  z
    .int({ error: RETURNS_EXPECTED })
    .min(least, `expected at least ${least} returns`)
    .max(10_000, 'expected at most 10000 returns')
    .default(168)
    .describe('How many returns are learned from. Before there are as many, the rule refuses nothing.');

const intervalSchema = () =>
  durationSchema()
    .default('1h')
    .describe('The time of one return, such as 1h: prices are taken at its multiples in UTC.');

/** A loss that is exceeded only now and then: `valueAtRiskPct` and `expectedShortfallPct`. */
export const tailLossSchema = () =>
  z.strictObject({
    limitPct: percentSchema().describe('The largest loss over one interval, in percent of equity.'),
    confidence: z
      .union(
        CONFIDENCES.map((confidence) => z.literal(confidence)),
        { error: `expected one of ${CONFIDENCES.join(', ')}` },
      )
      .default(95)
      .describe('How many of a hundred intervals lose no more.'),
    method: z
      .enum(['historical', 'parametric', 'monte-carlo'])
      .default('historical')
      .describe('`historical`: what was seen; `parametric`: a normal distribution; `monte-carlo`: drawn from one.'),
    lookback: lookbackSchema(20),
    interval: intervalSchema(),
    samples: z
      .int({ error: 'expected a whole number of samples, such as 1000' })
      .min(100, 'expected at least 100 samples')
      .max(100_000, 'expected at most 100000 samples')
      .default(1_000)
      .describe('Of `monte-carlo`: how many outcomes are drawn, by the seed of the scenario.'),
  });

export type TailLossInput = z.output<ReturnType<typeof tailLossSchema>>;

/** Symbols that move together count as one bet. */
export const correlatedExposureSchema = () =>
  z.strictObject({
    limitPct: leveragedPercentSchema().describe('The largest sum of what moves together, in percent of equity.'),
    threshold: z
      .number({ error: 'expected a correlation, such as 0.7' })
      .min(-1, 'expected a correlation of at least -1')
      .lt(1, 'expected a correlation below 1')
      .default(0.7)
      .describe('The correlation of returns above which symbols move together.'),
    lookback: lookbackSchema(3),
    interval: intervalSchema(),
  });

const SHOCK_EXPECTED = 'expected a change in percent, such as -20';

/** Imagined market moves. */
export const stressSchema = () =>
  z.strictObject({
    maxLossPct: percentSchema().describe('What any of them may cost, in percent of equity.'),
    scenarios: z
      .array(
        z.strictObject({
          name: z.string({ error: 'expected a name' }).min(1, 'expected a name').describe('For the reader.'),
          shocks: z
            .record(
              z.string(),
              z.number({ error: SHOCK_EXPECTED }).min(-100, 'expected at least -100 (a price of nothing)').max(10_000, {
                error: 'expected at most 10000',
              }),
              { error: 'expected changes by symbol, such as { BTCUSDT: -20, all: -30 }' },
            )
            .describe('By symbol, in percent; `all` is for those that are not named. Left out: its price stays.'),
        }),
        { error: 'expected a list of scenarios' },
      )
      .min(1, 'expected at least one scenario')
      .describe('The market moves, each on its own.'),
  });
