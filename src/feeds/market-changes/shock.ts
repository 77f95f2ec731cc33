import { assert } from '../../core/assert.js';
import { gapFactor } from './gap.js';
import type { ShockChange } from './market-change.js';
import type { PriceFactor } from './scale-path.js';

/**
 * Even in the logarithm of the price: after a share s of `overMs` the price is (1 + pct / 100)^s of what it would have
 * been, so that every minute of the shock moves it by the same percentage. From its end on the factor is 1 + pct / 100.
 */
export function shockFactor({ pct, overMs }: ShockChange, fromMs: number): PriceFactor {
  if (overMs === 0) return gapFactor({ pct });
  assert(pct > -100 && overMs > 0, `a shock of ${pct} percent over ${overMs} ms is out of range`);
  const whole = 1 + pct / 100;
  const logWhole = Math.log(whole);
  const endMs = fromMs + overMs;
  return (tsMs) => (tsMs >= endMs ? whole : Math.exp((logWhole * (tsMs - fromMs)) / overMs));
}
