import type { BarColumns } from '../../../../src/core/bar-columns.js';

/** Columns of a market as whole numbers of cents, so that sums, squares and comparisons of them are exact. */
export interface CentColumns {
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

export function toCents({ high, low, close }: Pick<BarColumns, 'high' | 'low' | 'close'>): CentColumns {
  const cents = (column: Float64Array) => Array.from(column, (price) => Math.round(price * 100));
  return { high: cents(high), low: cents(low), close: cents(close) };
}

/** A share of a range: whole numbers, `of` above 0. */
export interface Fraction {
  readonly part: number;
  readonly of: number;
}

/** Σ weight · fraction + constant, in float. */
export function weightedSum(weights: readonly number[], fractions: readonly Fraction[], constant: number): number {
  return fractions.reduce((sum, { part, of }, i) => sum + (weights[i] * part) / of, constant);
}

/** The sign of it: where float cannot tell, with whole numbers of any size. All numbers must be whole. */
export function signOfSum(weights: readonly number[], fractions: readonly Fraction[], constant: number): number {
  const float = weightedSum(weights, fractions, constant);
  if (Math.abs(float) > 1e-6) return Math.sign(float);
  const common = fractions.reduce((product, { of }) => product * BigInt(of), 1n);
  const exact = fractions.reduce(
    (sum, { part, of }, i) => sum + (BigInt(weights[i]) * BigInt(part) * common) / BigInt(of),
    BigInt(constant) * common,
  );
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
