import { resolve } from 'node:path';
import type { ResumePolicy } from '../../../agents/risk/halts/halt-rule.js';
import { parseDurationMs } from '../duration.js';
import { parseMoment, startOf } from '../moment.js';
import type { ScenarioRisk, ScenarioTailLoss } from '../scenario-risk.js';
import type { TailLossInput } from '../schema/market-risk-schema.js';
import type { RiskInput } from '../schema/risk-schema.js';

/** Units resolved and defaults filled in; what is off is left out. */
export function resolveRisk(input: RiskInput, folder: string): ScenarioRisk {
  const { maxPositionPct = null, maxExposurePct = null, ...rest } = input;
  const { valueAtRiskPct, expectedShortfallPct, correlatedExposurePct, ...others } = rest;
  const { maxTradesPerDay, orderRate, symbols, killSwitch, halt, warnAtPct, rules, ...plain } = others;
  return {
    maxPositionPct,
    maxExposurePct,
    ...withoutUndefined({
      ...plain,
      valueAtRiskPct: valueAtRiskPct && resolveTailLoss(valueAtRiskPct),
      expectedShortfallPct: expectedShortfallPct && resolveTailLoss(expectedShortfallPct),
      correlatedExposurePct: correlatedExposurePct && withIntervalMs(correlatedExposurePct),
      maxTradesPerDay: maxTradesPerDay === undefined ? undefined : resolveTrades(maxTradesPerDay),
      orderRate: orderRate && { orders: orderRate.orders, perMs: durationMs(orderRate.per) },
      symbols: symbols && { allow: symbols.allow ?? null, deny: symbols.deny ?? [] },
      killSwitchTsMs: killSwitch && momentMs(killSwitch.at),
      halt: halt && { flatten: halt.flatten, resume: resolveResume(halt.resume) },
      warnAtPct: warnAtPct === 100 ? undefined : warnAtPct,
      rules:
        rules === undefined || rules.length === 0
          ? undefined
          : rules.map(({ use, params }) => ({ use, file: resolve(folder, use), params })),
    }),
  };
}

function resolveTailLoss(input: TailLossInput): ScenarioTailLoss {
  const { samples, ...rest } = withIntervalMs(input);
  return { ...rest, samples: rest.method === 'monte-carlo' ? samples : null };
}

function withIntervalMs<T extends { readonly interval: string }>({ interval, ...rest }: T) {
  return { ...rest, intervalMs: durationMs(interval) };
}

function resolveTrades(input: NonNullable<RiskInput['maxTradesPerDay']>) {
  if (typeof input === 'number') return { desk: input, strategy: null };
  return { desk: input.desk ?? null, strategy: input.strategy ?? null };
}

function resolveResume(input: NonNullable<RiskInput['halt']>['resume']): ResumePolicy | null {
  if (input === undefined) return null;
  return typeof input === 'string' ? input : { afterMs: durationMs(input.after) };
}

function durationMs(text: string): number {
  return parseDurationMs(text) ?? 0;
}

function momentMs(text: string): number {
  const moment = parseMoment(text);
  return moment === null ? 0 : startOf(moment);
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
