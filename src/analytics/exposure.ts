import type { EquityCurve } from './equity-curve.js';
import type { RoundTrip } from './round-trip.js';

/** From and to, epoch milliseconds. */
type Interval = readonly [fromMs: number, toMs: number];

/**
 * Share of the run's time in which at least one position was open, in percent; null where no time passed.
 *
 * The union of the round trips, which is exact, and of the stretches between two samples that both show a position
 * while none was closed in between: that is what is still open at the end, but for the part before its first sample.
 */
export function exposurePct(
  curve: Pick<EquityCurve, 'tsMs' | 'exposure'>,
  roundTrips: readonly RoundTrip[],
): number | null {
  const { tsMs } = curve;
  const startMs = tsMs[0];
  const endMs = tsMs[tsMs.length - 1];
  if (!(endMs > startMs)) return null;
  const closed = roundTrips.map((trip): Interval => [trip.entryTsMs, trip.exitTsMs]);
  const intervals = closed.concat(stillOpen(curve, roundTrips));
  intervals.sort((a, b) => a[0] - b[0]);

  let openMs = 0;
  let coveredToMs = startMs;
  for (const [from, to] of intervals) {
    const begin = Math.max(from, coveredToMs);
    const end = Math.min(to, endMs);
    if (end <= begin) continue;
    openMs += end - begin;
    coveredToMs = end;
  }
  return (100 * openMs) / (endMs - startMs);
}

function stillOpen(curve: Pick<EquityCurve, 'tsMs' | 'exposure'>, roundTrips: readonly RoundTrip[]): Interval[] {
  const { tsMs, exposure } = curve;
  const exits = Float64Array.from(roundTrips, (trip) => trip.exitTsMs).sort();
  const found: Interval[] = [];
  let next = 0;
  for (let i = 1; i < tsMs.length; i++) {
    while (next < exits.length && exits[next] <= tsMs[i - 1]) next++;
    const closedBetween = next < exits.length && exits[next] <= tsMs[i];
    if (exposure[i - 1] > 0 && exposure[i] > 0 && !closedBetween) found.push([tsMs[i - 1], tsMs[i]]);
  }
  return found;
}
