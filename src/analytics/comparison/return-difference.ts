/** What may be said of two runs over the same time. */
export type DifferenceVerdict = 'identical' | 'too-short' | 'no-difference' | 'better' | 'worse';

/** How the returns of one run differ from those of another over the same time. Percentages of the equity at its start. */
export interface ReturnDifference {
  readonly returnPct: number;
  readonly otherReturnPct: number;
  /** The first less the second, in percentage points. */
  readonly differencePct: number;
  /** Where the difference lies with the probability `level`; null where the runs are identical or too short. */
  readonly interval: { readonly lowPct: number; readonly highPct: number; readonly level: number } | null;
  readonly verdict: DifferenceVerdict;
  /** Pairs of returns that it was worked out from. */
  readonly observations: number;
  /** Mean length of the blocks, in observations; 0 where nothing was drawn. */
  readonly blockLength: number;
  readonly resamples: number;
}
