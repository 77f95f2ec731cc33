import { z } from 'zod';
import { decimalFromZeroSchema, positiveDecimalSchema } from './scalar-schemas.js';

/** The exchange's filters of one symbol. */
export const filtersSchema = () =>
  z.strictObject({
    tickSize: positiveDecimalSchema()
      .default('0.00000001')
      .describe('The price step, in quote currency; take it from the exchange.'),
    lotSize: positiveDecimalSchema()
      .default('0.00000001')
      .describe('The quantity step, in base currency; take it from the exchange.'),
    minNotional: decimalFromZeroSchema()
      .default('0')
      .describe('The least price × quantity of an order, in quote currency; 0 is no limit.'),
  });
