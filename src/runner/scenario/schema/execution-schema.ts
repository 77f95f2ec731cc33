import { z } from 'zod';
import { parseDurationMs } from '../duration.js';
import { durationSchema, percentSchema } from './scalar-schemas.js';

const SLICES_EXPECTED = 'expected a whole number of slices, such as 6';

const slicesSchema = () =>
  z
    .int({ error: SLICES_EXPECTED })
    .min(2, 'expected at least 2 slices (one slice is a direct order)')
    .max(1_000, 'expected at most 1000 slices');

const directSchema = z.strictObject({
  algorithm: z.literal('direct').describe('The order goes to the venue as it is, at once.'),
});

const twapSchema = withRoomForSlices(
  z.strictObject({
    algorithm: z.literal('twap').describe('Equal slices, equally far apart.'),
    duration: durationSchema().describe('The time that the slices are spread over, such as 30m.'),
    slices: slicesSchema().describe('How many slices; the first is sent at once.'),
  }),
);

const vwapSchema = withRoomForSlices(
  z.strictObject({
    algorithm: z.literal('vwap').describe('Slices by the volume that the past days had at that time of day.'),
    duration: durationSchema().describe('The time that the slices are spread over, such as 6h.'),
    slices: slicesSchema().describe('How many slices; the first is sent at once.'),
    profileDays: z
      .int({ error: 'expected a whole number of days, such as 7' })
      .min(1, 'expected at least 1 day')
      .max(60, 'expected at most 60 days')
      .default(7)
      .describe('Days of the past, besides today, that the volume by time of day is learned from.'),
  }),
);

const icebergSchema = z.strictObject({
  algorithm: z.literal('iceberg').describe('A limit order that shows only a piece of itself at a time.'),
  displayPct: percentSchema().describe('The size of a piece, in percent of the order.'),
});

const participationSchema = z.strictObject({
  algorithm: z.literal('participation').describe('After each bar a share of what traded in it.'),
  pct: percentSchema().describe("The share, in percent of the bar's volume."),
  maxDuration: durationSchema()
    .optional()
    .describe('After this time the rest is sent at once. Default: it takes as long as it takes.'),
});

/** How a strategy's orders are worked: the `execution` part of a strategy. Left out: direct. */
export const executionSchema = () =>
  z.discriminatedUnion('algorithm', [directSchema, twapSchema, vwapSchema, icebergSchema, participationSchema]);

export type ExecutionInput = z.output<ReturnType<typeof executionSchema>>;

/** An algorithm with every default filled in and every unit in its name. */
export type ScenarioExecution =
  | { readonly algorithm: 'twap'; readonly durationMs: number; readonly slices: number }
  | { readonly algorithm: 'vwap'; readonly durationMs: number; readonly slices: number; readonly profileDays: number }
  | { readonly algorithm: 'iceberg'; readonly displayPct: number }
  | { readonly algorithm: 'participation'; readonly pct: number; readonly maxDurationMs: number | null };

/** Null stands for direct, however it was said, so that saying it leaves no trace in the fingerprint. */
export function resolveExecution(input: ExecutionInput | undefined): ScenarioExecution | null {
  if (input === undefined || input.algorithm === 'direct') return null;
  if (input.algorithm === 'iceberg') return input;
  if (input.algorithm === 'participation') {
    const { algorithm, pct, maxDuration } = input;
    return { algorithm, pct, maxDurationMs: parseDurationMs(maxDuration ?? '') };
  }
  const { duration, ...rest } = input;
  return { ...rest, durationMs: parseDurationMs(duration) ?? 0 };
}

/** Time is counted in milliseconds: more slices than that would fall on one another. */
function withRoomForSlices<S extends z.ZodType<{ duration: string; slices: number }>>(schema: S): S {
  return schema.refine(({ duration, slices }) => (parseDurationMs(duration) ?? 0) >= slices, {
    error: 'expected a duration of at least 1 ms a slice',
    path: ['duration'],
  });
}
