import type { EquityCurve } from './equity-curve.js';

/** One stretch below an earlier high, from the sample at that high to the one that reaches it again. */
export interface Drawdown {
  readonly startMs: number;
  /** The recovery, or the last sample where there is none. */
  readonly endMs: number;
  readonly recovered: boolean;
  /** Deepest fall within it in percent of the high, between samples included. */
  readonly depthPct: number;
}

/**
 * The drawdowns of a curve in order. A dip that begins and ends between two samples is not one of them (it counts in
 * the exact maximum that the engine keeps).
 */
export function drawdowns(curve: Pick<EquityCurve, 'tsMs' | 'equity' | 'drawdownPct'>): Drawdown[] {
  const { tsMs, equity, drawdownPct } = curve;
  const found: Drawdown[] = [];
  let peak = 0;
  let depthPct = 0;
  for (let i = 1; i < tsMs.length; i++) {
    const under = equity[i] < equity[peak];
    if (under) {
      depthPct = Math.max(depthPct, drawdownPct[i]);
      if (i + 1 < tsMs.length) continue;
      found.push({ startMs: tsMs[peak], endMs: tsMs[i], recovered: false, depthPct });
    } else {
      if (i - peak > 1) {
        depthPct = Math.max(depthPct, drawdownPct[i]);
        found.push({ startMs: tsMs[peak], endMs: tsMs[i], recovered: true, depthPct });
      }
      peak = i;
      depthPct = 0;
    }
  }
  return found;
}
