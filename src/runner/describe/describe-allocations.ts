import { isoTime } from '../../core/iso-time.js';
import type { AllocationChanged } from '../../events/decision-events.js';
import type { AllocationResult } from '../../report/run-result.js';

/** How the capital was divided, each time that it was, as reports show it. */
export function describeAllocations(
  allocations: readonly AllocationChanged[],
  strategyIds: readonly string[],
): AllocationResult[] {
  return allocations.map(({ tsMs, shares, reason }) => ({
    ts: isoTime(tsMs),
    shares: Object.fromEntries(strategyIds.map((id, index) => [id, shares[index]])),
    reason,
  }));
}
