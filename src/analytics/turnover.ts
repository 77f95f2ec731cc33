import { mean } from './mean.js';

/**
 * Value of everything bought and sold in units of the average equity: how often the account was turned over. Null
 * without equity.
 */
export function turnoverRatio(turnoverNotional: number, equity: Float64Array): number | null {
  const average = mean(equity);
  return average > 0 ? turnoverNotional / average : null;
}
