import { z } from 'zod';
import { feesSchema } from './fees-schema.js';
import { latencySchema } from './latency-schema.js';
import { marginShape } from './margin-schema.js';
import { percentSchema } from './scalar-schemas.js';
import { slippageSchema } from './slippage-schema.js';

/** The simulated exchange. */
export const venueSchema = () =>
  z
    .strictObject({
      kind: z
        .enum(['spot', 'perpetual'])
        .default('spot')
        .describe(
          'What is traded. `spot`: coins against cash. `perpetual`: futures without an end, on margin, long or short.',
        ),
      ...marginShape,
      fees: feesSchema().prefault({}).describe('Trading fees.'),
      slippage: slippageSchema().prefault({ model: 'none' }).describe('How much worse market orders fill.'),
      latencyMs: z
        .number({ error: 'expected a number of milliseconds' })
        .min(0, 'expected at least 0 ms')
        .max(86_400_000, 'expected at most a day (86400000 ms)')
        .default(0)
        .describe('Time between sending an order and its arrival at the venue, in ms.'),
      latency: latencySchema()
        .optional()
        .describe('A latency that varies, by chance or by the hour; in place of `latencyMs`.'),
      intrabar: z
        .enum(['adaptive', 'pessimistic', 'optimistic'])
        .default('adaptive')
        .describe(
          'The assumed path inside a bar: to the nearer of high and low first, or to the worse, or the better.',
        ),
      limitTouch: z
        .boolean({ error: 'expected true or false' })
        .default(false)
        .describe(
          'Whether a limit order fills when the market only touches its price; otherwise it must trade through.',
        ),
      participationPct: percentSchema()
        .optional()
        .describe(
          "The part of a bar's volume that the desk may trade, in percent; what is left of an order waits for the next bar. Left out: no limit.",
        ),
      selfTrade: z
        .enum(['prevent', 'allow'])
        .default('prevent')
        .describe('Whether an order may take from another one of the desk. `prevent`: it expires instead.'),
    })
    .superRefine(({ kind, leverage, interest }, context) => {
      if (interest === undefined || (kind === 'spot' && leverage !== undefined)) return;
      const message = 'interest is for a spot market with a leverage: nothing else lends cash and coins';
      context.addIssue({ code: 'custom', path: ['interest'], message });
    })
    .superRefine(({ latencyMs, latency }, context) => {
      if (latency === undefined || latencyMs === 0) return;
      context.addIssue({ code: 'custom', path: ['latency'], message: 'latency and latencyMs exclude each other' });
    });

export type VenueInput = z.output<ReturnType<typeof venueSchema>>;
