/**
 * Exact quantities of the ledger. A price is an integer count of 10^-priceDecimals of its instrument, a quantity an
 * integer count of 10^-quantityDecimals: safe integers, so comparing and adding them is exact. Money is a bigint count
 * of 10^-16 of the quote currency, wide enough for the exact product of any price and quantity (8 + 8 decimals).
 * The brands exist for the compiler only: a price cannot be passed where a quantity is expected.
 */
export type PriceUnits = number & { readonly unit: 'price' };
export type QuantityUnits = number & { readonly unit: 'quantity' };
export type Money = bigint & { readonly unit: 'money' };

/** Decimals of {@link Money}. */
export const MONEY_DECIMALS = 16;
/** Decimals that fees are rounded to: an exchange books no finer amounts. */
export const FEE_DECIMALS = 8;

export const ZERO_MONEY = 0n as Money;
export const ZERO_QUANTITY = 0 as QuantityUnits;

const MONEY_ONE_FLOAT = 1e16;

export function addMoney(a: Money, b: Money): Money {
  return (a + b) as Money;
}

export function subtractMoney(a: Money, b: Money): Money {
  return (a - b) as Money;
}

/** The nearest float64: for ratios, charts and indicators, never for bookkeeping. */
export function moneyToFloat(money: Money): number {
  return Number(money) / MONEY_ONE_FLOAT;
}
