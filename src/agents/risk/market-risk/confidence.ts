/** The confidences that a loss can be asked for, in percent. */
export const CONFIDENCES = [90, 95, 97.5, 99, 99.5, 99.9] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a confidence means. */
export interface ConfidenceLevel {
  /** How many of a thousand outcomes are worse: a whole number, so that counting them is exact. */
  readonly worsePerMille: number;
  /** The standard normal quantile z. */
  readonly z: number;
  /** The mean of a standard normal beyond it: φ(z) / (1 − confidence). */
  readonly tailMean: number;
}

/** Constants rather than an inverse error function: the usual levels are few, and these are right to the last bit. */
export const CONFIDENCE_LEVELS: Readonly<Record<Confidence, ConfidenceLevel>> = {
  90: { worsePerMille: 100, z: 1.2815515655446004, tailMean: 1.754983319324868 },
  95: { worsePerMille: 50, z: 1.6448536269514726, tailMean: 2.062712807507426 },
  97.5: { worsePerMille: 25, z: 1.9599639845400543, tailMean: 2.3378027922014146 },
  99: { worsePerMille: 10, z: 2.326347874040841, tailMean: 2.665214220345805 },
  99.5: { worsePerMille: 5, z: 2.575829303548901, tailMean: 2.891948605383481 },
  99.9: { worsePerMille: 1, z: 3.0902323061678136, tailMean: 3.3670900770639904 },
};
