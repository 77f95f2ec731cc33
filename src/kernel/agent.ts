import type { Kernel } from './kernel.js';

/** The life of an agent: `starting` until its start returned, `error` from the moment it threw. */
export type AgentStatus = 'starting' | 'running' | 'stopped' | 'error';

/**
 * A member of the desk. There are three kinds, which may be combined: **event-driven** (subscribes to topics when it
 * starts), **periodic** (has `intervalMs` and is called at every full interval of UTC), **stateful** (has `state`).
 * An agent keeps everything that it decides by in `state`, as plain data, and touches nobody else's.
 */
export interface Agent {
  readonly id: string;
  /** The sub-account it trades for; left out by agents that serve the whole desk. */
  readonly strategyIndex?: number;
  /** Subscribes and sets timers. Agents start in the order in which the run lists them. */
  start?(kernel: Kernel): void;
  /** The run is over. Called in reverse order; publishes nothing. */
  stop?(): void;
  /** Periodic agents: the period, aligned to epoch, so that 6 h means 00:00, 06:00, 12:00, 18:00 UTC. */
  readonly intervalMs?: number;
  onInterval?(tsMs: number): void;
  /** A timer that it set has fallen due. */
  onTimer?(key: string, tsMs: number): void;
  /** Puts subscriptions to sleep or wakes them as the state says: called after the state has been restored. */
  settle?(): void;
  /** Stateful agents: plain data, complete. Snapshots copy it, restoring assigns it. */
  state?: unknown;
  /**
   * Entries of the state that hold things side by side by name, of which a fork with another configuration may keep some
   * and begin others anew. Left out: none.
   */
  readonly separateParts?: readonly string[];
}
