import type { BacktestInput } from '../backtest-input.js';
import { DigestFollower } from '../event-stream/digest-follower.js';
import { driveEvents } from '../event-stream/drive-events.js';
import type { KeptEvent } from '../event-stream/event-window.js';
import { attempt, strategyOfFailure } from './attempt.js';
import type { DeterminismCheck } from './check-report.js';
import type { CheckSubject } from './check-subject.js';
import { firstChange } from './first-change.js';

/** A run that depends on chance parts somewhere else each time: how often to look for two that part at a place one saw. */
const TRIES = 4;

/**
 * Runs the same code once more in the same process, where what an earlier run has left in a module is still there, and
 * where it differs once more with code that was loaded anew.
 *
 * @param input of the run that the digests were taken of.
 */
export async function checkDeterminism(subject: CheckSubject, input: BacktestInput): Promise<DeterminismCheck> {
  const second = await follow(subject, input);
  if (second.different === null) return { status: 'pass', cause: null, change: null };
  const fresh = await follow(subject, await subject.run.load(), second.different);
  const cause = fresh.different === null ? 'earlier-run' : 'chance';
  const pair = await findPair(subject, second, fresh);
  const change = firstChange(pair.place, pair.expected, pair.found, subject.names, second.thrown);
  return { status: 'fail', cause, change: { ...change, strategy: change.strategy ?? second.strategy } };
}

interface Followed {
  readonly different: number | null;
  /** Around the first difference. */
  readonly events: readonly KeptEvent[];
  /** Around the place that was asked for. */
  readonly around: readonly KeptEvent[];
  readonly thrown: string | null;
  readonly strategy: string | null;
}

async function follow(
  { digests, signal, step }: CheckSubject,
  input: BacktestInput,
  around?: number,
): Promise<Followed> {
  step();
  const follower = new DigestFollower(digests, { around });
  const failure = await attempt(() => driveEvents(input, { onEvent: follower.onEvent, signal }));
  follower.finish();
  return {
    different: follower.different ?? (failure === null ? null : follower.compared),
    events: follower.events,
    around: follower.around.events,
    thrown: failure?.message ?? null,
    strategy: failure === null ? null : strategyOfFailure(failure),
  };
}

interface Pair {
  readonly place: number;
  readonly expected: readonly KeptEvent[];
  readonly found: readonly KeptEvent[];
}

/**
 * Two runs that part at a known place, with what each did there. The first run is known by its digests alone: a run that
 * goes along with it further than another one shows what it did where that one left it.
 */
async function findPair(subject: CheckSubject, second: Followed, fresh: Followed): Promise<Pair> {
  let place = second.different as number;
  let found = second.events;
  let other = fresh;
  for (let tries = 0; ; tries++) {
    const parted = other.different ?? Number.POSITIVE_INFINITY;
    if (parted > place) return { place, expected: other.around, found };
    if (parted < place) {
      place = parted;
      found = other.events;
    } else if (lineAt(other.events, place) !== lineAt(found, place)) {
      return { place, expected: other.events, found };
    }
    if (tries === TRIES) return { place, expected: [], found };
    other = await follow(subject, await subject.run.load(), place);
  }
}

function lineAt(events: readonly KeptEvent[], place: number): string | undefined {
  return events.find(({ index }) => index === place)?.line;
}
