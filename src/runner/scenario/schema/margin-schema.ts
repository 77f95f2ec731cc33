import { z } from 'zod';
import { interestSchema } from './interest-schema.js';

/** The keys of `venue` that are about trading on margin. */
export const marginShape = {
  leverage: z
    .int({ error: 'expected a whole number, such as 5' })
    .min(1, 'expected at least 1')
    .max(125, 'expected at most 125')
    .optional()
    .describe(
      'How much of a position is lent: 5 puts down a fifth. Perpetuals: default 1. On a spot market it switches margin on, and shorts with it.',
    ),
  margin: z
    .enum(['cross', 'isolated'])
    .default('cross')
    .describe('`cross`: the whole sub-account stands behind a position. `isolated`: each has a margin of its own.'),
  brackets: z
    .string({ error: 'expected the path of a file' })
    .min(1, 'expected the path of a file')
    .optional()
    .describe(
      "Maintenance margin and leverage by notional, as Binance's /fapi/v1/leverageBracket gives them, relative to the scenario. Left out: `maintenancePct` for every size.",
    ),
  maintenancePct: z
    .number({ error: 'expected a percentage, such as 0.5' })
    .min(0, 'expected at least 0')
    .lt(100, 'expected less than 100')
    .default(0.5)
    .describe(
      'The part of the notional that must be left of the margin, in percent; below it the position is liquidated.',
    ),
  clearanceFeePct: z
    .number({ error: 'expected a percentage, such as 1.25' })
    .min(0, 'expected at least 0')
    .max(10, 'expected at most 10')
    .default(1.25)
    .describe('What a liquidation costs, in percent of the notional that it closes, as far as the margin goes.'),
  liquidation: z
    .enum(['at-once', 'in-steps'])
    .default('at-once')
    .describe(
      '`at-once`: a position whose margin is used up is closed as a whole. `in-steps`: one in a higher bracket is reduced to the next lower one first, as often as that helps.',
    ),
  interest: interestSchema()
    .optional()
    .describe('What borrowing on a spot market with a `leverage` costs, by the hour. Left out: nothing.'),
};

/** Funding of one perpetual: a file of real rates, or one rate always. */
export const fundingSchema = () =>
  z.union(
    [
      z.strictObject({
        path: z
          .string({ error: 'expected the path of a file' })
          .min(1, 'expected the path of a file')
          .describe(
            'A CSV of funding_time,funding_rate or an answer of /fapi/v1/fundingRate, relative to the scenario.',
          ),
      }),
      z.strictObject({
        ratePct: z
          .number({ error: 'expected a percentage, such as 0.01' })
          .min(-10, 'expected at least -10')
          .max(10, 'expected at most 10')
          .describe('The rate of each funding time in percent of the notional; longs pay when it is positive.'),
        everyHours: z
          .int({ error: 'expected a whole number of hours' })
          .min(1, 'expected at least 1')
          .max(24, 'expected at most 24')
          .default(8)
          .describe('Hours between two funding times, counted from 00:00 UTC.'),
      }),
    ],
    { error: 'expected funding from a file, { path: funding.csv }, or a rate, { ratePct: 0.01 }' },
  );
