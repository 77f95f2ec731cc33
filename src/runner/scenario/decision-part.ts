import { createHash } from 'node:crypto';
import { isSameRule, type SizedBarRule } from '../../kernel/bar-builders/bar-rule.js';
import { canonicalJson } from './canonical-json.js';
import type { Scenario, ScenarioMargin, ScenarioVenue } from './scenario.js';
import { barRuleOf, sizedRuleOf } from './scenario-data.js';
import type { ScenarioRisk } from './scenario-risk.js';
import type { ScenarioAllocator } from './schema/allocator-schema.js';

/**
 * The canonical JSON of what can change a decision. Left out: name and description, report settings, and where the
 * bars come from and how they were cleaned, because the hash of the bars themselves stands for that. A strategy's
 * file is left out too: what it decides is in the events. To have a parameter that is left out equal one that is
 * given with its default value, pass the scenario with validated `params`.
 */
export function decisionPart(scenario: Omit<Scenario, 'source'>): string {
  const { seed, period, account, compliance } = scenario;
  const risk = riskPart(scenario.risk);
  const venue = venuePart(scenario.venue);
  const allocator = allocatorPart(scenario.allocator);
  const data = scenario.data.map((one) => {
    const { symbol, base, quote, intervalMs, filters } = one;
    const bars = sizedRuleOf(one);
    return { symbol, base, quote, intervalMs, filters, ...(bars && { bars }) };
  });
  const isOther = (strategyMs: number | null, symbols: readonly string[]) =>
    strategyMs !== null &&
    scenario.data.some(({ symbol, intervalMs }) => symbols.includes(symbol) && intervalMs !== strategyMs);
  const isOtherRule = (rule: SizedBarRule, symbols: readonly string[]) =>
    scenario.data.some((one) => symbols.includes(one.symbol) && !isSameRule(rule, barRuleOf(one)));
  const strategies = scenario.strategies.map(
    ({ id, use, file, symbols, intervalMs, bars, params, sizing, execution }) => ({
      id,
      use: file === null ? use : '(file)',
      symbols,
      // The bars of its data are what a strategy without a wish gets.
      ...(isOther(intervalMs, symbols) ? { intervalMs } : {}),
      ...(bars !== undefined && isOtherRule(bars, symbols) ? { bars } : {}),
      params,
      sizing,
      ...(execution === null ? {} : { execution }),
    }),
  );
  return canonicalJson({ seed, data, period, venue, account, strategies, allocator, risk, compliance });
}

/** SHA-256 (hex) of {@link decisionPart}. */
export function scenarioHash(scenario: Omit<Scenario, 'source'>): string {
  return createHash('sha256').update(decisionPart(scenario)).digest('hex');
}

/** Of a user's allocator, as of a strategy's file, what it decides is in the events. */
function allocatorPart(allocator: ScenarioAllocator): object {
  return allocator.model === 'custom' ? { ...allocator, use: '(file)', file: null } : allocator;
}

/** What is left out of a scenario is left out here: a setting that did not exist yet changes no older fingerprint. */
function venuePart({ margin, latency, participationPct, selfTrade, ...rest }: ScenarioVenue) {
  return {
    ...rest,
    ...(margin === null ? {} : { margin: marginPart(margin) }),
    ...(latency.model === 'fixed' ? { latencyMs: latency.ms } : { latency }),
    ...(participationPct === null ? {} : { participationPct }),
    ...(selfTrade === 'prevent' ? {} : { selfTrade }),
  };
}

/** Where brackets come from does not matter: the hash of the brackets themselves stands for that. */
function marginPart({ bracketsPath, maintenancePct, interest, liquidation, ...rest }: ScenarioMargin) {
  return {
    ...rest,
    ...(bracketsPath === null ? { maintenancePct } : {}),
    ...(interest === null ? {} : { interest }),
    ...(liquidation === 'at-once' ? {} : { liquidation }),
  };
}

/** Like a strategy's file, a rule's is left out: what it decides is in the events. */
function riskPart({ rules, ...rest }: ScenarioRisk) {
  if (rules === undefined) return rest;
  return { ...rest, rules: rules.map(({ params }) => ({ use: '(file)', params })) };
}
