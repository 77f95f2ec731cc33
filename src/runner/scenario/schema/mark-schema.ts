import { z } from 'zod';
import { INTERVAL_NAMES } from '../interval.js';
import { columnMapSchema } from './column-map-schema.js';

const EXPECTED = 'expected a file of mark prices, such as { path: BTCUSDT-mark-1m.csv }';

/** The mark price series of one symbol. */
export const markSchema = () =>
  z.strictObject(
    {
      path: z
        .string({ error: 'expected the path of a file' })
        .min(1, 'expected the path of a file')
        .describe('Bars of the mark price: .csv, .csv.gz, a Binance archive .zip, or Arrow; relative to the scenario.'),
      interval: z
        .enum(INTERVAL_NAMES)
        .optional()
        .describe("The length of one bar of the mark price. Default: the data's own interval, of ticks 1m."),
      columns: columnMapSchema()
        .optional()
        .describe('Which column holds what. Default: Binance klines and plain six-column files are recognised.'),
    },
    // A text for unknown keys, too, would leave them without a suggestion.
    { error: ({ code }) => (code === 'unrecognized_keys' ? undefined : EXPECTED) },
  );
