import { z } from 'zod';

const ratePctSchema = () =>
  z
    .number({ error: 'expected a percentage a day, such as 0.02' })
    .min(0, 'expected at least 0')
    .max(10, 'expected at most 10');

/** Interest on what a spot market lends. */
export const interestSchema = () =>
  z.strictObject(
    {
      ratePct: ratePctSchema().describe('What borrowed cash costs a day, in percent of the loan.'),
      coinRatePct: ratePctSchema()
        .optional()
        .describe('What borrowed coins cost a day, in percent of their value. Left out: the same as `ratePct`.'),
    },
    { error: 'expected daily rates, such as { ratePct: 0.02 }' },
  );
