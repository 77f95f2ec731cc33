import type { FillRecord } from '../../../analytics/fill-record.js';
import type { RoundTrip } from '../../../analytics/round-trip.js';
import type { BranchRecord } from '../../../report/run-result.js';
import type { FinishedBranch } from '../branches/run-branch.js';

/** A branch that is over, on its way between threads. Plain data. */
export interface SentBranch extends Omit<FinishedBranch, 'record'> {
  readonly record: Omit<BranchRecord, 'fills' | 'roundTrips'>;
  /** As JSON. */
  readonly fills: string;
  readonly roundTrips: string;
}

/**
 * Fills and trades by the thousand as one text each: as objects, sending them took as long on either side as a week of
 * the run itself.
 */
export function sendBranch({ record, ...finished }: FinishedBranch): SentBranch {
  const { fills, roundTrips, ...rest } = record;
  return { ...finished, record: rest, fills: JSON.stringify(fills), roundTrips: JSON.stringify(roundTrips) };
}

/** The branch again. Its lists are unpacked each time that they are asked for, so that a thousand branches stay small. */
export function receiveBranch({ record, fills, roundTrips, ...finished }: SentBranch): FinishedBranch {
  return {
    ...finished,
    record: {
      ...record,
      get fills() {
        return JSON.parse(fills) as FillRecord[];
      },
      get roundTrips() {
        return JSON.parse(roundTrips) as RoundTrip[];
      },
    },
  };
}
