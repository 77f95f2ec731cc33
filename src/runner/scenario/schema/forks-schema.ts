import { z } from 'zod';
import { DURATION_PATTERN } from '../duration.js';
import { type MarketChangeInput, marketSchema } from './market-change-schema.js';
import { durationSchema, momentSchema, percentSchema } from './scalar-schemas.js';
import { type StrategyInput, strategySchema } from './strategy-schema.js';

const FORKS_EXPECTED = 'expected a list of forks';
const FORKS_MIN = 'expected at least one fork';
const NAME_EXPECTED = 'expected a name of letters, digits and . _ - (at most 64)';
const SET_EXPECTED = 'expected path: value, such as { risk.maxDrawdownPct: 5 }';
const WARMUP_EXPECTED = 'expected a number of bars, a duration such as 7d, or all';
const ON_EXPECTED = 'expected what happens, such as { drawdownPct: 10 }, { halt: true } or { refusal: maxPositionPct }';

/** How many bars before a fork a strategy sees that starts anew, unless its branch says something else. */
export const WARMUP_BARS_DEFAULT = 1_000;
const WARMUP_BARS_MAX = 10_000_000;

const ruleSchema = (event: string) => {
  const error = `expected true for the first ${event}, or the name of a rule, such as maxDrawdownPct`;
  return z.union([z.literal(true), z.string().min(1, error)], { error });
};

const onSchema = z
  .strictObject(
    {
      drawdownPct: percentSchema()
        .optional()
        .describe('The first time that the desk is so far below its highest equity, in percent.'),
      halt: ruleSchema('halt').optional().describe('The first halt: `true` for any, or by the name of its rule.'),
      refusal: ruleSchema('refusal')
        .optional()
        .describe('The first refused order: `true` for any, or by the name of the rule that refused it.'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? ON_EXPECTED : undefined) },
  )
  .check(({ value, issues }) => {
    if (issues.length > 0 || Object.keys(value).length === 1) return;
    const message = 'a fork waits for exactly one of drawdownPct, halt and refusal';
    issues.push({ code: 'custom', message, input: value });
  });

export type ForkEventInput = z.output<typeof onSchema>;

/** A branch as its author writes it. */
export interface BranchInput {
  readonly name: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly add?: readonly StrategyInput[];
  readonly remove?: readonly string[];
  readonly market?: MarketChangeInput | readonly MarketChangeInput[];
  readonly warmup?: number | string;
  readonly forks?: readonly ForkInput[];
}

/** A fork as its author writes it. */
export interface ForkInput {
  readonly at?: string;
  readonly every?: string;
  readonly on?: ForkEventInput;
  readonly branches: readonly BranchInput[];
}

const branchSchema = z.strictObject({
  name: z
    .string({ error: NAME_EXPECTED })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { error: NAME_EXPECTED })
    .describe('The name of the branch; unique among all branches. `main` is the run itself.'),
  set: z
    .record(z.string(), z.unknown(), { error: SET_EXPECTED })
    .optional()
    .describe(
      'Values that change, by their path: `{ risk.maxDrawdownPct: 5, strategies.sma.params.fast: 10 }`. null takes a key away.',
    ),
  add: z.array(strategySchema, { error: 'expected a list of strategies' }).optional().describe('Strategies that join.'),
  remove: z
    .array(z.string({ error: 'expected the id of a strategy' }), {
      error: 'expected a list of strategies, such as [macd]',
    })
    .optional()
    .describe('Ids of strategies that close what they hold and say nothing more.'),
  market: marketSchema().optional().describe('How the market changes: one change, or a list of them.'),
  warmup: z
    .union(
      [
        z.int().min(0, WARMUP_EXPECTED).max(WARMUP_BARS_MAX, `expected at most ${WARMUP_BARS_MAX} bars`),
        z.string().refine((text) => text === 'all' || DURATION_PATTERN.test(text), { error: WARMUP_EXPECTED }),
      ],
      { error: WARMUP_EXPECTED },
    )
    .optional()
    .describe(
      `What a strategy that starts anew sees of the bars before the fork: a number of them, a duration such as 7d, or \`all\`. Default: ${WARMUP_BARS_DEFAULT} bars.`,
    ),
  get forks(): z.ZodType<readonly ForkInput[] | undefined> {
    return z
      .array(forkSchema, { error: FORKS_EXPECTED })
      .min(1, FORKS_MIN)
      .optional()
      .describe('Forks of this branch.');
  },
});

const forkSchema: z.ZodType<ForkInput> = z
  .strictObject({
    at: momentSchema().optional().describe('When to fork, UTC: of a date, its 00:00.'),
    every: durationSchema()
      .optional()
      .describe(
        'Forks at every multiple of this time inside the period, counted from 1970-01-01 (weeks from a Monday), such as 1w.',
      ),
    on: onSchema.optional().describe('Forks when this happens for the first time.'),
    branches: z
      .array(branchSchema, { error: 'expected a list of branches' })
      .min(1, 'expected at least one branch')
      .describe('The continuations; the run itself goes on beside them.'),
  })
  .check(({ value: { at, every, on }, issues, value }) => {
    if (issues.length > 0 || [at, every, on].filter((moment) => moment !== undefined).length === 1) return;
    issues.push({ code: 'custom', message: 'a fork has exactly one of at, every and on', input: value });
  })
  .meta({ id: 'fork' });

/** The `forks` of a scenario. */
export const forksSchema = () => z.array(forkSchema, { error: FORKS_EXPECTED }).min(1, FORKS_MIN);
