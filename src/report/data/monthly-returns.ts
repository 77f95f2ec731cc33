import type { EquityCurve } from '../../analytics/equity-curve.js';

/** The returns of one calendar year (UTC), in percent; null where the run was not under way. */
export interface YearOfReturns {
  readonly year: number;
  /** January to December. */
  readonly monthsPct: readonly (number | null)[];
  /** The months compounded. */
  readonly totalPct: number;
}

/**
 * Returns by calendar month: the equity at a month's last sample over that at the last sample before the month. A sample
 * at midnight of the first closes the month before it. The first sample is only the start of the first month.
 */
export function monthlyReturns(curve: Pick<EquityCurve, 'tsMs' | 'equity'>): YearOfReturns[] {
  const years: { year: number; monthsPct: (number | null)[]; totalPct: number }[] = [];
  let monthStart = curve.equity[0];
  let yearStart = curve.equity[0];
  let month = -1;
  for (let index = 1; index < curve.tsMs.length; index++) {
    const date = new Date(curve.tsMs[index] - 1);
    const year = date.getUTCFullYear();
    if (years.at(-1)?.year !== year) {
      years.push({ year, monthsPct: new Array<number | null>(12).fill(null), totalPct: 0 });
      yearStart = curve.equity[index - 1];
      month = -1;
    }
    if (month !== date.getUTCMonth()) {
      month = date.getUTCMonth();
      monthStart = curve.equity[index - 1];
    }
    const current = years[years.length - 1];
    current.monthsPct[month] = changePct(monthStart, curve.equity[index]);
    current.totalPct = changePct(yearStart, curve.equity[index]) ?? 0;
  }
  return years;
}

function changePct(from: number, to: number): number | null {
  return from > 0 ? (to / from - 1) * 100 : null;
}
