import type { EquityCurve } from '../../../src/analytics/equity-curve.js';
import type { RoundTrip } from '../../../src/analytics/round-trip.js';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
/** Midnight, UTC. */
export const START_MS = Date.UTC(2024, 0, 1);

/** A curve from equities at a fixed interval; the drawdown is that of the samples. */
export function curveOf(equity: readonly number[], intervalMs = DAY_MS, startMs = START_MS): EquityCurve {
  let peak = Number.NEGATIVE_INFINITY;
  return {
    tsMs: Float64Array.from(equity, (_, i) => startMs + i * intervalMs),
    equity: Float64Array.from(equity),
    cash: Float64Array.from(equity),
    exposure: new Float64Array(equity.length),
    drawdownPct: Float64Array.from(equity, (value) => {
      peak = Math.max(peak, value);
      return peak > 0 ? ((peak - value) / peak) * 100 : 0;
    }),
  };
}

/** The equities that daily returns in percent lead to, from 1000. */
export function compounded(returnsPct: readonly number[], start = 1000): number[] {
  const equity = [start];
  for (const r of returnsPct) equity.push(equity[equity.length - 1] * (1 + r / 100));
  return equity;
}

/** A long trade of one hour that ends `endHour` hours after the start. */
export function trip(pnl: string, endHour = 1, changes: Partial<RoundTrip> = {}): RoundTrip {
  return {
    strategy: 'one',
    symbol: 'BTCUSDT',
    side: 'long',
    quantity: '1',
    entryTsMs: START_MS + (endHour - 1) * HOUR_MS,
    entryPrice: '1000',
    exitTsMs: START_MS + endHour * HOUR_MS,
    exitPrice: '1000',
    pnl,
    fees: '0',
    returnPct: Number(pnl) / 10,
    maePct: 0,
    mfePct: 0,
    exitReason: 'signal',
    ...changes,
  };
}
