import { isoTime } from '../../core/iso-time.js';
import { DigestFollower, windowAround } from '../event-stream/digest-follower.js';
import { driveEvents } from '../event-stream/drive-events.js';
import type { KeptEvent } from '../event-stream/event-window.js';
import { attempt, strategyOfFailure } from './attempt.js';
import type { LookaheadChange, LookaheadCheck } from './check-report.js';
import type { CheckSubject } from './check-subject.js';
import { cutData } from './cut-data.js';
import { firstChange } from './first-change.js';

/**
 * Runs over data that end at each cut. A run that sees only the past must do exactly what the whole run does up to there;
 * the first event that it does not do belongs to whoever had looked beyond.
 */
export async function checkLookahead(subject: CheckSubject, cuts: readonly number[]): Promise<LookaheadCheck> {
  if (cuts.length === 0) return skipped('The data are too short to be cut.');
  const changes = new Map<string, LookaheadChange>();
  let failedCuts = 0;
  for (const cutMs of cuts) {
    const change = await runUntil(subject, cutMs);
    if (change === null) continue;
    failedCuts++;
    const who = change.strategy ?? change.publisher;
    if (!changes.has(who)) changes.set(who, change);
  }
  const status = failedCuts === 0 ? 'pass' : 'fail';
  return { status, cuts: cuts.length, failedCuts, changes: [...changes.values()], reason: null };
}

/** Where it could not be judged. */
export function skipped(reason: string): LookaheadCheck {
  return { status: 'skipped', cuts: 0, failedCuts: 0, changes: [], reason };
}

async function runUntil(subject: CheckSubject, cutMs: number): Promise<LookaheadChange | null> {
  const { run, digests, signal, step } = subject;
  step();
  const { input, feeds } = cutData(await run.load(), cutMs);
  const follower = new DigestFollower(digests, { untilTsMs: cutMs });
  const failure = await attempt(() =>
    driveEvents(input, { onEvent: follower.onEvent, feeds, horizonMs: cutMs, signal }),
  );
  if (failure === null) follower.finish();
  const place = follower.different ?? (failure === null ? null : follower.compared);
  if (place === null) return null;
  const expected = await wholeAround(subject, place);
  // A run that broke off says nothing of the events behind.
  const broken = failure !== null && follower.different === null;
  const shown = broken ? expected.filter(({ index }) => index < place) : expected;
  const change = firstChange(place, shown, follower.events, subject.names, failure?.message ?? null);
  const culprit = broken && failure !== null ? strategyOfFailure(failure) : change.strategy;
  return { ...change, strategy: culprit, publisher: broken ? 'strategy' : change.publisher, cutTs: isoTime(cutMs) };
}

async function wholeAround({ run, signal }: CheckSubject, place: number): Promise<readonly KeptEvent[]> {
  const window = windowAround(place);
  await driveEvents(await run.load(), { onEvent: window.onEvent, isDone: window.isPast, signal });
  return window.events;
}
