import type { EventHeader, EventSink } from './event.js';

/** An agent threw and was taken out of the run; the others go on (never in a backtest, which stops instead). */
export interface AgentFailed extends EventHeader {
  readonly kind: 'AgentFailed';
  readonly agentId: string;
  /** The strategy's place in the scenario, or -1 for another kind of agent. */
  readonly strategyIndex: number;
  readonly message: string;
}

export function encodeAgentFailed(event: AgentFailed, sink: EventSink): void {
  sink.text(event.agentId);
  sink.number(event.strategyIndex);
  sink.text(event.message);
}
