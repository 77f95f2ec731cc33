import { z } from 'zod';
import { BUILT_IN } from '../../../agents/strategies/built-in.js';
import { INTERVAL_NAMES } from '../interval.js';
import { barSizeSchema, hasOneBarRule, TWO_BAR_RULES } from './bar-size-schema.js';
import { executionSchema } from './execution-schema.js';
import { sizingSchema } from './sizing-schema.js';

/** One strategy: what it runs on, with which parameters and how large its positions are. */
export const strategySchema = z
  .strictObject({
    id: z
      .string({ error: 'expected a short name' })
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
        error: 'expected a name of letters, digits and . _ - (at most 64)',
      })
      .describe('The name of this strategy in reports; unique in the scenario.'),
    use: z
      .string({ error: 'expected the name of a strategy, or the path of its file' })
      .min(1, 'expected the name of a strategy, or the path of its file')
      .describe(
        `A built-in strategy (${Object.keys(BUILT_IN).join(', ')}), or the path of a TypeScript file such as ./my-strategy.ts.`,
      ),
    symbols: z
      .array(z.string({ error: 'expected a symbol' }), { error: 'expected a list of symbols, such as [BTCUSDT]' })
      .min(1, 'expected at least one symbol')
      .describe('The symbols that it watches and trades; each must be in `data`.'),
    interval: z
      .enum(INTERVAL_NAMES)
      .optional()
      .describe(
        "The length of the bars that it gets: a multiple of its data's interval. Default: the data's own bars.",
      ),
    bars: barSizeSchema()
      .optional()
      .describe(
        'Bars by what has traded instead: `{ trades: 500 }`, `{ volume: 10 }` or `{ notional: 1000000 }`; only where its data is ticks.',
      ),
    params: z
      .record(z.string(), z.unknown(), { error: 'expected a mapping of parameters, such as { fast: 20, slow: 50 }' })
      .default({})
      .describe('Parameters of the strategy. Default: its own defaults.'),
    sizing: sizingSchema().describe('How large a position is.'),
    execution: executionSchema()
      .optional()
      .describe('How orders are worked: at once (`direct`), or in slices by an algorithm. Default: direct.'),
  })
  .refine(hasOneBarRule, { error: TWO_BAR_RULES, path: ['bars'] });

export type StrategyInput = z.output<typeof strategySchema>;
