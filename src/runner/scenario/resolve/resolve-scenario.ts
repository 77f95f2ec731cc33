import { resolve } from 'node:path';
import { toDecimalText } from '../decimal-text.js';
import { parseDurationMs } from '../duration.js';
import { endOf, parseMoment, startOf } from '../moment.js';
import type { Scenario, ScenarioAccount, ScenarioInterest, ScenarioPeriod, ScenarioVenue } from '../scenario.js';
import { resolveAllocator } from '../schema/allocator-schema.js';
import { resolveCompliance } from '../schema/compliance-schema.js';
import type { ScenarioInput } from '../schema/scenario-schema.js';
import { resolveSweep } from '../schema/sweep-schema.js';
import type { VenueInput } from '../schema/venue-schema.js';
import type { SourceMap } from '../source-map.js';
import { resolveData } from './resolve-data.js';
import { resolveRisk } from './resolve-risk.js';
import { resolveStrategy } from './resolve-strategy.js';

/** The checked input with units resolved; relative paths are relative to `folder`. */
export function resolveScenario(input: ScenarioInput, source: SourceMap, folder: string): Scenario {
  const data = input.data.map((entry) => resolveData(entry, input.dataPolicy, folder));
  const { risk, report } = input;
  return {
    name: input.name,
    description: input.description ?? null,
    seed: input.seed,
    data,
    period: resolvePeriod(input.period),
    venue: resolveVenue(input.venue, folder),
    account: resolveAccount(input.account, data[0].quote),
    strategies: input.strategies.map((strategy) => resolveStrategy(strategy, folder)),
    allocator: resolveAllocator(input.allocator, folder),
    risk: resolveRisk(risk, folder),
    ...(input.compliance && { compliance: resolveCompliance(input.compliance) }),
    report: { equityEveryMs: parseDurationMs(report.equityEvery) ?? 0 },
    ...(input.sweep && { sweep: resolveSweep(input.sweep) }),
    source,
  };
}

function resolveVenue(input: VenueInput, folder: string): ScenarioVenue {
  const { kind, fees, slippage, latencyMs, latency, intrabar, limitTouch, participationPct, selfTrade } = input;
  const { leverage, margin: mode, brackets, maintenancePct, clearanceFeePct, interest } = input;
  const bracketsPath = brackets === undefined ? null : resolve(folder, brackets);
  const lends = kind === 'perpetual' || leverage !== undefined;
  return {
    kind,
    margin: lends
      ? {
          mode,
          leverage: leverage ?? 1,
          bracketsPath,
          maintenancePct,
          clearanceFeePct,
          liquidation: input.liquidation,
          interest: interest === undefined ? null : resolveInterest(interest),
        }
      : null,
    fees,
    slippage,
    latency: latency ?? { model: 'fixed', ms: latencyMs },
    intrabar,
    limitTouch,
    participationPct: participationPct ?? null,
    selfTrade,
  };
}

function resolveInterest({ ratePct, coinRatePct }: NonNullable<VenueInput['interest']>): ScenarioInterest {
  return { cashPct: ratePct, coinPct: coinRatePct ?? ratePct };
}

function resolvePeriod({ from, to }: ScenarioInput['period']): ScenarioPeriod {
  const first = from === undefined ? null : parseMoment(from);
  const last = to === undefined ? null : parseMoment(to);
  return { fromMs: first && startOf(first), toMs: last && endOf(last) };
}

function resolveAccount({ cash }: ScenarioInput['account'], quoteCurrency: string): ScenarioAccount {
  const entries = Object.entries(cash).map(([currency, amount]) => [currency, toDecimalText(amount) ?? '']);
  return { cash: Object.fromEntries(entries), quoteCurrency };
}
