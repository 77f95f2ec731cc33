import type { FillRecord } from '../../../analytics/fill-record.js';
import type { RoundTrip } from '../../../analytics/round-trip.js';
import type { BranchRecord } from '../../../report/run-result.js';

/** A record on its way between threads. Plain data. */
export interface PackedRecord {
  readonly rest: Omit<BranchRecord, 'fills' | 'roundTrips'>;
  /** As JSON. */
  readonly fills: string;
  readonly roundTrips: string;
}

/**
 * Fills and trades by the thousand as one text each: as objects, sending them took as long on either side as a week of
 * the run itself.
 */
export function packRecord({ fills, roundTrips, ...rest }: BranchRecord): PackedRecord {
  return { rest, fills: JSON.stringify(fills), roundTrips: JSON.stringify(roundTrips) };
}

/** The record again. Its lists are unpacked each time that they are asked for, so that a thousand branches stay small. */
export function unpackRecord({ rest, fills, roundTrips }: PackedRecord): BranchRecord {
  return {
    ...rest,
    get fills() {
      return JSON.parse(fills) as FillRecord[];
    },
    get roundTrips() {
      return JSON.parse(roundTrips) as RoundTrip[];
    },
  };
}
