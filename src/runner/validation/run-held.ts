import type { AllocatorState } from '../../agents/allocator/allocator-state.js';
import type { EquityCurve } from '../../analytics/equity-curve.js';
import type { BarColumns } from '../../core/bar-columns.js';
import { ColumnsFeed } from '../../feeds/columns-feed.js';
import { INTERVAL_KEY } from '../../kernel/agent-host.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import { driveReplay } from '../../kernel/replay-driver.js';
import { type Timer, TimerQueue } from '../../kernel/timers.js';
import { composeEngine } from '../compose/compose-engine.js';
import { restoreEngine } from '../engine-snapshot.js';
import type { ValidationSetup } from './validation-setup.js';

/** Of the proposal that a trial carries out at its beginning; those of a run count from 1. */
const TRIAL_ID = 0;
const PERFORMANCE = 'performance';

export interface HeldRun {
  /** Set where the run begins; null: it keeps those that it has. */
  readonly shares: readonly number[] | null;
  /** By data set: the bars that are still to close. */
  readonly bars: readonly BarColumns[];
  readonly untilMs: number;
  /** Of the equity curve. The scenario's own distance is a matter of the report, and must not decide. */
  readonly sampleEveryMs: number;
  onBatch?(): void | Promise<void>;
}

/**
 * Lets a run go on from a snapshot with shares that stay as they are: its allocator asks its model at every rebalance, as
 * it must to stay what it is, and treats every other division of the capital as turned down. Money still moves where it
 * moves without asking. Returns the equity behind the snapshot.
 */
export async function runHeld(
  { scenario, code, market }: ValidationSetup,
  snapshot: KernelSnapshot,
  { shares, bars, untilMs, sampleEveryMs, onBatch }: HeldRun,
): Promise<EquityCurve> {
  const sampled = { ...scenario, report: { ...scenario.report, equityEveryMs: sampleEveryMs } };
  const { strategies, riskRules, allocator } = code;
  const { ticks, terms } = market;
  const engine = composeEngine(sampled, strategies, { riskRules, allocator, ticks, terms, holdsShares: true });
  restoreEngine(engine, heldSnapshot(snapshot, shares, sampleEveryMs));
  if (shares !== null) {
    const { kernel } = engine;
    const { tsMs } = snapshot;
    kernel.handIn(kernel.topics.allocationValidated, {
      kind: 'AllocationValidated',
      seq: 0,
      tsMs: 0,
      proposalId: TRIAL_ID,
      verdict: 'deploy',
      differencePct: Number.NaN,
      lowPct: Number.NaN,
      highPct: Number.NaN,
      observations: 0,
      fromTsMs: tsMs,
      toTsMs: tsMs,
      shares: [],
      proposed: shares,
      conclusion: 'a trial',
    });
  }
  const feeds = bars.map((columns) => new ColumnsFeed(columns));
  await driveReplay(engine.loop, engine.series, feeds, onBatch, untilMs);
  engine.kernel.stop();
  return engine.record.equityCurve();
}

function heldSnapshot(
  snapshot: KernelSnapshot,
  shares: readonly number[] | null,
  sampleEveryMs: number,
): KernelSnapshot {
  const allocator: AllocatorState = {
    ...(snapshot.agents.allocator as AllocatorState),
    proposal: shares === null ? null : { id: TRIAL_ID, shares, reason: 'a trial' },
  };
  return {
    ...snapshot,
    agents: { ...snapshot.agents, allocator },
    timers: sampledEvery(snapshot, sampleEveryMs),
  };
}

/** The timers under way, with that of the equity curve at its own distance. */
function sampledEvery({ timers, tsMs }: KernelSnapshot, sampleEveryMs: number): readonly Timer[] {
  const queue = new TimerQueue();
  for (const timer of timers) {
    if (timer.agentId !== PERFORMANCE || timer.key !== INTERVAL_KEY) queue.set(timer);
  }
  const nextMs = (Math.floor(tsMs / sampleEveryMs) + 1) * sampleEveryMs;
  queue.set({ tsMs: nextMs, agentId: PERFORMANCE, key: INTERVAL_KEY });
  return queue.snapshot();
}
