const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From long to short. */
const DISTANCES_MS = [24 * HOUR_MS, 4 * HOUR_MS, HOUR_MS, 15 * MINUTE_MS, 5 * MINUTE_MS, MINUTE_MS];
/** So many returns give the bootstrap something to draw from. */
const SAMPLES_MIN = 120;

/** How far apart the points of two equity curves are that are compared over a time: as far as leaves enough of them. */
export function sampleDistanceMs(spanMs: number): number {
  return DISTANCES_MS.find((distanceMs) => spanMs / distanceMs >= SAMPLES_MIN) ?? MINUTE_MS;
}
