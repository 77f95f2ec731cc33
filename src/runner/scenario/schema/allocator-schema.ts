import { resolve } from 'node:path';
import { z } from 'zod';
import type { RiskParityMethod } from '../../../agents/allocator/models/risk-parity-shares.js';
import type { ValidationTerms } from '../../../events/validation-events.js';
import { parseDurationMs } from '../duration.js';
import { INTERVAL_NAMES, INTERVALS_MS } from '../interval.js';
import { durationSchema, percentSchema } from './scalar-schemas.js';
import { resolveValidation, validationSchema } from './validation-schema.js';

const MODELS = ['equal', 'performance', 'risk-parity', 'minimum-variance', 'regime'] as const;
/** Which model uses which key; what stands in no list is for all. */
const USED_BY: Readonly<Record<string, readonly string[]>> = {
  params: ['custom'],
  window: ['performance', 'risk-parity', 'minimum-variance', 'custom'],
  sampleEvery: ['performance', 'risk-parity', 'minimum-variance', 'custom'],
  minPct: ['performance', 'risk-parity', 'minimum-variance'],
  maxPct: ['performance', 'risk-parity', 'minimum-variance'],
  method: ['risk-parity'],
  regime: ['regime'],
  shares: ['regime'],
};
const SAMPLES_MAX = 100_000;

const fromZeroPercentSchema = () =>
  z
    .number({ error: 'expected a percentage, such as 5' })
    .min(0, 'expected at least 0')
    .max(100, 'expected at most 100');

const countSchema = (expected: string) =>
  z.int({ error: expected }).min(2, 'expected at least 2').max(10_000, 'expected at most 10000');

const sharesSchema = () =>
  z.record(z.string(), fromZeroPercentSchema(), { error: 'expected strategy: percent, such as { sma: 70, macd: 30 }' });

const regimeSchema = z.strictObject({
  symbol: z
    .string({ error: 'expected a symbol' })
    .optional()
    .describe('The symbol whose market is looked at. Default: the first of `data`.'),
  interval: z
    .enum(INTERVAL_NAMES)
    .default('1h')
    .describe('The length of the bars that are looked at, made of its own.'),
  adxPeriod: countSchema('expected a whole number of bars, such as 14').default(14).describe('The period of the ADX.'),
  trendAdx: fromZeroPercentSchema().default(25).describe('From this ADX on the market is trending.'),
  volatilityWindow: countSchema('expected a whole number of returns, such as 24')
    .default(24)
    .describe('How many returns the realised volatility is taken from.'),
  lookback: countSchema('expected a whole number, such as 168')
    .default(168)
    .describe('How many volatilities of the past the present one is compared with.'),
  volatilePct: fromZeroPercentSchema().default(80).describe('From this percentile of them on the market is volatile.'),
});

/** How capital is divided among the strategies: the `allocator` part of a scenario. */
export const allocatorSchema = () =>
  z
    .strictObject({
      model: z.enum(MODELS).optional().describe('How capital is divided. Default: `equal`, the same share each.'),
      use: z
        .string({ error: 'expected the path of a file, such as ./my-allocator.ts' })
        .min(1, 'expected the path of a file, such as ./my-allocator.ts')
        .optional()
        .describe('A TypeScript file with an allocator of your own, in place of a model.'),
      params: z
        .record(z.string(), z.unknown(), { error: 'expected a mapping of parameters' })
        .optional()
        .describe('Parameters of your own allocator. Default: its own defaults.'),
      rebalance: durationSchema()
        .optional()
        .describe('How often shares are set anew, such as 6h. Default: once at the start for `equal`, else 6h.'),
      driftBandPct: percentSchema()
        .optional()
        .describe(
          'Money moves only when a share is off by more, in percent of the capital. Default: whenever it is off.',
        ),
      conflicts: z
        .enum(['separate', 'net'])
        .default('separate')
        .describe(
          'What becomes of opposite signals of one time on one symbol. `separate`: each strategy trades its own.',
        ),
      window: durationSchema().optional().describe('How far back the strategies are looked at. Default: 14d.'),
      sampleEvery: durationSchema().optional().describe('The distance of the returns that are looked at. Default: 1h.'),
      minPct: fromZeroPercentSchema()
        .optional()
        .describe('The least share, in percent. Default: 5 for `performance`, else 0.'),
      maxPct: percentSchema()
        .optional()
        .describe('The largest share, in percent. Default: 40 for `performance`, else 100.'),
      method: z
        .enum(['inverse-volatility', 'equal-risk'])
        .optional()
        .describe('Of `risk-parity`. Default: inverse-volatility.'),
      regime: regimeSchema.optional().describe('How `regime` tells the state of the market.'),
      shares: z
        .strictObject({
          trending: sharesSchema().optional().describe('Percent by strategy in a market that trends. Default: equal.'),
          ranging: sharesSchema().optional().describe('In one that does neither. Default: equal.'),
          volatile: sharesSchema().optional().describe('In one that is unusually volatile. Default: equal.'),
        })
        .optional()
        .describe('Shares of `regime`. A strategy that is left out of a regime gets nothing in it.'),
      validate: validationSchema()
        .optional()
        .describe('Tries other shares before they go live. Default: they go live at once.'),
    })
    .superRefine((input, context) => {
      const model = input.use === undefined ? (input.model ?? 'equal') : 'custom';
      const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (input.use !== undefined && input.model !== undefined) issue('use', 'give either a model or a file, not both');
      for (const [key, models] of Object.entries(USED_BY)) {
        if (input[key as keyof typeof input] === undefined || models.includes(model)) continue;
        issue(key, `${key} is for ${models.join(', ').replace('custom', 'an allocator of your own')} only`);
      }
      const { minPct, maxPct } = boundsOf(model, input);
      if (minPct > maxPct)
        issue(
          input.minPct === undefined ? 'maxPct' : 'minPct',
          `the least share, ${minPct} %, is above the largest, ${maxPct} %`,
        );
      if (input.driftBandPct !== undefined && model === 'equal' && input.rebalance === undefined) {
        issue('driftBandPct', 'a drift band is for rebalancing: say how often, such as rebalance: 6h');
      }
      if (input.validate !== undefined && model === 'equal' && input.rebalance === undefined) {
        issue('validate', 'shares are tried at a rebalance: say how often, such as rebalance: 6h');
      }
      const samples = samplesOf(input);
      if (samples < 2 || samples > SAMPLES_MAX) {
        issue(
          input.window === undefined ? 'sampleEvery' : 'window',
          `expected a window of 2 to ${SAMPLES_MAX} samples (see sampleEvery)`,
        );
      }
    });

