import { z } from 'zod';
import type { ValidationTerms } from '../../../events/validation-events.js';
import { parseDurationMs } from '../duration.js';
import { durationSchema } from './scalar-schemas.js';

/** Which choice of `over` uses which key; what stands in no list is for both. */
const USED_BY: Readonly<Record<string, ValidationTerms['over']>> = {
  lookback: 'past',
  paths: 'futures',
  horizon: 'futures',
  block: 'futures',
  seed: 'futures',
};
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const DEFAULT_PATHS = 20;
const DEFAULT_SEED = 1;

/** How proposed shares are tried before they go live: the `allocator.validate` part of a scenario. */
export const validationSchema = () =>
  z
    .strictObject({
      over: z
        .enum(['past', 'futures'])
        .default('past')
        .describe('`past`: on what has just happened. `futures`: on markets that are drawn from the bars of the past.'),
      lookback: durationSchema().optional().describe('Of `past`: how far back. Default: 7d.'),
      paths: z
        .int({ error: 'expected a whole number of futures, such as 20' })
        .min(10, 'expected at least 10: fewer tell nothing about chance')
        .max(1000, 'expected at most 1000')
        .optional()
        .describe('Of `futures`: how many. Default: 20.'),
      horizon: durationSchema().optional().describe('Of `futures`: how far each goes. Default: 7d.'),
      block: durationSchema()
        .optional()
        .describe(
          'Of `futures`: the mean length of the pieces of the past that they are put together from. Default: 1d.',
        ),
      seed: z
        .int({ error: 'expected a whole number' })
        .min(0, 'expected at least 0')
        .optional()
        .describe('Of `futures`: of the first; each of the others has the next. Default: 1.'),
      minImprovementPct: z
        .number({ error: 'expected percentage points, such as 0.5' })
        .min(-100, 'expected at least -100')
        .max(100, 'expected at most 100')
        .default(0)
        .describe('How much more must be earned, in percentage points; below 0: how much less is tolerated.'),
    })
    .superRefine((input, context) => {
      for (const [key, over] of Object.entries(USED_BY)) {
        if (input[key as keyof typeof input] === undefined || over === input.over) continue;
        context.addIssue({ code: 'custom', path: [key], message: `${key} is for over: ${over} only` });
      }
    });

export type ValidationInput = z.output<ReturnType<typeof validationSchema>>;

/** With every default filled in. */
export function resolveValidation(input: ValidationInput): ValidationTerms {
  const { over, lookback, paths, horizon, block, seed, minImprovementPct } = input;
  if (over === 'past') return { over, lookbackMs: parseDurationMs(lookback ?? '') ?? WEEK_MS, minImprovementPct };
  return {
    over,
    paths: paths ?? DEFAULT_PATHS,
    horizonMs: parseDurationMs(horizon ?? '') ?? WEEK_MS,
    blockMs: parseDurationMs(block ?? '') ?? DAY_MS,
    seed: seed ?? DEFAULT_SEED,
    minImprovementPct,
  };
}
