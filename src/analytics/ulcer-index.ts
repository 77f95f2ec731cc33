/**
 * Ulcer index: depth and length of drawdowns in one number, in percent.
 *
 * Formula: √(Σ d² / n), d the distance below the highest sample so far in percent of it (P. G. Martin & B. McCann, The
 * Investor's Guide to Fidelity Funds, 1989, http://www.tangotools.com/ui/ui.htm). Null without samples.
 */
export function ulcerIndex(equity: Float64Array): number | null {
  if (equity.length === 0) return null;
  let peak = equity[0];
  let squares = 0;
  for (const value of equity) {
    if (value > peak) peak = value;
    if (peak > 0) squares += (((peak - value) / peak) * 100) ** 2;
  }
  return Math.sqrt(squares / equity.length);
}
