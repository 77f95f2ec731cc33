import { alignEquity } from '../../data/align-equity.js';
import { type EncodedCurves, encodeCurves } from '../../data/curve-payload.js';
import type { ChartedCurve } from '../../data/down-sample-equity.js';
import { moneyDecimals } from '../../format/money-decimals.js';
import type { RunComparison } from '../run-comparison.js';
import { runHeadings } from './run-headings.js';

const POINTS_MAX = 9_000;

/** What the script of the page draws. */
export interface ComparisonPayload {
  readonly range: readonly [fromMs: number, toMs: number];
  readonly curves?: EncodedCurves;
}

/** Both curves over the time that they have in common. */
export function comparisonPayload(comparison: RunComparison): ComparisonPayload {
  const { from, to, equity } = comparison;
  if (from === null || to === null || equity.a === undefined || equity.b === undefined) return { range: [0, 0] };
  const range = [Date.parse(from), Date.parse(to)] as const;
  const cut = [equity.a, equity.b].map((curve) => within(curve, ...range));
  const { tsMs, curves } = alignEquity(cut, POINTS_MAX);
  const { a, b } = runHeadings(comparison);
  const lines = [
    { name: a, parent: null, role: 'base' },
    { name: b, parent: 0, role: 'own' },
  ] as const;
  return { range, curves: encodeCurves(tsMs, curves, lines, moneyDecimals(equity.a.equity[0] ?? 0)) };
}

function within({ tsMs, equity, drawdownPct }: ChartedCurve, fromMs: number, toMs: number): ChartedCurve {
  const isWithin = (_: number, index: number) => tsMs[index] >= fromMs && tsMs[index] <= toMs;
  return { tsMs: tsMs.filter(isWithin), equity: equity.filter(isWithin), drawdownPct: drawdownPct.filter(isWithin) };
}
