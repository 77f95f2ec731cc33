import type { ShareVerdict } from '../../events/validation-events.js';

/**
 * `reject` where the whole interval of the difference lies below 0 or below `minImprovementPct`, `deploy` where it lies
 * wholly above `minImprovementPct`, and `needs-review` wherever neither is certain, or there is no interval (NaN).
 */
export function shareVerdict(
  { lowPct, highPct }: { readonly lowPct: number; readonly highPct: number },
  minImprovementPct: number,
): ShareVerdict {
  if (highPct < Math.max(0, minImprovementPct)) return 'reject';
  return lowPct > minImprovementPct ? 'deploy' : 'needs-review';
}
