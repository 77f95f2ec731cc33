import { parseDecimal } from '../../../src/core/decimal.js';
import { createInstrument, type Instrument } from '../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money, type PriceUnits, type QuantityUnits } from '../../../src/core/units.js';
import type { Side } from '../../../src/events/order-terms.js';
import { type Account, postFill } from '../../../src/ledger/account.js';

/** Two instruments with different grids. */
export const INSTRUMENTS: readonly Instrument[] = [
  ['BTC', '0.01', '0.00001'],
  ['DOGE', '0.00005', '1'],
].map(([base, tickSize, lotSize], index) =>
  createInstrument({ symbol: `${base}USDT`, base, quote: 'USDT', tickSize, lotSize, minNotional: '0' }, index),
);

export function money(text: string): Money {
  return parseDecimal(text, MONEY_DECIMALS) as Money;
}

export function priceOf(instrument: Instrument, text: string): PriceUnits {
  return Number(parseDecimal(text, instrument.priceDecimals)) as PriceUnits;
}

export function quantityOf(instrument: Instrument, text: string): QuantityUnits {
  return Number(parseDecimal(text, instrument.quantityDecimals)) as QuantityUnits;
}

/** Posts a fill such as `buy 0.5 @ 40000 fee 20`, of BTC if nothing else is said, and returns what it realised. */
export function post(account: Account, fill: string, instrument = INSTRUMENTS[0]): Money {
  const [side, quantity, , price, , fee] = fill.split(' ');
  return postFill(
    account,
    instrument,
    side as Side,
    priceOf(instrument, price),
    quantityOf(instrument, quantity),
    money(fee ?? '0'),
  );
}

/** What must equal the deposits, to the last digit, whatever was posted. */
export function conserved(account: Account): bigint {
  const cost = account.positions.reduce((sum, position) => sum + position.cost, 0n);
  const { cash, fees, interest, realized, funding, covered } = account;
  return cash + cost + fees + interest - realized - funding - covered;
}
