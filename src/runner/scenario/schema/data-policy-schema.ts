import { z } from 'zod';
import { DATA_POLICY_CHOICES as CHOICES } from '../../../feeds/check/data-policy.js';

/** What to do with each kind of dirt; a kind left out is `error`. */
export const dataPolicySchema = () =>
  z.strictObject({
    gaps: z
      .enum(CHOICES.gaps)
      .optional()
      .describe('Missing bars. `ignore` goes on without them, `fill` repeats the last close with no volume.'),
    duplicates: z.enum(CHOICES.duplicates).optional().describe('Several bars with one open time.'),
    disorder: z.enum(CHOICES.disorder).optional().describe('Bars that go back in time.'),
    offGrid: z.enum(CHOICES.offGrid).optional().describe('Open times that are no multiple of the interval.'),
    badPrices: z.enum(CHOICES.badPrices).optional().describe('Prices that are zero, negative or not a number.'),
    highLow: z
      .enum(CHOICES.highLow)
      .optional()
      .describe('Bars whose high or low does not hold open and close. `widen` moves high and low outwards.'),
    badVolume: z
      .enum(CHOICES.badVolume)
      .optional()
      .describe('Volumes that are negative or not a number. `zero` puts 0 in their place.'),
  });
