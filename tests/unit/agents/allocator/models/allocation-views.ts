import type { AllocationView } from '../../../../../src/agents/allocator/models/allocation-model.js';

export const HOUR_MS = 3_600_000;
/** √(hours a year): what an hourly deviation is annualised with. */
export const ANNUAL_ROOT = Math.sqrt(8760);

/** Strategies a, b, c, … with these returns and the profits of their closed trades. */
export function viewOf(
  returns: readonly (readonly number[])[],
  profits: readonly (readonly number[])[] = [],
): AllocationView {
  return {
    tsMs: 0,
    everyMs: HOUR_MS,
    strategies: returns.map((own, index) => ({
      id: 'abcdefghij'[index],
      weight: 1 / returns.length,
      returns: Float64Array.from(own),
      profits: Float64Array.from(profits[index] ?? []),
    })),
  };
}

/** Returns that go `mean + swing`, `mean − swing` in turn. */
export function swinging(mean: number, swing: number, length = 40): number[] {
  return Array.from({ length }, (_, index) => mean + (index % 2 === 0 ? swing : -swing));
}
