import { z } from 'zod';
import { correlatedExposureSchema, stressSchema, tailLossSchema } from './market-risk-schema.js';
import { durationSchema, leveragedPercentSchema, momentSchema, percentSchema } from './scalar-schemas.js';

const countSchema = (expected: string) => z.int({ error: expected }).min(1, 'expected at least 1');

const TRADES_EXPECTED = 'expected a whole number of orders, such as 20, or { desk: 50, strategy: 20 }';

const symbolListSchema = () =>
  z.array(z.string({ error: 'expected a symbol' }), { error: 'expected a list of symbols, such as [BTCUSDT]' });

const haltSchema = z.strictObject({
  flatten: z
    .boolean({ error: 'expected true or false' })
    .default(false)
    .describe('Whether what is held is closed at once.'),
  resume: z
    .union(
      [
        z.enum(['next-day', 'never']),
        z.strictObject({ after: durationSchema().describe('How long the halt lasts, such as 4h.') }),
      ],
      { error: 'expected next-day, never, or { after: 4h }' },
    )
    .optional()
    .describe('When trading goes on. Default: next-day after a daily loss, never after a drawdown.'),
});

const customRuleSchema = z.strictObject({
  use: z
    .string({ error: 'expected the path of a file' })
    .min(1, 'expected the path of a file')
    .describe('The TypeScript file of the rule, such as ./my-rule.ts.'),
  params: z
    .record(z.string(), z.unknown(), { error: 'expected a mapping of parameters' })
    .default({})
    .describe('Parameters of the rule. Default: its own defaults.'),
});

/** Limits in front of every order, and losses at which trading stops. */
export const riskSchema = z.strictObject({
  maxPositionPct: leveragedPercentSchema()
    .optional()
    .describe('The largest position in one symbol, in percent of equity. Left out: off.'),
  maxExposurePct: leveragedPercentSchema()
    .optional()
    .describe('The largest sum of all positions, in percent of equity. Left out: off.'),
  maxLeverage: z
    .number({ error: 'expected a multiple of equity, such as 2' })
    .gt(0, 'expected a multiple above 0 (leave the key out to switch it off)')
    .max(125, 'expected a multiple of at most 125')
    .optional()
    .describe('The largest sum of all positions, as a multiple of equity. Left out: off.'),
  concentrationPct: percentSchema()
    .max(99.99, 'expected a percentage below 100')
    .optional()
    .describe("One symbol's largest share of the sum of all positions, once there are several. Left out: off."),
  correlatedExposurePct: correlatedExposureSchema()
    .optional()
    .describe('The largest sum of positions in symbols that move together. Left out: off.'),
  valueAtRiskPct: tailLossSchema().optional().describe('The largest value at risk. Left out: off.'),
  expectedShortfallPct: tailLossSchema().optional().describe('The largest expected shortfall. Left out: off.'),
  stress: stressSchema().optional().describe('What imagined market moves may cost. Left out: off.'),
  maxDailyLossPct: percentSchema()
    .optional()
    .describe(
      'The loss since 00:00 UTC, in percent of the equity then, beyond which the desk is halted. Left out: off.',
    ),
  maxDrawdownPct: percentSchema()
    .optional()
    .describe("The desk's drawdown from its highest equity beyond which it is halted. Left out: off."),
  maxStrategyDrawdownPct: percentSchema()
    .optional()
    .describe("A strategy's drawdown from its own highest equity beyond which it is halted. Left out: off."),
  maxTradesPerDay: z
    .union(
      [
        countSchema(TRADES_EXPECTED),
        z
          .strictObject({
            desk: countSchema(TRADES_EXPECTED).optional().describe('Of all strategies together.'),
            strategy: countSchema(TRADES_EXPECTED).optional().describe('Of each strategy on its own.'),
          })
          .refine(({ desk, strategy }) => desk !== undefined || strategy !== undefined, { error: TRADES_EXPECTED }),
      ],
      { error: TRADES_EXPECTED },
    )
    .optional()
    .describe('How many orders that add to a position may go out in a UTC day. Left out: off.'),
  orderRate: z
    .strictObject({
      orders: countSchema('expected a whole number of orders, such as 10')
        .max(10_000, 'expected at most 10000 orders')
        .describe('How many.'),
      per: durationSchema().describe('In any stretch of time of this length, such as 1m.'),
    })
    .optional()
    .describe('The largest rate of orders. Left out: off.'),
  priceCollarPct: percentSchema()
    .optional()
    .describe('The largest distance of a limit or stop price from the last price, in percent of it. Left out: off.'),
  staleDataMs: countSchema('expected a whole number of milliseconds, such as 300000')
    .optional()
    .describe('Nothing is added in a symbol whose data has stood still for longer. Left out: off.'),
  symbols: z
    .strictObject({
      allow: symbolListSchema().optional().describe('Only these may be added to. Default: all.'),
      deny: symbolListSchema().optional().describe('These may not. Default: none.'),
    })
    .optional()
    .describe('Which symbols may be added to. Left out: all.'),
  killSwitch: z
    .strictObject({ at: momentSchema().describe('When, UTC: of a date, its 00:00.') })
    .optional()
    .describe('A drill: the desk is halted for good at that time. Left out: off.'),
  halt: haltSchema.optional().describe('What a halt does. Default: nothing is closed, each rule resumes as it does.'),
  warnAtPct: percentSchema()
    .optional()
    .describe('How much of a limit must be used for a warning, in percent. Default: 100, no warnings.'),
  rules: z
    .array(customRuleSchema, { error: 'expected a list of rules' })
    .optional()
    .describe('Rules of your own. Default: none.'),
});

export type RiskInput = z.output<typeof riskSchema>;
