import type { EquityCurve } from './equity-curve.js';
import { joinSpans } from './time-spans.js';
import type { TradeColumns } from './trade-columns.js';

/**
 * Share of the run's time in which at least one position was open, in percent; null where no time passed.
 *
 * The union of the round trips, which is exact, and of the stretches between two samples that both show a position
 * while none was closed in between: that is what is still open at the end, but for the part before its first sample.
 */
export function exposurePct(
  curve: Pick<EquityCurve, 'tsMs' | 'exposure'>,
  trades: Pick<TradeColumns, 'spans' | 'exitTsMs'>,
): number | null {
  const { tsMs } = curve;
  const startMs = tsMs[0];
  const endMs = tsMs[tsMs.length - 1];
  if (!(endMs > startMs)) return null;
  const spans = joinSpans(trades.spans, stillOpen(curve, trades.exitTsMs));
  let openMs = 0;
  for (let at = 0; at < spans.length; at += 2) {
    openMs += Math.max(0, Math.min(spans[at + 1], endMs) - Math.max(spans[at], startMs));
  }
  return (100 * openMs) / (endMs - startMs);
}

/** @param exitTsMs oldest first. */
function stillOpen({ tsMs, exposure }: Pick<EquityCurve, 'tsMs' | 'exposure'>, exitTsMs: Float64Array): number[] {
  const found: number[] = [];
  let next = 0;
  for (let i = 1; i < tsMs.length; i++) {
    while (next < exitTsMs.length && exitTsMs[next] <= tsMs[i - 1]) next++;
    const closedBetween = next < exitTsMs.length && exitTsMs[next] <= tsMs[i];
    if (!(exposure[i - 1] > 0 && exposure[i] > 0) || closedBetween) continue;
    // What goes on where the stretch before it ended makes that longer.
    if (found.length > 0 && found[found.length - 1] === tsMs[i - 1]) found[found.length - 1] = tsMs[i];
    else found.push(tsMs[i - 1], tsMs[i]);
  }
  return found;
}
