import { formatDecimal } from '../../core/decimal.js';
import { formatPrice, formatQuantity, type Instrument, notional, roundToTick } from '../../core/instrument.js';
import { MONEY_DECIMALS, type QuantityUnits } from '../../core/units.js';
import type { Account } from '../../ledger/account.js';
import type { OpenPositionResult } from '../../report/run-result.js';
import { averagePrice } from './average-price.js';

/** What the sub-accounts hold at these last prices (float, by instrument), in the order of the scenario. */
export function describeOpenPositions(
  accounts: readonly Account[],
  instruments: readonly Instrument[],
  lastPrices: ArrayLike<number>,
  strategyIds: readonly string[],
): OpenPositionResult[] {
  return accounts.flatMap(({ positions }, strategyIndex) =>
    instruments.flatMap((instrument): OpenPositionResult[] => {
      const { quantity, cost } = positions[instrument.index];
      if (quantity === 0) return [];
      const size = Math.abs(quantity) as QuantityUnits;
      const price = roundToTick(instrument, lastPrices[instrument.index]);
      const worth = notional(instrument, price, size);
      return [
        {
          strategy: strategyIds[strategyIndex],
          symbol: instrument.symbol,
          side: quantity > 0 ? 'long' : 'short',
          quantity: formatQuantity(instrument, size),
          entryPrice: averagePrice(cost < 0n ? -cost : cost, size, instrument),
          lastPrice: formatPrice(instrument, price),
          unrealized: formatDecimal((quantity > 0 ? worth : -worth) - cost, MONEY_DECIMALS),
        },
      ];
    }),
  );
}
