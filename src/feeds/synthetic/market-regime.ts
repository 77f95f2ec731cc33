import { nextUniform, type RandomState } from '../../core/random.js';

/** A phase of the market. */
export interface MarketRegime {
  readonly name: string;
  /** Expected change of the price in a day, as a fraction. */
  readonly dayDrift: number;
  readonly volatilityFactor: number;
  /** How long the phase lasts on average. */
  readonly meanMs: number;
}

const HOUR_MS = 3_600_000;

/** Chosen so that rules meet what undoes them: trends that hold for days, long quiet ranges, short storms. */
export const MARKET_REGIMES: readonly MarketRegime[] = [
  { name: 'range', dayDrift: 0, volatilityFactor: 0.65, meanMs: 36 * HOUR_MS },
  { name: 'rise', dayDrift: 0.018, volatilityFactor: 0.9, meanMs: 30 * HOUR_MS },
  { name: 'fall', dayDrift: -0.018, volatilityFactor: 1.15, meanMs: 24 * HOUR_MS },
  { name: 'storm', dayDrift: -0.01, volatilityFactor: 2.1, meanMs: 6 * HOUR_MS },
];

/** The regime of the next bar: the same, or at the end of a phase any of the others. Draws two numbers each time. */
export function nextRegime(regime: MarketRegime, random: RandomState, stepMs: number): MarketRegime {
  const ends = nextUniform(random) < stepMs / regime.meanMs;
  const choice = Math.floor(nextUniform(random) * (MARKET_REGIMES.length - 1));
  return ends ? MARKET_REGIMES.filter((other) => other !== regime)[choice] : regime;
}
