import type { FeeRate } from '../../../core/fee-rate.js';
import { notional } from '../../../core/instrument.js';
import { feeOfTrade } from '../../../core/trade-fee.js';
import type { QuantityUnits } from '../../../core/units.js';
import type { ComingFill } from '../liquidation.js';
import type { PerpetualCollateral } from './perpetual-collateral.js';

/**
 * Whether what the fill closes costs more than there is to pay for it, fee included: of an isolated position the part of
 * its margin that is set free; of the last cross-margined one, closed as a whole, the wallet. As long as something else
 * is held in the wallet, a liquidation of that will settle it. It can happen where the traded price is far from the
 * mark price, which liquidates nothing.
 */
export function closingOverdraws(collateral: PerpetualCollateral, fill: ComingFill, takerRate: FeeRate): boolean {
  const { strategyIndex, instrument, side, quantity, price } = fill;
  const { quantity: held, cost } = collateral.marked(strategyIndex, instrument);
  const isLong = held > 0;
  if (held === 0 || isLong === (side === 'buy')) return false;
  const size = Math.abs(held);
  const closed = Math.min(quantity, size) as QuantityUnits;
  const value = notional(instrument, price, closed);
  const share = (amount: bigint) => (amount * BigInt(closed)) / BigInt(size);
  const realized = (isLong ? value : -value) - share(cost) - feeOfTrade(instrument, price, closed, takerRate);
  const isolated = collateral.isolatedMargin(strategyIndex, instrument.index);
  if (isolated !== null) return share(isolated) + realized < 0n;
  const isLast = closed === size && collateral.standsAlone(strategyIndex, instrument.index);
  return isLast && collateral.wallet(strategyIndex) + realized < 0n;
}
