import type { ExecutionAlgorithm } from '../../agents/execution/algorithms/execution-algorithm.js';
import { Iceberg } from '../../agents/execution/algorithms/iceberg.js';
import { Participation } from '../../agents/execution/algorithms/participation.js';
import { Twap } from '../../agents/execution/algorithms/twap.js';
import { Vwap } from '../../agents/execution/algorithms/vwap.js';
import { ExecutionAgent } from '../../agents/execution/execution-agent.js';
import type { Instrument } from '../../core/instrument.js';
import type { ScenarioExecution } from '../scenario/schema/execution-schema.js';

/** What execution must know of a strategy. */
export interface ExecutedStrategy {
  readonly symbols: readonly string[];
  /** Null: its orders go to the venue as they are. */
  readonly execution: ScenarioExecution | null;
}

/** The execution agent with each strategy's algorithm, in the order of the scenario's strategies. */
export function createExecutionAgent(
  instruments: readonly Instrument[],
  strategies: readonly ExecutedStrategy[],
  released?: 'orderApproved' | 'orderCleared',
): ExecutionAgent {
  return new ExecutionAgent({
    instruments,
    algorithms: strategies.map(({ execution }) => createAlgorithm(execution)),
    profileDays: instruments.map(({ symbol }) => profileDaysOf(symbol, strategies)),
    released,
  });
}

function createAlgorithm(execution: ScenarioExecution | null): ExecutionAlgorithm | null {
  if (execution === null) return null;
  switch (execution.algorithm) {
    case 'twap':
      return new Twap(execution);
    case 'vwap':
      return new Vwap(execution);
    case 'iceberg':
      return new Iceberg(execution.displayPct);
    case 'participation':
      return new Participation(execution);
  }
}

/** The longest profile that any strategy asks for in the symbol; 0 when none does. */
function profileDaysOf(symbol: string, strategies: readonly ExecutedStrategy[]): number {
  let days = 0;
  for (const { symbols, execution } of strategies) {
    if (execution?.algorithm === 'vwap' && symbols.includes(symbol)) days = Math.max(days, execution.profileDays);
  }
  return days;
}
