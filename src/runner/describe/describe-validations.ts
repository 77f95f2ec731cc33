import { isoTime } from '../../core/iso-time.js';
import type { AllocationValidated } from '../../events/validation-events.js';
import type { ValidationResult } from '../../report/run-result.js';

/** What proposed shares came to where they were tried, in the order of the proposals. */
export function describeValidations(
  validations: readonly AllocationValidated[],
  strategyIds: readonly string[],
): ValidationResult[] {
  const byId = (shares: readonly number[]) => Object.fromEntries(strategyIds.map((id, index) => [id, shares[index]]));
  return validations.map(({ tsMs, verdict, shares, proposed, differencePct, lowPct, highPct, ...rest }) => ({
    ts: isoTime(tsMs),
    verdict,
    shares: byId(shares),
    proposed: byId(proposed),
    differencePct: numberOrNull(differencePct),
    interval: Number.isNaN(lowPct) ? null : { lowPct, highPct },
    observations: rest.observations,
    from: isoTime(rest.fromTsMs),
    to: isoTime(rest.toTsMs),
    conclusion: rest.conclusion,
  }));
}

/** JSON has no NaN. */
function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
