import type { ForkMoment } from '../../scenario/scenario-forks.js';

const WEEK_MS = 7 * 86_400_000;
/** 5 January 1970: weeks begin on Mondays. */
const FIRST_MONDAY_MS = 4 * 86_400_000;

/** A time at which a run is to be forked, and for which of the moments asked for. */
export interface ForkTime {
  readonly momentIndex: number;
  readonly tsMs: number;
}

/** The part of time in which a run can be forked: after its first event, before its last. */
export interface ForkRange {
  readonly afterMs: number;
  readonly beforeMs: number;
}

/** The times that are known before the run, in order: those of `at` and `every`. */
export function forkTimes(moments: readonly ForkMoment[], { afterMs, beforeMs }: ForkRange): ForkTime[] {
  const times = moments.flatMap((moment, momentIndex): ForkTime[] => {
    if (moment.kind === 'at') return [{ momentIndex, tsMs: moment.tsMs }];
    if (moment.kind !== 'every') return [];
    const { everyMs } = moment;
    const originMs = everyMs % WEEK_MS === 0 ? FIRST_MONDAY_MS : 0;
    const first = originMs + (Math.floor((afterMs - originMs) / everyMs) + 1) * everyMs;
    const count = Math.max(0, Math.ceil((beforeMs - first) / everyMs));
    return Array.from({ length: count }, (_, index) => ({ momentIndex, tsMs: first + index * everyMs }));
  });
  return times.filter(({ tsMs }) => tsMs > afterMs && tsMs < beforeMs).sort((a, b) => a.tsMs - b.tsMs);
}
