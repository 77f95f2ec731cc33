import type { ReturnHistory } from './return-history.js';

/** Says what a portfolio may lose over one interval, by the returns seen so far. */
export interface LossModel {
  readonly history: ReturnHistory;
  /** Whether there is enough history of everything that is held. */
  knows(exposures: Float64Array): boolean;
  /**
   * The loss in quote currency, at the model's confidence, never negative.
   * @param exposures by instrument: signed notional in quote currency
   */
  loss(exposures: Float64Array): number;
}

/** What of the distribution of losses is asked for. */
export type TailMeasure = 'valueAtRisk' | 'expectedShortfall';

export function knowsAll(history: ReturnHistory, exposures: Float64Array): boolean {
  return exposures.every((exposure, index) => exposure === 0 || history.covers(index));
}
