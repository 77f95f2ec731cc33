import { bollinger } from './bollinger.js';
import { breakout } from './breakout.js';
import { buyAndHold } from './buy-and-hold.js';
import { ict } from './ict.js';
import { macd } from './macd.js';
import { meanReversion } from './mean-reversion.js';
import { momentum } from './momentum.js';
import { pairs } from './pairs.js';
import { stochastic } from './stochastic.js';
import type { StrategyDefinition } from './strategy.js';

/**
 * The strategies that a scenario can `use` by name. Each speaks when the position that it wants changes, not on every
 * bar, and remembers what it said, not what it holds: an entry that is refused or never fills is not asked for again
 * until the strategy has left and enters anew. `ict` leaves by its exits at the venue alone, so it goes by what it holds.
 */
export const BUILT_IN: Readonly<Record<string, StrategyDefinition>> = {
  momentum: momentum as unknown as StrategyDefinition,
  macd: macd as unknown as StrategyDefinition,
  bollinger: bollinger as unknown as StrategyDefinition,
  'mean-reversion': meanReversion as unknown as StrategyDefinition,
  breakout: breakout as unknown as StrategyDefinition,
  stochastic: stochastic as unknown as StrategyDefinition,
  pairs: pairs as unknown as StrategyDefinition,
  'buy-and-hold': buyAndHold as unknown as StrategyDefinition,
  ict: ict as unknown as StrategyDefinition,
};
