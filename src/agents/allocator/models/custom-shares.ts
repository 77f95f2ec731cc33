import { RunError } from '../../../core/errors.js';
import type { HistoryTerms } from '../capital/capital-history.js';
import type { AllocatorDefinition } from '../define-allocator.js';
import type { Allocation, AllocationModel, AllocationView } from './allocation-model.js';
import { describeAllocation } from './describe-allocation.js';

/** Trades of each strategy that a user's allocator sees, at most. */
const TRADES_MAX = 100;
/** Float noise in a sum of shares is no mistake of their author. */
const NOISE = 1e-9;

/** A user's allocator, its shares checked. */
export class CustomShares implements AllocationModel<null> {
  readonly name: string;
  readonly tradesMax = TRADES_MAX;
  readonly capsUse = true;
  readonly history: HistoryTerms;
  private readonly definition: AllocatorDefinition;
  private readonly params: unknown;

  constructor(definition: AllocatorDefinition, params: unknown, history: HistoryTerms) {
    this.name = definition.name;
    this.definition = definition;
    this.params = params;
    this.history = history;
  }

  createState(): null {
    return null;
  }

  /** @throws RunError ALLOCATION_INVALID when the shares are not of this number, not from 0 to 1, or sum to more than 1. */
  allocate(view: AllocationView): Allocation {
    const given = this.definition.allocate({ ...view, params: this.params });
    const total = given.reduce((sum, share) => sum + share, 0);
    const isValid = given.every((share) => share >= 0) && total <= 1 + NOISE;
    if (given.length !== view.strategies.length || !isValid) throw this.invalid(given, view.strategies.length);
    const shares = total > 1 ? given.map((share) => share / (1 + NOISE)) : [...given];
    return { shares, reason: describeAllocation(this.name, view, shares, '') };
  }

  private invalid(shares: readonly number[], count: number): RunError {
    return new RunError({
      code: 'ALLOCATION_INVALID',
      message: `The allocator "${this.name}" gave the shares ${shares.join(', ')} for ${count} strategies; each must be at least 0, and they must sum to at most 1.`,
      remedy: 'Mend allocate: one share a strategy, in the order of ctx.strategies.',
      values: { allocator: this.name, shares: [...shares] },
    });
  }
}
