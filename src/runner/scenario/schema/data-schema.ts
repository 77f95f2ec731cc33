import { z } from 'zod';
import { INTERVAL_NAMES } from '../interval.js';
import { barSizeSchema, hasOneBarRule, TWO_BAR_RULES } from './bar-size-schema.js';
import { columnMapSchema } from './column-map-schema.js';
import { dataPolicySchema } from './data-policy-schema.js';
import { filtersSchema } from './filters-schema.js';
import { fundingSchema } from './margin-schema.js';
import { markSchema } from './mark-schema.js';
import { momentSchema } from './scalar-schemas.js';

const seriesShape = {
  symbol: z
    .string({ error: 'expected a symbol, such as BTCUSDT' })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/, { error: 'expected a symbol of letters, digits and . _ : / -' })
    .describe('The market, such as BTCUSDT. Strategies name it in `symbols`.'),
  interval: z.enum(INTERVAL_NAMES).describe('The length of one bar.'),
  policy: dataPolicySchema().optional().describe('What to do with dirt in this series; overrides `dataPolicy`.'),
  filters: filtersSchema()
    .prefault({})
    .describe('The exchange filters of the symbol: order prices and quantities are rounded down to them.'),
  funding: fundingSchema()
    .optional()
    .describe(
      'Funding of a perpetual: `{ path: funding.csv }`, or `{ ratePct: 0.01, everyHours: 8 }`. Left out: none.',
    ),
  mark: markSchema()
    .optional()
    .describe(
      'The mark price of a symbol that is traded on margin: `{ path: BTCUSDT-mark-1m.csv }`. Left out: the last price.',
    ),
  base: currencySchema().optional().describe('The currency that is traded. Default: derived from the symbol.'),
  quote: currencySchema().optional().describe('The currency that prices are in. Default: derived from the symbol.'),
};

/** A key that says what is wrong where it is given to bars. */
const noTradesShape = {
  bars: z
    .never({
      error: 'these bars are ready-made: bars by trades, volume or notional are made of ticks (capture, trades)',
    })
    .optional()
    .describe('Only for ticks: sources `capture` and `trades`.'),
};

const csvSchema = z.strictObject({
  source: z.literal('csv').describe('A CSV file: .csv, .csv.gz, or a Binance archive .zip.'),
  ...seriesShape,
  ...noTradesShape,
  path: pathSchema(),
  columns: columnMapSchema()
    .optional()
    .describe('Which column holds what. Default: Binance klines and plain six-column files are recognised.'),
});

const arrowSchema = z.strictObject({
  source: z.literal('arrow').describe('An Arrow IPC file, as `sim data import` writes it.'),
  ...seriesShape,
  ...noTradesShape,
  path: pathSchema(),
});

const DEPTH_EXPECTED = 'expected a file of depth messages, such as { path: depth.csv.gz }';

/** Ticks make bars, too. */
const tickBarsShape = {
  interval: z
    .enum(INTERVAL_NAMES)
    .optional()
    .describe('The length of the bars that are made of the trades. Default: 1m, unless `bars` is given.'),
  bars: barSizeSchema()
    .optional()
    .describe(
      'Bars by what has traded instead of by the clock: `{ trades: 500 }`, `{ volume: 10 }` in base currency, or `{ notional: 1000000 }` in quote currency.',
    ),
};

const captureShape = z.strictObject({
  source: z.literal('capture').describe('A capture of live streams: trades, quotes and depth, played tick by tick.'),
  ...seriesShape,
  ...tickBarsShape,
  path: pathSchema(),
  market: z
    .enum(['spot', 'futures'])
    .default('spot')
    .describe('Which market was captured: its rules say how depth messages follow each other.'),
  tradeStream: z
    .enum(['trade', 'aggTrade'])
    .default('trade')
    .describe('Which stream of trades is played, should both be there.'),
});

const tradesShape = z.strictObject({
  source: z
    .literal('trades')
    .describe('A CSV of trades: .csv, .csv.gz, or a Binance archive .zip; played tick by tick.'),
  ...seriesShape,
  ...tickBarsShape,
  path: pathSchema(),
  quotes: pathSchema().optional().describe('A CSV of best bids and asks of the same symbol, relative to the scenario.'),
  depth: z
    .strictObject(
      { path: pathSchema() },
      { error: ({ code }) => (code === 'invalid_type' ? DEPTH_EXPECTED : undefined) },
    )
    .optional()
    .describe('A CSV of order book levels of the same symbol: `{ path: depth.csv.gz }`.'),
});

/** What the generator of synthetic bars can be told; also the options of `sim data synth`. */
export const syntheticShape = {
  days: z
    .int({ error: 'expected a whole number of days' })
    .min(1, 'expected at least 1 day')
    .max(3_660, 'expected at most 3660 days')
    .default(60)
    .describe('How many days to make.'),
  from: momentSchema().default('2024-01-01').describe('The open time of the first bar, UTC.'),
  seed: z
    .int({ error: 'expected a whole number' })
    .min(0, 'expected at least 0')
    .default(1)
    .describe('The seed of the prices: the same seed gives the same bars.'),
  startPrice: z
    .number({ error: 'expected a price' })
    .gt(0, 'expected a price above 0')
    .optional()
    .describe('The first open, in quote currency. Default: by symbol.'),
  volatility: z
    .number({ error: 'expected a number, such as 0.6' })
    .min(0, 'expected at least 0')
    .max(10, 'expected at most 10 (which is 1000 % a year)')
    .default(0.6)
    .describe('Standard deviation of a year of log returns: 0.6 is 60 % a year.'),
};

const syntheticSchema = z.strictObject({
  source: z.literal('synthetic').describe('Bars made by the seeded generator: no file needed.'),
  ...seriesShape,
  ...noTradesShape,
  ...syntheticShape,
});

/** One symbol's market. */
export const dataSchema = z.discriminatedUnion('source', [
  csvSchema,
  arrowSchema,
  syntheticSchema,
  captureShape.refine(hasOneBarRule, { error: TWO_BAR_RULES, path: ['bars'] }),
  tradesShape.refine(hasOneBarRule, { error: TWO_BAR_RULES, path: ['bars'] }),
]);

export type DataInput = z.output<typeof dataSchema>;

function pathSchema() {
  return z
    .string({ error: 'expected the path of a file' })
    .min(1, 'expected the path of a file')
    .describe('The file, relative to the scenario.');
}

function currencySchema() {
  return z
    .string({ error: 'expected a currency, such as USDT' })
    .regex(/^[A-Za-z0-9]{2,12}$/, { error: 'expected a currency, such as USDT' });
}
