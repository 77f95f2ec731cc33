import { z } from 'zod';
import { decimalFromZeroSchema, positiveDecimalSchema } from './scalar-schemas.js';

/** The exchange's filters of one symbol. */
export const filtersSchema = () =>
  z.strictObject({
    tickSize: positiveDecimalSchema().default('0.01').describe('The price step, in quote currency.'),
    lotSize: positiveDecimalSchema().default('0.00001').describe('The quantity step, in base currency.'),
    minNotional: decimalFromZeroSchema()
      .default('0')
      .describe('The least price × quantity of an order, in quote currency; 0 is no limit.'),
  });
