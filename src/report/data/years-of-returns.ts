import type { EquityCurve } from '../../analytics/equity-curve.js';
import { monthlyReturns } from '../../analytics/monthly-returns.js';

/** The returns of one calendar year (UTC), in percent; null where the run was not under way. */
export interface YearOfReturns {
  readonly year: number;
  /** January to December. */
  readonly monthsPct: readonly (number | null)[];
  /** The months compounded. */
  readonly totalPct: number;
}

/** The months of a run as rows of a calendar: one row a year. */
export function yearsOfReturns(curve: Pick<EquityCurve, 'tsMs' | 'equity'>): YearOfReturns[] {
  const years = new Map<number, (number | null)[]>();
  for (const { year, month, returnPct } of monthlyReturns(curve)) {
    const months = years.get(year) ?? new Array<number | null>(12).fill(null);
    months[month - 1] = returnPct;
    years.set(year, months);
  }
  return [...years].map(([year, monthsPct]) => ({ year, monthsPct, totalPct: compoundPct(monthsPct) }));
}

function compoundPct(monthsPct: readonly (number | null)[]): number {
  return (monthsPct.reduce<number>((factor, returnPct) => factor * (1 + (returnPct ?? 0) / 100), 1) - 1) * 100;
}
