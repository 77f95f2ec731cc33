import { assert } from '../../core/assert.js';
import type { GapChange } from './market-change.js';
import type { PriceFactor } from './scale-path.js';

/** One factor from the moment on: the first open already has it. */
export function gapFactor({ pct }: Pick<GapChange, 'pct'>): PriceFactor {
  assert(pct > -100, `a gap of ${pct} percent leaves no price`);
  const factor = 1 + pct / 100;
  return () => factor;
}
