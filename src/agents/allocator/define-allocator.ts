import type { z } from 'zod';
import type { StrategyRecord } from './models/allocation-model.js';

/** What a user's allocator may look at. */
export interface AllocatorContext<P> {
  readonly params: P;
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: number;
  /** How far apart the returns are, milliseconds. */
  readonly everyMs: number;
  /** In the order of the scenario. */
  readonly strategies: readonly StrategyRecord[];
}

/**
 * A user's way to divide the capital: a pure function of what has been. The same past must give the same shares, so it
 * keeps nothing between calls.
 */
export interface AllocatorDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly description: string;
  /** Parameters with their defaults and ranges; the scenario's `params` are checked against it. */
  readonly params: Schema;
  /** One share a strategy, each from 0 to 1, that sum to at most 1; the rest is used by nobody. */
  allocate(ctx: AllocatorContext<z.output<Schema>>): readonly number[];
}

/** Gives an allocator's definition its types; changes nothing. */
export function defineAllocator<Schema extends z.ZodType>(
  definition: AllocatorDefinition<Schema>,
): AllocatorDefinition<Schema> {
  return definition;
}
