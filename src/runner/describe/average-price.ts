import { formatDecimal } from '../../core/decimal.js';
import type { Instrument } from '../../core/instrument.js';
import { MONEY_DECIMALS } from '../../core/units.js';

const AVERAGE_DECIMALS = 8;

/** Notional over quantity with 8 decimals, rounded half up; exact when every fill had one price. Both are positive. */
export function averagePrice(total: bigint, quantity: number, instrument: Instrument): string {
  const divisor = BigInt(quantity) * 10n ** BigInt(MONEY_DECIMALS - instrument.quantityDecimals - AVERAGE_DECIMALS);
  return formatDecimal((total + divisor / 2n) / divisor, AVERAGE_DECIMALS);
}
