/** Longest run of losing trades in the order in which they ended. */
export function maxConsecutiveLosses(pnl: Float64Array): number {
  let longest = 0;
  let current = 0;
  for (const profit of pnl) {
    current = profit < 0 ? current + 1 : 0;
    if (current > longest) longest = current;
  }
  return longest;
}
