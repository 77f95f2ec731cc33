/** What headers call the time at which a row was received, in files that have it beside the exchange's. */
export const LOCAL_TIME_NAMES = ['local_timestamp', 'local_time', 'receive_time', 'receive_timestamp'] as const;

/** When a row was known here: its receive time where the file has one, else the exchange's. */
export function knownTsMs(localTsMs: number, exchangeTsMs: number): number {
  return Number.isNaN(localTsMs) ? exchangeTsMs : localTsMs;
}
