import type { EquityCurve } from '../../analytics/equity-curve.js';

const DAY_MS = 86_400_000;

/** The time that a run covers. */
export interface RunPeriod {
  readonly fromMs: number;
  readonly toMs: number;
  readonly days: number;
}

/** From the first to the last sample; undefined when there is no sample at all. */
export function runPeriod({ tsMs }: EquityCurve): RunPeriod | undefined {
  if (tsMs.length === 0) return undefined;
  const fromMs = tsMs[0];
  const toMs = tsMs[tsMs.length - 1];
  return { fromMs, toMs, days: (toMs - fromMs) / DAY_MS };
}
