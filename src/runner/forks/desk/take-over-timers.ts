import { INTERVAL_KEY } from '../../../kernel/agent-host.js';
import { type Timer, TimerQueue } from '../../../kernel/timers.js';

/** Timers of one desk, and what is to become of them in another. */
export interface TimersTakenOver {
  /** Under way in the old desk, in their order. */
  readonly old: readonly Timer[];
  /** Set by the new desk on starting at the same time. */
  readonly fresh: readonly Timer[];
  /** Set in a warm-up by agents that go on from it. */
  readonly warm: readonly Timer[];
  /** Who is in the new desk. */
  readonly agentIds: ReadonlySet<string>;
}

/**
 * The timers under way go on in their order, without those of agents that are gone. What is done at regular intervals
 * falls due as the new desk says, and what only the new desk or the warm-up has set comes last.
 */
export function takeOverTimers({ old, fresh, warm, agentIds }: TimersTakenOver): Timer[] {
  const queue = new TimerQueue();
  for (const timer of old) {
    if (!agentIds.has(timer.agentId)) continue;
    const now = timer.key === INTERVAL_KEY ? fresh.find((one) => isSame(one, timer)) : timer;
    if (now !== undefined) queue.set(now);
  }
  for (const timer of fresh) if (!old.some((one) => isSame(one, timer))) queue.set(timer);
  for (const timer of warm) if (!old.some((one) => isSame(one, timer) && one.tsMs === timer.tsMs)) queue.set(timer);
  return queue.snapshot();
}

function isSame(a: Timer, b: Timer): boolean {
  return a.agentId === b.agentId && a.key === b.key;
}
