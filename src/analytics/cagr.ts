import { ANNUAL_DAYS, DAY_MS } from './annual-days.js';

/**
 * Compound annual growth rate in percent: the constant yearly return that leads from the initial to the final equity.
 *
 * Formula: (final / initial)^(365 days / elapsed) − 1 (https://en.wikipedia.org/wiki/Compound_annual_growth_rate). Null
 * without time or initial equity, and where the number is too large to hold. An account that is gone has lost 100 %.
 */
export function cagrPct(initial: number, final: number, elapsedMs: number): number | null {
  if (!(initial > 0) || !(elapsedMs > 0)) return null;
  if (final <= 0) return -100;
  // By way of logarithms: V8 raises to powers in another way from one version to the next.
  const pct = 100 * Math.expm1((Math.log(final / initial) * ANNUAL_DAYS * DAY_MS) / elapsedMs);
  return Number.isFinite(pct) ? pct : null;
}
