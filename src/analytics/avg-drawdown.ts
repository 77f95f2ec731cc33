import type { Drawdown } from './drawdowns.js';
import { mean } from './mean.js';

/** Average depth of the drawdowns in percent (as backtesting.py and QuantStats have it), null if there were none. */
export function avgDrawdownPct(drawdowns: readonly Drawdown[]): number | null {
  return drawdowns.length === 0 ? null : mean(drawdowns.map((one) => one.depthPct));
}
