import { z } from 'zod';
import { DURATION_PATTERN, parseDurationMs } from '../duration.js';
import type {
  ScenarioSweep,
  SweepObjective,
  SweepParameter,
  SweepSearch,
  SweepWalkForward,
} from '../scenario-sweep.js';
import { durationSchema } from './scalar-schemas.js';

const LIST_MAX = 10_000;
const POINTS_MAX = 100_000;
/** Digits that a step keeps: 0.1 + 2 × 0.1 is 0.3. */
const STEP_DIGITS = 12;
/** Metrics of which less is better; of the others more is. */
const MINIMIZED = [
  ...['maxDrawdownPct', 'maxDrawdownDays', 'avgDrawdownPct', 'ulcerIndex', 'volatilityPct', 'var95Pct', 'cvar95Pct'],
  ...['kurtosis', 'maxConsecutiveLosses', 'fees', 'interest', 'turnover', 'turnoverRatio'],
];

const PARAMETER_EXPECTED = 'expected a list of values, or a range such as { from: 5, to: 50, step: 5 }';
const SEARCH_EXPECTED = 'expected grid, { random: 200 }, { latinHypercube: 200 } or { sequential: 100 }';
const RANGE_EXPECTED = 'expected a number, such as 5';

const rangeSchema = z
  .strictObject({
    from: z.number({ error: RANGE_EXPECTED }).describe('The smallest value.'),
    to: z.number({ error: RANGE_EXPECTED }).describe('The largest value.'),
    step: z
      .number({ error: RANGE_EXPECTED })
      .gt(0, 'expected a number above 0')
      .optional()
      .describe('The distance of the values from `from` on. Left out: any value between, for searches that draw.'),
    scale: z
      .enum(['linear', 'log'])
      .optional()
      .describe(
        'Whether equal differences (`linear`, the default) or equal ratios are equally likely; without `step`.',
      ),
    integer: z.boolean().optional().describe('Whole numbers only; without `step`. Default: false.'),
  })
  .superRefine(({ from, to, step, scale, integer }, issues) => {
    const wrong = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if (to < from) wrong('to', `the range ends at ${to}, before its start ${from}`);
    if (step !== undefined && (to - from) / step >= LIST_MAX) wrong('step', `expected at most ${LIST_MAX} values`);
    if (step !== undefined && scale !== undefined) wrong('scale', 'a range with a step has values of its own');
    if (step !== undefined && integer !== undefined) wrong('integer', 'a range with a step has values of its own');
    if (scale === 'log' && from <= 0) wrong('from', 'expected a number above 0 on a log scale');
    if (integer === true && !(Number.isSafeInteger(from) && Number.isSafeInteger(to))) {
      wrong('integer', 'expected whole numbers for from and to');
    }
  });

const listSchema = z
  .array(z.union([z.number(), z.string(), z.boolean()], { error: 'expected a number, text, true or false' }))
  .min(1, 'expected at least one value')
  .max(LIST_MAX, `expected at most ${LIST_MAX} values`)
  .refine((values) => new Set(values).size === values.length, { error: 'the same value stands there twice' });

const countSchema = () =>
  z
    .int({ error: 'expected a whole number of points, such as 200' })
    .min(1, 'expected at least 1')
    .max(POINTS_MAX, `expected at most ${POINTS_MAX}`);

const seedSchema = () =>
  z
    .int({ error: 'expected a whole number' })
    .min(0, 'expected at least 0')
    .default(1)
    .describe('The same seed draws the same points.');

const searchSchema = z.union(
  [
    z.literal('grid').describe('Every combination.'),
    z.strictObject({ random: countSchema().describe('So many points by chance.'), seed: seedSchema() }),
    z.strictObject({
      latinHypercube: countSchema().describe('So many points by chance, spread evenly over every parameter.'),
      seed: seedSchema(),
    }),
    z.strictObject({
      sequential: countSchema().describe('So many points, each batch where the ones before were good.'),
      seed: seedSchema(),
    }),
  ],
  { error: SEARCH_EXPECTED },
);

