import { z } from 'zod';
import { durationSchema, momentSchema } from './scalar-schemas.js';

const KINDS = ['shock', 'gap', 'volatility', 'trend', 'bootstrap', 'graft'] as const;
const EXPECTED = 'expected a change of the market, such as { shock: { pct: -20, over: 1h } }';

const symbolSchema = () =>
  z.string({ error: 'expected a symbol' }).optional().describe('The market that changes. Default: every market.');

/** A price can fall by less than all of it. */
const moveSchema = (expected: string) =>
  z.number({ error: expected }).gt(-100, 'expected more than -100').max(10_000, 'expected at most 10000');

const shockSchema = z.strictObject({
  symbol: symbolSchema(),
  pct: moveSchema('expected a percentage, such as -20').describe('How far the price moves, in percent.'),
  over: durationSchema().describe('How long it takes, such as 1h: the move is spread evenly over this time.'),
});

const gapSchema = z.strictObject({
  symbol: symbolSchema(),
  pct: moveSchema('expected a percentage, such as -5').describe('How far the price jumps, in percent.'),
});

const volatilitySchema = z.strictObject({
  symbol: symbolSchema(),
  multiple: z
    .number({ error: 'expected a multiple, such as 2' })
    .min(0, 'expected at least 0')
    .max(100, 'expected at most 100')
    .describe('What log returns are multiplied by: 2 doubles the volatility.'),
});

const trendSchema = z.strictObject({
  symbol: symbolSchema(),
  pctPerDay: z
    .number({ error: 'expected a percentage a day, such as 0.5' })
    .gt(-100, 'expected more than -100')
    .max(1_000, 'expected at most 1000')
    .describe("A drift on top of the market's own, in percent a day, compounded."),
});

const bootstrapSchema = z.strictObject({
  seed: z
    .int({ error: 'expected a whole number' })
    .min(0, 'expected at least 0')
    .default(1)
    .describe('The seed of the path: another seed, another path.'),
  block: durationSchema().default('1d').describe('The mean length of the blocks that the path is put together from.'),
});

const graftSchema = z.strictObject({
  symbol: symbolSchema(),
  from: momentSchema().describe('The beginning of the time that happens again, UTC.'),
  path: z
    .string({ error: 'expected the path of a file' })
    .min(1, 'expected the path of a file')
    .optional()
    .describe("A file of bars to take it from, relative to the scenario. Default: the market's own data."),
});

const changeSchema = z
  .strictObject(
    {
      shock: shockSchema.optional().describe('The price moves by so much, and stays moved.'),
      gap: gapSchema.optional().describe('The price jumps by so much, and stays there.'),
      volatility: volatilitySchema.optional().describe('The market swings more, or less.'),
      trend: trendSchema.optional().describe('The market drifts.'),
      bootstrap: bootstrapSchema
        .optional()
        .describe('Another path, drawn in blocks from all bars of the data: `{ seed: 7, block: 1d }`.'),
      graft: graftSchema.optional().describe('What happened at another time happens now: `{ from: 2022-11-06 }`.'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? EXPECTED : undefined) },
  )
  .check(({ value, issues }) => {
    // A mistyped key is one mistake, not two.
    if (issues.length > 0 || Object.keys(value).length === 1) return;
    const message = `a change is one of ${KINDS.join(', ')}; several changes are a list`;
    issues.push({ code: 'custom', message, input: value });
  });

export type MarketChangeInput = z.output<typeof changeSchema>;

/** How a branch changes the market: one change, or a list of them. */
export const marketSchema = () =>
  z.union([changeSchema, z.array(changeSchema).min(1, 'expected at least one change')], {
    error: ({ input }) => (input !== null && typeof input === 'object' ? undefined : EXPECTED),
  });
