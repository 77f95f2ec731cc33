import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import type { Engine } from '../../compose/compose-engine.js';
import { type DeskSizes, takeOver } from './take-over.js';
import { takeOverTimers } from './take-over-timers.js';

/** The agent that makes longer bars keeps each under its own name: a desk that asks for others brings them from its warm-up. */
const RESAMPLER = 'resampler';

export interface DeskChange {
  readonly sizes: DeskSizes;
  /** Agents whose state may be of another shape now; the others go on from theirs as it is. */
  readonly changedIds: ReadonlySet<string>;
  /** Agents that do not go on from the old state. */
  readonly restartedIds: ReadonlySet<string>;
  /** What they know of the market; null: nothing. */
  readonly warm: KernelSnapshot | null;
}

/** What a changed desk goes on from: the snapshot of the old desk, made to fit the new one as it is just after its start. */
export function changedDesk(
  engine: Engine,
  old: KernelSnapshot,
  fresh: KernelSnapshot,
  { sizes, changedIds, restartedIds, warm }: DeskChange,
): KernelSnapshot {
  const agents: Record<string, unknown> = {};
  for (const { id, separateParts } of engine.kernel.agents.members) {
    const before = old.agents[id];
    const now = fresh.agents[id];
    if (restartedIds.has(id)) agents[id] = warm?.agents[id] ?? now;
    else if (id === RESAMPLER) agents[id] = { ...asRecord(now), ...asRecord(warm?.agents[id]), ...asRecord(before) };
    else if (before === undefined) agents[id] = now;
    else if (changedIds.has(id) && isRecord(before) && isRecord(now)) {
      agents[id] = takeOver(before, now, sizes, separateParts);
    } else agents[id] = before;
  }
  const agentIds = new Set(engine.kernel.agents.members.map(({ id }) => id));
  const timers = takeOverTimers({
    old: old.timers,
    fresh: fresh.timers,
    warm: (warm?.timers ?? []).filter(({ agentId }) => agentId === RESAMPLER || restartedIds.has(agentId)),
    agentIds,
  });
  return { ...old, agents, timers };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
