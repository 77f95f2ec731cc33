import { z } from 'zod';

/** Which column of a CSV file holds what, for layouts that are not recognised: the feeds' CsvColumnMap. */
export const columnMapSchema = () =>
  z.strictObject({
    time: columnSchema().describe('Time of the bar.'),
    open: columnSchema().describe('First price.'),
    high: columnSchema().describe('Highest price.'),
    low: columnSchema().describe('Lowest price.'),
    close: columnSchema().describe('Last price.'),
    volume: columnSchema().describe('Traded quantity in base currency.'),
    delimiter: z
      .string({ error: 'expected one character' })
      .length(1, 'expected one character')
      .optional()
      .describe('What separates the columns. Default: a comma.'),
    header: z
      .boolean({ error: 'expected true or false' })
      .optional()
      .describe('Whether the first line names the columns. Default: told from whether that line holds numbers.'),
    timeUnit: z
      .enum(['s', 'ms', 'us', 'iso'])
      .optional()
      .describe("The unit of the time column. Default: told from each value's form and size."),
    timeIs: z
      .enum(['open', 'close'])
      .optional()
      .describe("Whether the time is the bar's open or its close. Default: open."),
  });

function columnSchema() {
  const expected = 'expected the name of a column, or its position counted from 0';
  return z.union([z.string().min(1), z.int().min(0)], { error: expected });
}
