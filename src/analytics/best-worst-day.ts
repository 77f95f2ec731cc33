/** The highest daily return in percent, null without a day. */
export function bestDayPct(dailyReturnPct: Float64Array): number | null {
  return dailyReturnPct.length === 0 ? null : dailyReturnPct.reduce((a, b) => Math.max(a, b));
}

/** The lowest daily return in percent, null without a day. */
export function worstDayPct(dailyReturnPct: Float64Array): number | null {
  return dailyReturnPct.length === 0 ? null : dailyReturnPct.reduce((a, b) => Math.min(a, b));
}
