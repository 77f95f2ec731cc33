import { assert } from '../../core/assert.js';
import type { TrendChange } from './market-change.js';
import type { PriceFactor } from './scale-path.js';

const DAY_MS = 86_400_000;

/** (1 + pctPerDay / 100)^days, where days have passed since the moment. */
export function trendFactor({ pctPerDay }: TrendChange, fromMs: number): PriceFactor {
  assert(pctPerDay > -100, `a trend of ${pctPerDay} percent a day leaves no price`);
  const logPerMs = Math.log(1 + pctPerDay / 100) / DAY_MS;
  return (tsMs) => Math.exp(logPerMs * (tsMs - fromMs));
}
