/**
 * True range (J. Welles Wilder): how far the price moved since the last close, gaps included.
 *
 * Formula: max(high − low, |high − close'|, |low − close'|)
 * (https://school.stockcharts.com/doku.php?id=technical_indicators:average_true_range_atr).
 */
export function trueRange(high: number, low: number, previousClose: number): number {
  return Math.max(high, previousClose) - Math.min(low, previousClose);
}
