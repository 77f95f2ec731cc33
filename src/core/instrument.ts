import { decimalPlaces, formatDecimal, parseDecimal } from './decimal.js';
import { InputError } from './errors.js';
import { MONEY_DECIMALS, type Money, type PriceUnits, type QuantityUnits } from './units.js';

/** What a user says of a symbol: decimal strings, as an exchange's filters give them. */
export interface InstrumentSpec {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minNotional: string;
  /**
   * Decimals that quantities are kept in, where something is counted finer than the lot: fees taken in coins. Left out:
   * those of the lot.
   */
  readonly quantityDecimals?: number;
}

/** A tradable symbol with its grid. Plain data; `index` is its place in the run's table of instruments. */
export interface Instrument {
  readonly index: number;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  /** 10^priceDecimals and 10^quantityDecimals as float64. */
  readonly priceOne: number;
  readonly quantityOne: number;
  readonly tickUnits: PriceUnits;
  readonly lotUnits: QuantityUnits;
  readonly minNotional: Money;
  readonly minNotionalFloat: number;
  /** Money units in one price unit × one quantity unit. */
  readonly notionalFactor: bigint;
}

const MAX_DECIMALS = 8;

/** @throws InputError INSTRUMENT_GRID when a step is not positive or finer than 8 decimals. */
export function createInstrument(spec: InstrumentSpec, index: number): Instrument {
  const priceDecimals = gridDecimals(spec, 'tickSize');
  const quantityDecimals = Math.max(gridDecimals(spec, 'lotSize'), spec.quantityDecimals ?? 0);
  return {
    index,
    symbol: spec.symbol,
    base: spec.base,
    quote: spec.quote,
    priceDecimals,
    quantityDecimals,
    priceOne: 10 ** priceDecimals,
    quantityOne: 10 ** quantityDecimals,
    tickUnits: Number(parseDecimal(spec.tickSize, priceDecimals)) as PriceUnits,
    lotUnits: Number(parseDecimal(spec.lotSize, quantityDecimals)) as QuantityUnits,
    minNotional: parseDecimal(spec.minNotional, MONEY_DECIMALS) as Money,
    minNotionalFloat: Number(spec.minNotional),
    notionalFactor: 10n ** BigInt(MONEY_DECIMALS - priceDecimals - quantityDecimals),
  };
}

function gridDecimals(spec: InstrumentSpec, field: 'tickSize' | 'lotSize'): number {
  const decimals = decimalPlaces(spec[field]);
  if (decimals > MAX_DECIMALS || parseDecimal(spec[field], decimals) <= 0n) {
    throw new InputError({
      code: 'INSTRUMENT_GRID',
      message: `${spec.symbol}: ${field} ${spec[field]} must be positive with at most ${MAX_DECIMALS} decimals.`,
      remedy: "Take it from the exchange's filters for the symbol, for example 0.01.",
      values: { ...spec },
    });
  }
  return decimals;
}

/** The tick nearest to a float price. */
export function roundToTick(instrument: Instrument, price: number): PriceUnits {
  return (Math.round((price * instrument.priceOne) / instrument.tickUnits) * instrument.tickUnits) as PriceUnits;
}

/** The tick at or above a float price; a price on the grid (to within float error) stays. */
export function ceilToTick(instrument: Instrument, price: number): PriceUnits {
  const ticks = snapped((price * instrument.priceOne) / instrument.tickUnits);
  return (Math.ceil(ticks) * instrument.tickUnits) as PriceUnits;
}

/** The tick at or below a float price; a price on the grid (to within float error) stays. */
export function floorToTick(instrument: Instrument, price: number): PriceUnits {
  const ticks = snapped((price * instrument.priceOne) / instrument.tickUnits);
  return (Math.floor(ticks) * instrument.tickUnits) as PriceUnits;
}

/**
 * The largest lot multiple at or below a float quantity, and below what is still an exact integer of units. Never
 * negative quantities: the side says the direction.
 */
export function floorToLot(instrument: Instrument, quantity: number): QuantityUnits {
  const most = Math.floor(Number.MAX_SAFE_INTEGER / instrument.lotUnits);
  const lots = Math.min(most, Math.floor(snapped((quantity * instrument.quantityOne) / instrument.lotUnits)));
  return (lots * instrument.lotUnits) as QuantityUnits;
}

/** 0.1 / 0.00001 is 10000.000000000002 in float64: a value within a few ulps of an integer is meant to be it. */
function snapped(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= Math.abs(nearest) * 4e-16 ? nearest : value;
}

export function priceToFloat(instrument: Instrument, price: PriceUnits): number {
  return price / instrument.priceOne;
}

export function quantityToFloat(instrument: Instrument, quantity: QuantityUnits): number {
  return quantity / instrument.quantityOne;
}

export function formatPrice(instrument: Instrument, price: PriceUnits): string {
  return formatDecimal(price, instrument.priceDecimals);
}

export function formatQuantity(instrument: Instrument, quantity: QuantityUnits): string {
  return formatDecimal(quantity, instrument.quantityDecimals);
}

/** Exact price × quantity. */
export function notional(instrument: Instrument, price: PriceUnits, quantity: QuantityUnits): Money {
  const product = price * quantity;
  // One bigint product saved where the float product is still exact, which it nearly always is.
  const units = Number.isSafeInteger(product) ? BigInt(product) : BigInt(price) * BigInt(quantity);
  return (units * instrument.notionalFactor) as Money;
}
