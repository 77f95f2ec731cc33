/** The highest daily return in percent, null without a day. */
export function bestDayPct(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length === 0) return null;
  let best = dailyReturnPct[0];
  for (let day = 1; day < dailyReturnPct.length; day++) best = Math.max(best, dailyReturnPct[day]);
  return best;
}

/** The lowest daily return in percent, null without a day. */
export function worstDayPct(dailyReturnPct: Float64Array): number | null {
  if (dailyReturnPct.length === 0) return null;
  let worst = dailyReturnPct[0];
  for (let day = 1; day < dailyReturnPct.length; day++) worst = Math.min(worst, dailyReturnPct[day]);
  return worst;
}
