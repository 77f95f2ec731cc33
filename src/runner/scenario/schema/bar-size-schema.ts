import { z } from 'zod';

const EXPECTED = 'expected what fills a bar, such as { trades: 500 }, { volume: 10 } or { notional: 1000000 }';

/** What closes a bar that is not cut by time: exactly one of the three. */
export const barSizeSchema = () =>
  z
    .strictObject(
      {
        trades: z
          .int({ error: 'expected a whole number of trades, such as 500' })
          .min(1, 'expected at least 1 trade')
          .optional()
          .describe('A bar closes with its n-th trade.'),
        volume: sizeSchema('an amount of base currency above 0, such as 10')
          .optional()
          .describe('A bar closes with the trade that brings it to so much volume or more, in base currency.'),
        notional: sizeSchema('an amount of quote currency above 0, such as 1000000')
          .optional()
          .describe(
            'A bar closes with the trade that brings its price × quantity to so much or more, in quote currency.',
          ),
      },
      { error: ({ code }) => (code === 'invalid_type' ? EXPECTED : undefined) },
    )
    .check(({ value, issues }) => {
      // A mistyped key is one mistake, not two.
      if (issues.length > 0 || Object.keys(value).length === 1) return;
      issues.push({
        code: 'custom',
        message: 'a bar is filled by exactly one of trades, volume and notional',
        input: value,
      });
    });

export type BarSizeInput = z.output<ReturnType<typeof barSizeSchema>>;

/** For the two keys that say when a bar closes. */
export const TWO_BAR_RULES = 'give either interval or bars: a bar closes by the clock, or by what has traded';

export function hasOneBarRule({ interval, bars }: { readonly interval?: unknown; readonly bars?: unknown }): boolean {
  return interval === undefined || bars === undefined;
}

function sizeSchema(what: string) {
  return z.number({ error: `expected ${what}` }).gt(0, `expected ${what}`);
}
