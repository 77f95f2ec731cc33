import type { z } from 'zod';
import type { Bar, Signal, StrategyContext, StrategyDefinition } from '../agents/strategies/strategy.js';
import { createRandom, nextUniform } from '../core/random.js';

export interface RunStrategyOptions {
  /** As a scenario would give them; defaults are filled in. */
  readonly params?: object;
  /** Closed bars, oldest first; of several symbols if the strategy's scope is the desk. */
  readonly bars: readonly Bar[];
  readonly seed?: number;
}

/** A signal with the time at which it was given. */
export interface TimedSignal extends Signal {
  readonly symbol: string;
  readonly tsMs: number;
}

/**
 * Feeds bars to a strategy alone and returns its signals: for a strategy's own tests. There is no desk around it, so
 * every signal is taken as if it had filled at once: `position` is 1, −1 or 0 (or the signal's target), cash and equity
 * are 100 000.
 */
export function runStrategy<Schema extends z.ZodType, State>(
  definition: StrategyDefinition<Schema, State>,
  options: RunStrategyOptions,
): TimedSignal[] {
  const params = definition.params.parse(options.params ?? {});
  const symbols = [...new Set(options.bars.map(({ symbol }) => symbol))];
  const random = createRandom(options.seed ?? 1);
  const states = new Map<string, State>();
  const positions = new Map<string, number>();
  const signals: TimedSignal[] = [];
  for (const bar of options.bars) {
    const owner = definition.scope === 'desk' ? '' : bar.symbol;
    const own = definition.scope === 'desk' ? symbols : [bar.symbol];
    const state = states.get(owner) ?? definition.init(params, own);
    states.set(owner, state);
    const ctx: StrategyContext<z.output<Schema>> = {
      params,
      symbols,
      tsMs: bar.tsMs,
      cash: 100_000,
      equity: 100_000,
      position: (symbol = bar.symbol) => positions.get(symbol) ?? 0,
      random: () => nextUniform(random),
      signal(signal) {
        const symbol = signal.symbol ?? bar.symbol;
        const size = signal.direction === 'flat' ? 0 : (signal.targetQuantity ?? 1);
        positions.set(symbol, signal.direction === 'short' ? -size : size);
        signals.push({ ...signal, symbol, tsMs: bar.tsMs });
      },
    };
    definition.onBar(state, bar, ctx);
  }
  return signals;
}
