import { z } from 'zod';
import { parseDurationMs } from '../duration.js';
import { endOf, parseMoment, startOf } from '../moment.js';
import { durationSchema, momentSchema, percentSchema } from './scalar-schemas.js';

const actionSchema = () =>
  z
    .enum(['block', 'flag'])
    .describe('`block`: the order is not sent. `flag`: it is sent, and the pattern is on record.');

const restrictionSchema = z.strictObject({
  symbol: z.string({ error: 'expected a symbol' }).describe('The symbol that must not be entered.'),
  from: momentSchema().optional().describe('From then on, inclusive, UTC. Default: always has been.'),
  to: momentSchema()
    .optional()
    .describe('Until then, UTC: a date covers that whole day, a time is exclusive. Default: for good.'),
  side: z.enum(['buy', 'sell']).optional().describe('Only orders of this side. Default: both.'),
});

const washTradeSchema = z.strictObject({
  action: actionSchema().default('block'),
  window: durationSchema().default('1m').describe('How long what was traded is looked back at.'),
  tolerancePct: percentSchema()
    .default(5)
    .describe('How far bought and sold quantity may differ and still be called equal, in percent of the larger.'),
});

const layeringSchema = z.strictObject({
  action: actionSchema().default('flag'),
  maxCancels: z
    .int({ error: 'expected a whole number of orders, such as 10' })
    .min(0, 'expected at least 0')
    .describe('Limit orders of one strategy, symbol and side that may be cancelled unfilled within the time.'),
  within: durationSchema().describe('The time that is looked back at, such as 1m.'),
  minFillRatioPct: percentSchema()
    .default(10)
    .describe('More may be cancelled while at least this part of the quantity of such orders fills, in percent.'),
});

/** Conduct: the `compliance` part of a scenario. Left out: no compliance, no audit trail. */
export const complianceSchema = () =>
  z.strictObject({
    restricted: z
      .array(restrictionSchema, { error: 'expected a list such as [{ symbol: BTCUSDT }]' })
      .optional()
      .describe('Markets in which nothing may be opened; what is held may be closed.'),
    washTrade: washTradeSchema.optional().describe('Orders by which the desk would trade with itself. Left out: off.'),
    layering: layeringSchema
      .optional()
      .describe('Limit orders that are placed and cancelled again and again. Left out: off.'),
  });

export type ComplianceInput = z.output<ReturnType<typeof complianceSchema>>;

type Action = 'block' | 'flag';

/** Compliance with every default filled in and every unit in its name; a rule that is null is off. */
export interface ScenarioCompliance {
  readonly restricted: readonly ScenarioRestriction[];
  readonly washTrade: { readonly action: Action; readonly windowMs: number; readonly tolerancePct: number } | null;
  readonly layering: {
    readonly action: Action;
    readonly maxCancels: number;
    readonly withinMs: number;
    readonly minFillRatioPct: number;
  } | null;
}

/** From `fromMs` (inclusive) to `toMs` (exclusive); null leaves that end open, or means both sides. */
export interface ScenarioRestriction {
  readonly symbol: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly side: 'buy' | 'sell' | null;
}

/** Undefined where the scenario has no compliance: the key leaves no trace then. */
export function resolveCompliance(input: ComplianceInput | undefined): ScenarioCompliance | undefined {
  if (input === undefined) return undefined;
  const { restricted = [], washTrade, layering } = input;
  return {
    restricted: restricted.map(({ symbol, from, to, side }) => {
      const first = from === undefined ? null : parseMoment(from);
      const last = to === undefined ? null : parseMoment(to);
      return { symbol, fromMs: first && startOf(first), toMs: last && endOf(last), side: side ?? null };
    }),
    washTrade: washTrade === undefined ? null : resolveWashTrade(washTrade),
    layering: layering === undefined ? null : resolveLayering(layering),
  };
}

function resolveWashTrade({ window, ...rest }: NonNullable<ComplianceInput['washTrade']>) {
  return { ...rest, windowMs: parseDurationMs(window) ?? 0 };
}

function resolveLayering({ within, ...rest }: NonNullable<ComplianceInput['layering']>) {
  return { ...rest, withinMs: parseDurationMs(within) ?? 0 };
}
