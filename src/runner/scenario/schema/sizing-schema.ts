import { z } from 'zod';
import { toDecimalText } from '../decimal-text.js';
import { parseDurationMs } from '../duration.js';
import { durationSchema, leveragedPercentSchema, percentSchema, positiveDecimalSchema } from './scalar-schemas.js';

const maxPctSchema = () =>
  leveragedPercentSchema()
    .default(100)
    .describe("The largest position, in percent of the strategy's equity; above 100 only on margin.");

const countSchema = (expected: string) =>
  z.int({ error: expected }).min(2, 'expected at least 2').max(10_000, 'expected at most 10000');

const riskSchema = z.strictObject({
  model: z.literal('risk').describe('What being stopped out may cost.'),
  riskPct: percentSchema().describe(
    "What a full-strength position loses at its stop, in percent of the strategy's equity.",
  ),
  maxPct: maxPctSchema(),
  fallbackStopPct: percentSchema()
    .optional()
    .describe(
      'The distance of the stop, in percent of the entry, that signals without one are sized for. Left out: they open nothing.',
    ),
});

const volatilityTargetSchema = z.strictObject({
  model: z.literal('volatility-target').describe("Smaller positions where the symbol's price swings more."),
  targetPct: leveragedPercentSchema().describe(
    "Annual volatility of a full-strength position, in percent of the strategy's equity.",
  ),
  window: countSchema('expected a whole number of returns, such as 48')
    .default(48)
    .describe('How many returns the realised volatility is taken from.'),
  every: durationSchema().default('1h').describe('The distance of the closes that returns are taken between.'),
  maxPct: maxPctSchema(),
});

const kellySchema = z.strictObject({
  model: z.literal('kelly').describe("A part of Kelly's stake, from the strategy's own closed trades."),
  fraction: z
    .number({ error: 'expected a number, such as 0.5' })
    .gt(0, 'expected a number above 0')
    .max(1, 'expected at most 1')
    .default(0.5)
    .describe("The part of Kelly's stake."),
  trades: countSchema('expected a whole number of trades, such as 30')
    .default(30)
    .describe('How many of the last closed trades count; `startPct` is used before there are so many.'),
  startPct: leveragedPercentSchema().describe("The position before that, in percent of the strategy's equity."),
  maxPct: maxPctSchema(),
});

/** How large a position is: the `sizing` part of a strategy. */
export const sizingSchema = () =>
  z.discriminatedUnion('model', [
    z.strictObject({
      model: z.literal('fixed').describe('The same quantity each time.'),
      quantity: positiveDecimalSchema().describe('Quantity of a full-strength position, in base currency.'),
    }),
    z.strictObject({
      model: z.literal('percent').describe("A share of the strategy's own equity."),
      pct: leveragedPercentSchema().describe(
        "Notional of a full-strength position, in percent of the strategy's equity; above 100 only on margin.",
      ),
    }),
    riskSchema,
    volatilityTargetSchema,
    kellySchema,
  ]);

export type SizingInput = z.output<ReturnType<typeof sizingSchema>>;

/** `fixed`: a quantity in base currency, exact decimal string. The others: percentages of the strategy's equity. */
export type ScenarioSizing =
  | { readonly model: 'fixed'; readonly quantity: string }
  | { readonly model: 'percent'; readonly pct: number }
  | {
      readonly model: 'risk';
      readonly riskPct: number;
      readonly maxPct: number;
      readonly fallbackStopPct: number | null;
    }
  | {
      readonly model: 'volatility-target';
      readonly targetPct: number;
      readonly window: number;
      readonly everyMs: number;
      readonly maxPct: number;
    }
  | {
      readonly model: 'kelly';
      readonly fraction: number;
      readonly trades: number;
      readonly startPct: number;
      readonly maxPct: number;
    };

export function resolveSizing(input: SizingInput): ScenarioSizing {
  switch (input.model) {
    case 'fixed':
      return { model: 'fixed', quantity: toDecimalText(input.quantity) ?? '' };
    case 'risk':
      return { ...input, fallbackStopPct: input.fallbackStopPct ?? null };
    case 'volatility-target': {
      const { every, ...rest } = input;
      return { ...rest, everyMs: parseDurationMs(every) ?? 0 };
    }
    default:
      return input;
  }
}
