import { assert } from './assert.js';
import type { FeeRate } from './fee-rate.js';
import type { Instrument } from './instrument.js';
import { FEE_DECIMALS, type QuantityUnits } from './units.js';

/** A rate is an integer of 10^-8. */
const RATE_ONE = 10n ** 8n;

/**
 * The part of a bought quantity that the venue keeps as its fee, rounded half up to 8 decimals of the coin: what an
 * exchange does when fees are not paid in its own coin. The instrument has to keep its quantities that fine.
 */
export function baseFeeOf(instrument: Instrument, quantity: QuantityUnits, rate: FeeRate): QuantityUnits {
  assert(instrument.quantityDecimals === FEE_DECIMALS, 'fees in coins need quantities of 8 decimals');
  const kept = (BigInt(quantity) * rate.units + RATE_ONE / 2n) / RATE_ONE;
  return Number(kept) as QuantityUnits;
}
