import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Scenario } from './scenario.js';

/**
 * The canonical JSON of what can change a decision. Left out: name and description, report settings, and where the
 * bars come from and how they were cleaned, because the hash of the bars themselves stands for that. A strategy's
 * file is left out too: what it decides is in the events. To have a parameter that is left out equal one that is
 * given with its default value, pass the scenario with validated `params`.
 */
export function decisionPart(scenario: Omit<Scenario, 'source'>): string {
  const { seed, period, venue, account, allocator, risk } = scenario;
  const data = scenario.data.map(({ symbol, base, quote, intervalMs, filters }) => ({
    symbol,
    base,
    quote,
    intervalMs,
    filters,
  }));
  const strategies = scenario.strategies.map(({ id, use, file, symbols, params, sizing }) => ({
    id,
    use: file === null ? use : '(file)',
    symbols,
    params,
    sizing,
  }));
  return canonicalJson({ seed, data, period, venue, account, strategies, allocator, risk });
}

/** SHA-256 (hex) of {@link decisionPart}. */
export function scenarioHash(scenario: Omit<Scenario, 'source'>): string {
  return createHash('sha256').update(decisionPart(scenario)).digest('hex');
}