export type AllocatorInput = z.output<ReturnType<typeof allocatorSchema>>;

interface ScenarioHistory {
  readonly samples: number;
  readonly everyMs: number;
}

interface ScenarioBounds extends ScenarioHistory {
  readonly minPct: number;
  readonly maxPct: number;
}

/** How the capital is divided, with every default filled in. */
export type ScenarioAllocation =
  | { readonly model: 'equal' }
  | ({ readonly model: 'performance' | 'minimum-variance' } & ScenarioBounds)
  | ({ readonly model: 'risk-parity'; readonly method: RiskParityMethod } & ScenarioBounds)
  | {
      readonly model: 'regime';
      /** Null: the first of the data. */
      readonly symbol: string | null;
      readonly everyMs: number;
      readonly adxPeriod: number;
      readonly trendAdx: number;
      readonly volatilityWindow: number;
      readonly lookback: number;
      readonly volatilePct: number;
      /** Percent by strategy id; null: equal shares. */
      readonly shares: Readonly<Record<'trending' | 'ranging' | 'volatile', Readonly<Record<string, number>> | null>>;
    }
  | ({
      readonly model: 'custom';
      /** As written, and as an absolute path. */
      readonly use: string;
      readonly file: string;
      readonly params: Readonly<Record<string, unknown>>;
    } & ScenarioHistory);

/** What is left out is off. */
export type ScenarioAllocator = ScenarioAllocation & {
  /** Null: shares are set once, at the start. */
  readonly rebalanceMs: number | null;
  readonly driftBandPct?: number;
  readonly conflicts?: 'net';
  readonly validate?: ValidationTerms;
};

/** With a custom allocator's file as an absolute path from `folder`. */
export function resolveAllocator(input: AllocatorInput, folder: string): ScenarioAllocator {
  const allocation = resolveAllocation(input, folder);
  const defaultMs = allocation.model === 'equal' ? null : INTERVALS_MS['6h'];
  return {
    ...allocation,
    rebalanceMs: parseDurationMs(input.rebalance ?? '') ?? defaultMs,
    ...(input.driftBandPct === undefined ? {} : { driftBandPct: input.driftBandPct }),
    ...(input.conflicts === 'net' ? { conflicts: 'net' } : {}),
    ...(input.validate === undefined ? {} : { validate: resolveValidation(input.validate) }),
  };
}

function resolveAllocation(input: AllocatorInput, folder: string): ScenarioAllocation {
  const { use, model = 'equal', params = {} } = input;
  const history = { samples: samplesOf(input), everyMs: sampleEveryMs(input) };
  if (use !== undefined) return { model: 'custom', use, file: resolve(folder, use), params, ...history };
  if (model === 'equal') return { model };
  if (model === 'regime') return resolveRegime(input);
  const bounded = { ...history, ...boundsOf(model, input) };
  return model === 'risk-parity'
    ? { model, method: input.method ?? 'inverse-volatility', ...bounded }
    : { model, ...bounded };
}

function resolveRegime({ regime, shares = {} }: AllocatorInput): ScenarioAllocation {
  const { symbol, interval, ...rest } = regimeSchema.parse(regime ?? {});
  const { trending = null, ranging = null, volatile = null } = shares;
  const everyMs = INTERVALS_MS[interval];
  return { model: 'regime', symbol: symbol ?? null, everyMs, ...rest, shares: { trending, ranging, volatile } };
}

function boundsOf(model: string, { minPct, maxPct }: Pick<AllocatorInput, 'minPct' | 'maxPct'>) {
  const usual = model === 'performance' ? { minPct: 5, maxPct: 40 } : { minPct: 0, maxPct: 100 };
  return { minPct: minPct ?? usual.minPct, maxPct: maxPct ?? usual.maxPct };
}

function samplesOf(input: Pick<AllocatorInput, 'window' | 'sampleEvery'>): number {
  return Math.floor((parseDurationMs(input.window ?? '14d') ?? 0) / sampleEveryMs(input));
}

function sampleEveryMs({ sampleEvery }: Pick<AllocatorInput, 'sampleEvery'>): number {
  return parseDurationMs(sampleEvery ?? '1h') ?? 1;
}