const walkForwardSchema = z.strictObject({
  train: durationSchema().describe('The past that parameters are picked on.'),
  test: durationSchema().describe('The time after it that they are tried on; windows move on by it.'),
  anchored: z
    .boolean()
    .default(false)
    .describe("Whether every window's past begins where the first one's does. Default: it moves along."),
  warmup: z
    .union([z.literal(0), z.string().regex(DURATION_PATTERN)], { error: 'expected a duration, such as 5d, or 0' })
    .default(0)
    .describe('The time before each window that strategies see without trading. Default: 0.'),
});

/** The same scenario with many sets of parameters: the `sweep` part of a scenario. */
export const sweepSchema = () =>
  z.strictObject({
    parameters: z
      .record(z.string(), z.union([listSchema, rangeSchema], { error: PARAMETER_EXPECTED }), {
        error: 'expected path: values, such as { strategies.sma.params.fast: [10, 20] }',
      })
      .refine((parameters) => Object.keys(parameters).length > 0, { error: 'expected at least one parameter' })
      .describe('What is varied, by its place in the scenario: `strategies.sma.params.fast: [10, 20]`.'),
    constraints: z
      .array(z.string({ error: 'expected a comparison, such as fast < slow' }), {
        error: 'expected a list of comparisons, such as [ "fast < slow" ]',
      })
      .default([])
      .describe('Comparisons of parameters and numbers that every point satisfies: `fast * 2 < slow`.'),
    search: searchSchema.default('grid').describe('How points are picked. Default: `grid`, all of them.'),
    objective: z
      .union(
        [
          z.string().min(1),
          z.strictObject({
            metric: z.string().min(1).describe('A metric of result.json.'),
            minimize: z.boolean().describe('Whether less is better.'),
          }),
        ],
        { error: 'expected a metric, such as sharpe, or { metric: fees, minimize: true }' },
      )
      .default('sharpe')
      .describe('What the best point is best at: a metric of result.json. Default: `sharpe`.'),
    walkForward: walkForwardSchema
      .optional()
      .describe('Also picks parameters on windows of the past and tries them on what follows. Left out: it does not.'),
  });

export type SweepInput = z.output<ReturnType<typeof sweepSchema>>;

/** The checked input with ranges counted out and units resolved. */
export function resolveSweep(input: SweepInput): ScenarioSweep {
  const { parameters, constraints, search, objective, walkForward } = input;
  return {
    parameters: Object.entries(parameters).map(([path, values]) => resolveParameter(path, values)),
    constraints,
    search: resolveSearch(search),
    objective: resolveObjective(objective),
    walkForward: walkForward === undefined ? null : resolveWalkForward(walkForward),
  };
}

function resolveParameter(path: string, input: SweepInput['parameters'][string]): SweepParameter {
  if (Array.isArray(input)) return { kind: 'list', path, values: input };
  const { from, to, step, scale = 'linear', integer = false } = input;
  if (step === undefined) return { kind: 'range', path, from, to, scale, integer };
  // A last step that misses `to` by rounding alone still counts.
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  const values = Array.from({ length: count }, (_, index) => Number((from + index * step).toPrecision(STEP_DIGITS)));
  return { kind: 'list', path, values };
}

function resolveSearch(input: SweepInput['search']): SweepSearch {
  if (input === 'grid') return { kind: 'grid' };
  const { seed } = input;
  if ('random' in input) return { kind: 'random', points: input.random, seed };
  if ('latinHypercube' in input) return { kind: 'latin-hypercube', points: input.latinHypercube, seed };
  return { kind: 'sequential', points: input.sequential, seed };
}

function resolveObjective(input: SweepInput['objective']): SweepObjective {
  return typeof input === 'string' ? { metric: input, minimize: MINIMIZED.includes(input) } : input;
}

function resolveWalkForward({
  train,
  test,
  anchored,
  warmup,
}: NonNullable<SweepInput['walkForward']>): SweepWalkForward {
  const ms = (duration: string) => parseDurationMs(duration) ?? 0;
  return { trainMs: ms(train), testMs: ms(test), anchored, warmupMs: warmup === 0 ? 0 : ms(warmup) };
}
