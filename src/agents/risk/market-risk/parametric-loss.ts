import { CONFIDENCE_LEVELS, type Confidence } from './confidence.js';
import { covariance } from './covariance.js';
import { knowsAll, type LossModel, type TailMeasure } from './loss-model.js';
import type { ReturnHistory } from './return-history.js';

/**
 * Variance–covariance: returns are taken as normal with the sample covariance and a mean of zero, which is what it is over
 * an hour or a day for all that can be told. VaR = z · √(w′Σw), ES = φ(z) / (1 − c) · √(w′Σw).
 */
export class ParametricLoss implements LossModel {
  readonly history: ReturnHistory;
  private readonly factor: number;
  private matrix: readonly Float64Array[] = [];
  private matrixVersion = -1;

  constructor(history: ReturnHistory, measure: TailMeasure, confidence: Confidence) {
    const { z, tailMean } = CONFIDENCE_LEVELS[confidence];
    this.history = history;
    this.factor = measure === 'valueAtRisk' ? z : tailMean;
  }

  knows(exposures: Float64Array): boolean {
    return knowsAll(this.history, exposures);
  }

  loss(exposures: Float64Array): number {
    if (this.matrixVersion !== this.history.version) this.refresh();
    let variance = 0;
    for (let row = 0; row < exposures.length; row++) {
      if (exposures[row] === 0) continue;
      for (let column = 0; column < exposures.length; column++) {
        variance += exposures[row] * exposures[column] * this.matrix[row][column];
      }
    }
    // A hedge that is nearly perfect leaves rounding below zero; not a number stays what it is.
    return this.factor * Math.sqrt(variance < 0 ? 0 : variance);
  }

  private refresh(): void {
    this.matrix = covarianceMatrix(this.history);
    this.matrixVersion = this.history.version;
  }
}

/** The sample covariances of all instruments; 0 for those without enough history. */
export function covarianceMatrix(history: ReturnHistory): Float64Array[] {
  const { returns } = history.state;
  return returns.map((own, row) =>
    Float64Array.from(returns, (other, column) =>
      history.covers(row) && history.covers(column) ? covariance(own, other) : 0,
    ),
  );
}
