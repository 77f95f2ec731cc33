import { z } from 'zod';
import { INTERVAL_NAMES } from '../interval.js';
import { executionSchema } from './execution-schema.js';
import { leveragedPercentSchema, positiveDecimalSchema } from './scalar-schemas.js';

const sizingSchema = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('fixed').describe('The same quantity each time.'),
    quantity: positiveDecimalSchema().describe('Quantity of a full-strength position, in base currency.'),
  }),
  z.strictObject({
    model: z.literal('percent').describe("A share of the strategy's own equity."),
    pct: leveragedPercentSchema().describe(
      "Notional of a full-strength position, in percent of the strategy's equity; above 100 only on margin.",
    ),
  }),
]);

/** One strategy: what it runs on, with which parameters and how large its positions are. */
export const strategySchema = z.strictObject({
  id: z
    .string({ error: 'expected a short name' })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { error: 'expected a name of letters, digits and . _ - (at most 64)' })
    .describe('The name of this strategy in reports; unique in the scenario.'),
  use: z
    .string({ error: 'expected the name of a strategy, or the path of its file' })
    .min(1, 'expected the name of a strategy, or the path of its file')
    .describe('A built-in strategy (momentum, macd), or the path of a TypeScript file such as ./my-strategy.ts.'),
  symbols: z
    .array(z.string({ error: 'expected a symbol' }), { error: 'expected a list of symbols, such as [BTCUSDT]' })
    .min(1, 'expected at least one symbol')
    .describe('The symbols that it watches and trades; each must be in `data`.'),
  interval: z
    .enum(INTERVAL_NAMES)
    .optional()
    .describe("The length of the bars that it gets: a multiple of its data's interval. Default: the data's own bars."),
  params: z
    .record(z.string(), z.unknown(), { error: 'expected a mapping of parameters, such as { fast: 20, slow: 50 }' })
    .default({})
    .describe('Parameters of the strategy. Default: its own defaults.'),
  sizing: sizingSchema.describe('How large a position is.'),
  execution: executionSchema()
    .optional()
    .describe('How orders are worked: at once (`direct`), or in slices by an algorithm. Default: direct.'),
});

export type StrategyInput = z.output<typeof strategySchema>;
