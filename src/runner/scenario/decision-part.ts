import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Scenario, ScenarioMargin, ScenarioVenue } from './scenario.js';

/**
 * The canonical JSON of what can change a decision. Left out: name and description, report settings, and where the
 * bars come from and how they were cleaned, because the hash of the bars themselves stands for that. A strategy's
 * file is left out too: what it decides is in the events. To have a parameter that is left out equal one that is
 * given with its default value, pass the scenario with validated `params`.
 */
export function decisionPart(scenario: Omit<Scenario, 'source'>): string {
  const { seed, period, account, allocator, risk } = scenario;
  const venue = venuePart(scenario.venue);
  const data = scenario.data.map(({ symbol, base, quote, intervalMs, filters }) => ({
    symbol,
    base,
    quote,
    intervalMs,
    filters,
  }));
  const isOther = (strategyMs: number | null, symbols: readonly string[]) =>
    strategyMs !== null &&
    scenario.data.some(({ symbol, intervalMs }) => symbols.includes(symbol) && intervalMs !== strategyMs);
  const strategies = scenario.strategies.map(({ id, use, file, symbols, intervalMs, params, sizing, execution }) => ({
    id,
    use: file === null ? use : '(file)',
    symbols,
    // The interval of its data is what a strategy without one gets.
    ...(isOther(intervalMs, symbols) ? { intervalMs } : {}),
    params,
    sizing,
    ...(execution === null ? {} : { execution }),
  }));
  return canonicalJson({ seed, data, period, venue, account, strategies, allocator, risk });
}

/** SHA-256 (hex) of {@link decisionPart}. */
export function scenarioHash(scenario: Omit<Scenario, 'source'>): string {
  return createHash('sha256').update(decisionPart(scenario)).digest('hex');
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
function marginPart({ bracketsPath, maintenancePct, ...rest }: ScenarioMargin) {
  return { ...rest, ...(bracketsPath === null ? { maintenancePct } : {}) };
}
