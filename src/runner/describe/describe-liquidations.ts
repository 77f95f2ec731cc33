import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { formatDecimal } from '../../core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../core/instrument.js';
import { isoTime } from '../../core/iso-time.js';
import { MONEY_DECIMALS, type QuantityUnits } from '../../core/units.js';
import type { PositionLiquidated } from '../../events/ledger-events.js';
import type { BranchResult, LiquidationResult } from '../../report/run-result.js';

/** Each position that the venue closed, with the fill that closed it: both come in the same order. */
export function describeLiquidations(
  liquidations: readonly PositionLiquidated[],
  fills: readonly RecordedFill[],
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): LiquidationResult[] {
  if (liquidations.length === 0) return [];
  const closing = fills.filter(({ role }) => role === 'liquidation');
  return liquidations.map((one, index) => {
    const instrument = instruments[one.instrumentIndex];
    const { price, fee } = closing[index];
    return {
      ts: isoTime(one.tsMs),
      strategy: strategyIds[one.strategyIndex],
      symbol: instrument.symbol,
      side: one.quantity > 0 ? 'long' : 'short',
      quantity: formatQuantity(instrument, Math.abs(one.quantity) as QuantityUnits),
      liquidationPrice: formatPrice(instrument, one.liquidationPrice),
      price: formatPrice(instrument, price),
      fee: formatDecimal(fee, MONEY_DECIMALS),
      covered: formatDecimal(one.covered, MONEY_DECIMALS),
    };
  });
}

/** What a reader has to know of a branch with liquidations, in one sentence or two; null of one without. */
export function liquidationWarning({ name, parent, liquidations }: BranchResult): string | null {
  const [first] = liquidations;
  if (first === undefined) return null;
  const where = parent === null ? '' : `${name}: `;
  const time = `${first.ts.slice(0, 10)} ${first.ts.slice(11, 16)} UTC`;
  const what = `a ${first.side} of ${first.quantity} ${first.symbol} at ${first.price} on ${time}`;
  const said =
    liquidations.length === 1
      ? `A position was liquidated: ${what}.`
      : `${liquidations.length} positions were liquidated, the first of them ${what}.`;
  return `${where}${said} The venue closed what the margin no longer carried.`;
}
