import type { EquityCurve } from '../../analytics/equity-curve.js';

/** The deepest fall below the highest point, percent, seen at the points of a curve that begins at `initialEquity`. */
export function deepestFallPct({ equity }: Pick<EquityCurve, 'equity'>, initialEquity: number): number {
  let peak = initialEquity;
  let deepest = 0;
  for (const value of equity) {
    if (value > peak) peak = value;
    else if (peak > 0) deepest = Math.max(deepest, ((peak - value) / peak) * 100);
  }
  return deepest;
}
