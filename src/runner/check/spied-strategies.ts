import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import type { BacktestInput } from '../backtest-input.js';

/** A strategy's states as it made them: the very objects that it goes on changing. */
export interface SpiedState {
  readonly strategy: string;
  readonly state: unknown;
}

/** The same run, with a list that fills with the states of its strategies when it starts. */
export function spyOnStates(input: BacktestInput): { readonly input: BacktestInput; readonly states: SpiedState[] } {
  const states: SpiedState[] = [];
  const strategies = input.strategies.map((resolved, index) => {
    const { definition } = resolved;
    const strategy = input.scenario.strategies[index].id;
    // Inherits rather than copies: a definition may be an instance of a class.
    const spied = Object.create(definition, {
      init: {
        value: (...args: Parameters<StrategyDefinition['init']>) => {
          const state = definition.init(...args);
          states.push({ strategy, state });
          return state;
        },
      },
    }) as StrategyDefinition;
    return { ...resolved, definition: spied };
  });
  return { input: { ...input, strategies }, states };
}
