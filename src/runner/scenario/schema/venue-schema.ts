import { z } from 'zod';
import { bpsSchema } from './scalar-schemas.js';

const feesSchema = z.strictObject({
  makerBps: bpsSchema().default(10).describe('Fee of orders that waited in the book, in basis points of notional.'),
  takerBps: bpsSchema().default(10).describe('Fee of orders that took from the book, in basis points of notional.'),
});

const slippageSchema = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('none').describe('Market orders fill at the price they meet.') }),
  z.strictObject({
    model: z.literal('fixed').describe('Market orders fill a fixed distance worse.'),
    bps: bpsSchema().describe('The distance in basis points of the price.'),
  }),
]);

/** The simulated exchange. */
export const venueSchema = () =>
  z.strictObject({
    kind: z.enum(['spot']).default('spot').describe('What is traded. `spot`: coins against cash, no leverage.'),
    fees: feesSchema.prefault({}).describe('Trading fees.'),
    slippage: slippageSchema.prefault({ model: 'none' }).describe('How much worse market orders fill.'),
    latencyMs: z
      .number({ error: 'expected a number of milliseconds' })
      .min(0, 'expected at least 0 ms')
      .max(86_400_000, 'expected at most a day (86400000 ms)')
      .default(0)
      .describe('Time between sending an order and its arrival at the venue, in ms.'),
    intrabar: z
      .enum(['adaptive', 'pessimistic', 'optimistic'])
      .default('adaptive')
      .describe('The assumed path inside a bar: to the nearer of high and low first, or to the worse, or the better.'),
    limitTouch: z
      .boolean({ error: 'expected true or false' })
      .default(false)
      .describe('Whether a limit order fills when the market only touches its price; otherwise it must trade through.'),
  });
