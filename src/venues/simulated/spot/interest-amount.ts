import { assert } from '../../../core/assert.js';
import { FEE_STEP } from '../../../core/fee-rate.js';
import type { Money } from '../../../core/units.js';

/** Twelve decimals of a daily rate: as many as funding has. */
const RATE_ONE_FLOAT = 1e12;
const HOURS_A_DAY = 24n;
const WHOLE = HOURS_A_DAY * 10n ** 12n * FEE_STEP;

/**
 * What borrowing costs for one hour: borrowed × daily rate / 24. The rate is taken to 12 decimals, the product is exact
 * and rounded half up to 8. Source: Binance, "Margin Interest Calculation" (interest accrues by the hour).
 */
export function interestAmount(borrowed: Money, dailyRate: number): Money {
  const rateUnits = Math.round(dailyRate * RATE_ONE_FLOAT);
  assert(Number.isSafeInteger(rateUnits) && rateUnits >= 0, `a daily rate of ${dailyRate}`);
  assert(borrowed >= 0n, `a loan of ${borrowed}`);
  return (((borrowed * BigInt(rateUnits) + WHOLE / 2n) / WHOLE) * FEE_STEP) as Money;
}
