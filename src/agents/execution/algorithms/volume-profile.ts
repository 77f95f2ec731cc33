const DAY_MS = 86_400_000;
/** Half-hours of a UTC day. */
export const BUCKETS = 48;
const BUCKET_MS = DAY_MS / BUCKETS;

/**
 * An instrument's volume by time of UTC day, for some days back: what has closed, nothing else. Rows are days, in a ring:
 * day number modulo their count. Plain data, of fixed size.
 */
export interface VolumeProfile {
  /** Day number of each row (days since the epoch); -1: never written. */
  readonly days: Float64Array;
  /** By row, then bucket: base currency. */
  readonly volumes: Float64Array;
  /** By row, then bucket: for how long bars have been seen, for days begin, end and have gaps. */
  readonly coveredMs: Float64Array;
}

/** @param days full days that it remembers besides the current one */
export function createVolumeProfile(days: number): VolumeProfile {
  const rows = days + 1;
  return {
    days: new Float64Array(rows).fill(-1),
    volumes: new Float64Array(rows * BUCKETS),
    coveredMs: new Float64Array(rows * BUCKETS),
  };
}

/**
 * Takes a bar that has closed. The volume of one that spans several half-hours is spread evenly; that of one that lasted
 * no time, for bars by trades may, belongs to the half-hour that it closed in.
 */
export function learnVolume(profile: VolumeProfile, openTsMs: number, intervalMs: number, volume: number): void {
  const endMs = openTsMs + intervalMs;
  if (intervalMs === 0) {
    profile.volumes[rowOf(profile, Math.floor(openTsMs / DAY_MS)) * BUCKETS + bucketAt(openTsMs)] += volume;
  }
  for (let fromMs = openTsMs; fromMs < endMs; ) {
    const toMs = Math.min(endMs, bucketEnd(fromMs));
    const at = rowOf(profile, Math.floor(fromMs / DAY_MS)) * BUCKETS + bucketAt(fromMs);
    profile.volumes[at] += (volume * (toMs - fromMs)) / intervalMs;
    profile.coveredMs[at] += toMs - fromMs;
    fromMs = toMs;
  }
}

/**
 * Volume per millisecond that each half-hour of a day can be expected to have: its mean over `days` full days before
 * `tsMs` and what there is of today. One that has never been seen has the mean of the others; without any, or without a
 * profile, all are alike.
 */
export function volumeRates(profile: VolumeProfile | null, tsMs: number, days: number): Float64Array {
  const volumes = new Float64Array(BUCKETS);
  const coveredMs = new Float64Array(BUCKETS);
  if (profile !== null) {
    const today = Math.floor(tsMs / DAY_MS);
    for (const [row, day] of profile.days.entries()) {
      if (day < 0 || day < today - days || day > today) continue;
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        volumes[bucket] += profile.volumes[row * BUCKETS + bucket];
        coveredMs[bucket] += profile.coveredMs[row * BUCKETS + bucket];
      }
    }
  }
  const rates = volumes.map((volume, bucket) => (coveredMs[bucket] > 0 ? volume / coveredMs[bucket] : Number.NaN));
  const seen = rates.filter((rate) => !Number.isNaN(rate));
  const mean = seen.reduce((sum, rate) => sum + rate, 0) / seen.length;
  if (!(mean > 0)) return rates.fill(1);
  return rates.map((rate) => (Number.isNaN(rate) ? mean : rate));
}

/** What trades between two times at these rates. */
export function expectedVolume(rates: Float64Array, fromMs: number, toMs: number): number {
  let volume = 0;
  for (let atMs = fromMs; atMs < toMs; ) {
    const untilMs = Math.min(toMs, bucketEnd(atMs));
    volume += rates[bucketAt(atMs)] * (untilMs - atMs);
    atMs = untilMs;
  }
  return volume;
}

function bucketAt(tsMs: number): number {
  return Math.floor(tsMs / BUCKET_MS) - Math.floor(tsMs / DAY_MS) * BUCKETS;
}

function bucketEnd(tsMs: number): number {
  return (Math.floor(tsMs / BUCKET_MS) + 1) * BUCKET_MS;
}

/** The row of a day; a day that is new takes the place of the oldest. */
function rowOf(profile: VolumeProfile, day: number): number {
  const { days, volumes, coveredMs } = profile;
  const row = day % days.length;
  if (days[row] !== day) {
    days[row] = day;
    volumes.fill(0, row * BUCKETS, (row + 1) * BUCKETS);
    coveredMs.fill(0, row * BUCKETS, (row + 1) * BUCKETS);
  }
  return row;
}
