import type { ReturnDifference } from '../../analytics/comparison/return-difference.js';
import type { RoundTrip } from '../../analytics/round-trip.js';
import type { ChartedCurve } from '../data/down-sample-equity.js';
import type { ShareSummary } from '../data/share-history.js';

/**
 * Two runs side by side. A is what B is measured against: every difference is B less A, so that what is above 0 is more
 * in B. It is plain data, made from what the runs wrote.
 */
export interface RunComparison {
  readonly a: ComparedRun;
  readonly b: ComparedRun;
  /** Of both; where they differ, that of A, and a note says so. */
  readonly quoteCurrency: string;
  /** ISO 8601, UTC: the time that both cover; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** What may be concluded, as a sentence. */
  readonly conclusion: string;
  /** Plain sentences: why the two are not quite comparable (other data, other time, another currency), most serious first. */
  readonly notes: readonly string[];
  /** Of B (`returnPct`) less A (`otherReturnPct`) over the common time; null where there is none. */
  readonly difference: ReturnDifference | null;
  readonly metrics: readonly MetricDifference[];
  /** One row a strategy of either, those of A first; empty where neither divided its capital. */
  readonly allocations: readonly AllocationDifference[];
  readonly trades: TradeDifference;
  /** Sampled as the runs wrote them; undefined where a run wrote none. */
  readonly equity: { readonly a?: ChartedCurve; readonly b?: ChartedCurve };
}

export interface ComparedRun {
  readonly name: string;
  /** What tells it from another run of that name, such as the folder it was read from. */
  readonly label: string;
  readonly fingerprint: string;
  readonly scenarioHash: string;
  /** ISO 8601, UTC: its first and last moment. */
  readonly from: string;
  readonly to: string;
  /** What its trades could have looked like in other orders, as a sentence; left out of branches, and where there are too few trades. */
  readonly tradeOrder?: string;
}

/** A metric of both runs, each over its whole time. */
export interface MetricDifference {
  readonly key: string;
  /** Money as decimal strings, ratios as numbers; null where there were too few observations, or the run lacks it. */
  readonly a: number | string | null;
  readonly b: number | string | null;
  /** B less A, in the metric's own unit (percentage points for percentages); null where one of them is. */
  readonly difference: number | null;
}

/** The share of the capital that a strategy was allowed in either run; null where it was not part of it. */
export interface AllocationDifference {
  readonly strategy: string;
  readonly a: ShareSummary | null;
  readonly b: ShareSummary | null;
}

/**
 * Which trades both runs made: of the same strategy, symbol and side, entered at the same time, or at another and open
 * together for a while. The page tells the two apart by their entries.
 */
export interface TradeDifference {
  readonly matched: readonly TradePair[];
  readonly onlyA: readonly RoundTrip[];
  readonly onlyB: readonly RoundTrip[];
}

export interface TradePair {
  readonly a: RoundTrip;
  readonly b: RoundTrip;
}
