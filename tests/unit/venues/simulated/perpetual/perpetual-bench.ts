import { parseDecimal } from '../../../../../src/core/decimal.js';
import { createInstrument, type Instrument, notional } from '../../../../../src/core/instrument.js';
import { MONEY_DECIMALS, type Money, type PriceUnits, type QuantityUnits } from '../../../../../src/core/units.js';
import { createMarginBrackets } from '../../../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import type { PerpetualPosition } from '../../../../../src/venues/simulated/perpetual/perpetual-position.js';

export const BTC = instrumentOf('BTC', '0.1', '0.001', 0);
export const ETH = instrumentOf('ETH', '0.01', '0.001', 1);

function instrumentOf(base: string, tickSize: string, lotSize: string, index: number): Instrument {
  return createInstrument({ symbol: `${base}USDT`, base, quote: 'USDT', tickSize, lotSize, minNotional: '0' }, index);
}

/**
 * A table of the usual kind. Each cum is the one below plus floor × the step of the ratio: 50,000 × 0.1 % = 50;
 * 50 + 250,000 × 0.5 % = 1,300; 1,300 + 1,000,000 × 1.5 % = 16,300.
 */
export const TABLE_ROWS = [
  ['0', '50000', '0.004', 125, '0'],
  ['50000', '250000', '0.005', 100, '50'],
  ['250000', '1000000', '0.01', 50, '1300'],
  ['1000000', '10000000', '0.025', 20, '16300.0'],
].map(([notionalFloor, notionalCap, maintenanceRatio, maxLeverage, cum]) => ({
  notionalFloor: notionalFloor as string,
  notionalCap: notionalCap as string,
  maintenanceRatio: maintenanceRatio as string,
  maxLeverage: maxLeverage as number,
  cum: cum as string,
}));

export const TABLE = createMarginBrackets('the sample', TABLE_ROWS);

export function usdt(text: string): Money {
  return parseDecimal(text, MONEY_DECIMALS) as Money;
}

export function priceOf(text: string, instrument = BTC): PriceUnits {
  return Number(parseDecimal(text, instrument.priceDecimals)) as PriceUnits;
}

export function coins(text: string, instrument = BTC): QuantityUnits {
  return Number(parseDecimal(text, instrument.quantityDecimals)) as QuantityUnits;
}

/** A position such as `-0.5 @ 50000`, of BTC if nothing else is said. */
export function position(text: string, instrument = BTC): PerpetualPosition {
  const [size, , entry] = text.split(' ');
  const quantity = coins(size, instrument);
  return { instrument, brackets: TABLE, quantity, cost: notional(instrument, priceOf(entry, instrument), quantity) };
}
