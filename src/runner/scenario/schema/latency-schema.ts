import { z } from 'zod';

/** Latency of a scenario. `maxMs` left out caps an exponential jitter at ten times its mean. */
export type ScenarioLatency =
  | { readonly model: 'fixed'; readonly ms: number }
  | {
      readonly model: 'jittered';
      readonly ms: number;
      readonly jitterMs: number;
      readonly distribution: 'exponential' | 'uniform';
      readonly maxMs?: number;
    }
  | { readonly model: 'hourly'; readonly ms: readonly number[] };

const HOURS = 24;

const msSchema = () =>
  z
    .number({ error: 'expected a number of milliseconds' })
    .min(0, 'expected at least 0 ms')
    .max(86_400_000, 'expected at most a day (86400000 ms)');

const jitteredSchema = z
  .strictObject({
    model: z.literal('jittered').describe('A base and a random rest, from the seed of the run.'),
    ms: msSchema().describe('The least that a request takes, in ms.'),
    jitterMs: msSchema().describe('What comes on top, in ms: on average if exponential, at most if uniform.'),
    distribution: z
      .enum(['exponential', 'uniform'])
      .default('exponential')
      .describe('`exponential`: mostly little, now and then much. `uniform`: anything up to jitterMs alike.'),
    maxMs: msSchema()
      .optional()
      .describe('No request takes longer, in ms. Default: ms + 10 × jitterMs (uniform: ms + jitterMs).'),
  })
  .superRefine(({ ms, maxMs }, context) => {
    if (maxMs === undefined || maxMs >= ms) return;
    context.addIssue({ code: 'custom', path: ['maxMs'], message: `expected at least the ${ms} of ms` });
  });

/** How long orders and cancels are under way to the venue. */
export const latencySchema = () =>
  z.discriminatedUnion('model', [
    z.strictObject({
      model: z.literal('fixed').describe('Every request takes the same time.'),
      ms: msSchema().describe('Time between sending an order and its arrival at the venue, in ms; 0 is none.'),
    }),
    jitteredSchema,
    z.strictObject({
      model: z.literal('hourly').describe('A time for each hour of the day, UTC.'),
      ms: z
        .array(msSchema(), { error: `expected a list of ${HOURS} numbers of milliseconds` })
        .length(HOURS, `expected ${HOURS} numbers, one an hour from 00:00 UTC on`)
        .describe('24 times in ms, the first from 00:00 to 01:00 UTC.'),
    }),
  ]);
