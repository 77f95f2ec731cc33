import type { BarClosed } from '../../events/market-events.js';
import type { StrategyContext, StrategyDefinition } from './strategy.js';

/** What the handler finds the strategy's states in: they are replaced when a snapshot is restored. */
export interface StatesOwner {
  readonly state: { readonly states: readonly unknown[] };
}

type MakeBarHandler = (
  owner: StatesOwner,
  definition: StrategyDefinition,
  stateIndex: number,
  ctx: StrategyContext<unknown>,
) => (bar: BarClosed) => void;

/**
 * Makes the code that hands bars to a strategy. V8 learns for each place in the source what is called there, and inlines
 * what is always the same. Written here as a function, the place would be one for all strategies and nothing would be
 * inlined: a desk of seven spends a twentieth of its time on it. So each strategy has its source compiled anew.
 */
export function compileBarHandler(): MakeBarHandler {
  const source = 'return (bar) => definition.onBar(owner.state.states[stateIndex], bar, ctx);';
  return new Function('owner', 'definition', 'stateIndex', 'ctx', source) as MakeBarHandler;
}
