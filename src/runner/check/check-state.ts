import { copyPlainData, NotPlainData } from '../../core/copy-plain-data.js';
import { RunError } from '../../core/errors.js';
import { isoTime } from '../../core/iso-time.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import type { Engine } from '../compose/compose-engine.js';
import { snapshotEngine } from '../engine-snapshot.js';
import { DigestFollower, windowAround } from '../event-stream/digest-follower.js';
import { driveEvents } from '../event-stream/drive-events.js';
import type { ValidationMark } from '../validation/validation-mark.js';
import { attempt, strategyOfFailure } from './attempt.js';
import type { EventChange, HiddenState, StateCheck } from './check-report.js';
import type { CheckSubject } from './check-subject.js';
import { firstChange } from './first-change.js';
import { type SpiedState, spyOnStates } from './spied-strategies.js';

/** Where in the time of the data a copy is taken. */
const SHARES = [0.25, 0.5, 0.75];

/**
 * Copies the state of the run on its way, and lets a fresh run go on from each copy, with code that was loaded anew. It
 * must do what the uninterrupted one does: forks and restarts do nothing else.
 */
export async function checkState(subject: CheckSubject, fromMs: number, toMs: number): Promise<StateCheck> {
  const { snapshots, hidden, refused } = await takeSnapshots(subject, fromMs, toMs);
  const found = { snapshots: snapshots.length, hidden, snapshotTs: null, change: null };
  if (refused !== null) return { ...found, status: 'fail', reason: refused };
  for (const copy of snapshots) {
    const change = await goOn(subject, copy);
    if (change === null) continue;
    return { ...found, status: 'fail', change, snapshotTs: isoTime(copy.snapshot.tsMs), reason: null };
  }
  return { ...found, hidden: [], status: 'pass', reason: null };
}

interface RunCopy {
  readonly snapshot: KernelSnapshot;
  /** How the run stood before, where its shares are tried. */
  readonly marks: readonly ValidationMark[];
}

interface Snapshots {
  readonly snapshots: readonly RunCopy[];
  readonly hidden: readonly HiddenState[];
  /** Why a state could not be copied. */
  readonly refused: string | null;
}

async function takeSnapshots({ run, signal, step }: CheckSubject, fromMs: number, toMs: number): Promise<Snapshots> {
  step();
  const { input, states } = spyOnStates(await run.load());
  const snapshots: RunCopy[] = [];
  let hidden: readonly HiddenState[] = [];
  let refused: string | null = null;
  const take = (engine: Engine, marks: readonly ValidationMark[]) => {
    if (refused !== null) return;
    hidden = hiddenIn(states);
    try {
      snapshots.push({ snapshot: snapshotEngine(engine), marks });
    } catch (error) {
      if (!(error instanceof RunError && error.code === 'STATE_NOT_PLAIN')) throw error;
      refused = error.message;
    }
  };
  const stops = SHARES.map((share) => fromMs + Math.floor((toMs - fromMs) * share));
  await driveEvents(input, { onEvent: () => {}, stops, onStop: take, isDone: () => refused !== null, signal });
  return { snapshots, hidden, refused };
}

/** The first part of each strategy's state that cannot be copied. */
function hiddenIn(states: readonly SpiedState[]): HiddenState[] {
  const hidden = new Map<string, HiddenState>();
  for (const { strategy, state } of states) {
    try {
      copyPlainData({ state });
    } catch (error) {
      if (!(error instanceof NotPlainData)) throw error;
      // With a state a symbol, each has the same parts.
      if (!hidden.has(strategy)) hidden.set(strategy, { strategy, path: error.path, what: error.found });
    }
  }
  return [...hidden.values()];
}

async function goOn(subject: CheckSubject, { snapshot, marks }: RunCopy): Promise<EventChange | null> {
  const { run, digests, signal, names, step } = subject;
  step();
  const follower = new DigestFollower(digests, { from: snapshot.seq });
  const onEvent = follower.onEvent;
  const input = await run.load();
  const failure = await attempt(() => driveEvents(input, { onEvent, from: snapshot, marks, signal }));
  if (failure === null) follower.finish();
  const place = follower.different ?? (failure === null ? null : follower.compared);
  if (place === null) return null;
  const broken = failure !== null && follower.different === null;
  const window = windowAround(place);
  await driveEvents(await run.load(), { onEvent: window.onEvent, isDone: window.isPast, signal });
  const expected = broken ? window.events.filter(({ index }) => index < place) : window.events;
  const change = firstChange(place, expected, follower.events, names, failure?.message ?? null);
  if (failure === null || !broken) return change;
  return { ...change, strategy: strategyOfFailure(failure), publisher: 'strategy' };
}
