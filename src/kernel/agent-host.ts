import { copyPlainData, NotPlainData } from '../core/copy-plain-data.js';
import { RunError } from '../core/errors.js';
import { isoTime } from '../core/iso-time.js';
import type { Agent, AgentStatus } from './agent.js';
import type { Kernel } from './kernel.js';
import type { Timer } from './timers.js';

/** What to do when an agent throws: a backtest stops, a live session goes on without the agent. */
export type FailurePolicy = 'stop' | 'isolate';

/** Of the timer that calls a periodic agent. */
export const INTERVAL_KEY = 'interval';

/** What becomes of an agent's state on its way into a snapshot or out of one. */
export type CopyState = (state: unknown, agentId: string) => unknown;

/** @throws RunError STATE_NOT_PLAIN for a state that no snapshot can hold. */
function copyState(state: unknown, agentId: string): unknown {
  try {
    return copyPlainData(state);
  } catch (error) {
    if (!(error instanceof NotPlainData)) throw error;
    throw new RunError({
      code: 'STATE_NOT_PLAIN',
      message: `The state of agent "${agentId}" cannot be copied: ${error.message}.`,
      remedy:
        'Keep numbers, texts, arrays, typed arrays, Maps, Sets and plain objects in it, and no functions or instances of classes.',
      values: { agentId, path: error.path, found: error.found },
      cause: error,
    });
  }
}

/** Starts, drives and stops the agents of a run, and keeps one agent's failure from taking down the others. */
export class AgentHost {
  private readonly agents: readonly Agent[];
  private readonly byId = new Map<string, Agent>();
  private readonly statuses = new Map<string, AgentStatus>();
  private readonly policy: FailurePolicy;

  constructor(agents: readonly Agent[], policy: FailurePolicy) {
    this.agents = agents;
    this.policy = policy;
    for (const agent of agents) {
      if (this.byId.has(agent.id))
        throw new RunError({ code: 'AGENT_DUPLICATE', message: `Two agents are called "${agent.id}".` });
      this.byId.set(agent.id, agent);
    }
  }

  start(kernel: Kernel): void {
    for (const agent of this.agents) {
      this.statuses.set(agent.id, 'starting');
      this.guard(kernel, agent.id, 'start', () => agent.start?.(kernel));
      if (this.statuses.get(agent.id) === 'error') continue;
      if (agent.intervalMs !== undefined) this.setInterval(kernel, agent);
      this.statuses.set(agent.id, 'running');
    }
  }

  stop(kernel: Kernel): void {
    for (let index = this.agents.length - 1; index >= 0; index--) {
      const agent = this.agents[index];
      if (this.statuses.get(agent.id) !== 'running') continue;
      this.guard(kernel, agent.id, 'stop', () => agent.stop?.());
      if (this.statuses.get(agent.id) !== 'error') this.statuses.set(agent.id, 'stopped');
    }
  }

  /** In the order of the run. */
  get members(): readonly Agent[] {
    return this.agents;
  }

  status(agentId: string): AgentStatus | undefined {
    return this.statuses.get(agentId);
  }

  fireTimer(kernel: Kernel, timer: Timer): void {
    const agent = this.byId.get(timer.agentId);
    if (!agent || this.statuses.get(timer.agentId) === 'error') return;
    this.guard(kernel, timer.agentId, `timer ${timer.key}`, () => {
      if (timer.key !== INTERVAL_KEY || agent.intervalMs === undefined) return agent.onTimer?.(timer.key, timer.tsMs);
      this.setInterval(kernel, agent);
      agent.onInterval?.(timer.tsMs);
    });
  }

  /**
   * Every stateful agent's state, by id, in the order of the run.
   * @param copyOf what to hand out of a state: a copy, or the state itself where this run will not go on.
   */
  snapshot(copyOf: CopyState = copyState): Record<string, unknown> {
    const states: Record<string, unknown> = {};
    for (const agent of this.agents) if (agent.state !== undefined) states[agent.id] = copyOf(agent.state, agent.id);
    return states;
  }

  restore(states: Readonly<Record<string, unknown>>, copyOf: CopyState = copyState): void {
    for (const agent of this.agents) {
      if (agent.id in states) agent.state = copyOf(states[agent.id], agent.id);
      agent.settle?.();
    }
  }

  /** The bus calls it when a subscriber threw. */
  fail(kernel: Kernel, error: unknown, agentId: string, during: string): void {
    this.statuses.set(agentId, 'error');
    const message = error instanceof Error ? error.message : String(error);
    if (this.policy === 'stop') {
      throw new RunError({
        code: 'AGENT_FAILED',
        message: `Agent "${agentId}" threw on ${during} at ${isoTime(kernel.clock.tsMs)}: ${message}`,
        remedy:
          'The run was stopped and nothing was written. Mend the agent and run again; the run is deterministic and will come to the same point.',
        values: { agentId, event: during, at: isoTime(kernel.clock.tsMs) },
        cause: error,
      });
    }
    kernel.silence(agentId);
    const strategyIndex = this.byId.get(agentId)?.strategyIndex ?? -1;
    kernel.publish(kernel.topics.agentFailed, {
      kind: 'AgentFailed',
      seq: 0,
      tsMs: 0,
      agentId,
      strategyIndex,
      message,
    });
  }

  private guard(kernel: Kernel, agentId: string, during: string, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.fail(kernel, error, agentId, during);
    }
  }

  private setInterval(kernel: Kernel, agent: Agent): void {
    const intervalMs = agent.intervalMs as number;
    const tsMs = (Math.floor(kernel.clock.tsMs / intervalMs) + 1) * intervalMs;
    kernel.timers.set({ tsMs, agentId: agent.id, key: INTERVAL_KEY });
  }
}
