import { CONFIDENCE_LEVELS, type Confidence } from './confidence.js';
import { empiricalShortfall, empiricalValueAtRisk } from './empirical-tail.js';
import { knowsAll, type LossModel, type TailMeasure } from './loss-model.js';
import type { ReturnHistory } from './return-history.js';

/** Equally likely outcomes of one interval. */
export interface ReturnScenarios {
  readonly count: number;
  /** By instrument: its return in each outcome. Called when the history has changed. */
  returns(history: ReturnHistory): readonly Float64Array[];
}

/** What was seen will be seen again: each interval of the lookback is one outcome. */
export function historicalScenarios(lookback: number): ReturnScenarios {
  return { count: lookback, returns: (history) => history.state.returns };
}

/** The loss that a set of outcomes says: past ones (historical) or drawn ones (Monte Carlo). */
export class ScenarioLoss implements LossModel {
  readonly history: ReturnHistory;
  private readonly tail: (losses: Float64Array, worsePerMille: number) => number;
  private readonly worsePerMille: number;
  private readonly scenarios: ReturnScenarios;
  private readonly losses: Float64Array;
  private returns: readonly Float64Array[] = [];
  private returnsVersion = -1;

  constructor(history: ReturnHistory, measure: TailMeasure, confidence: Confidence, scenarios: ReturnScenarios) {
    this.history = history;
    this.tail = measure === 'valueAtRisk' ? empiricalValueAtRisk : empiricalShortfall;
    this.worsePerMille = CONFIDENCE_LEVELS[confidence].worsePerMille;
    this.scenarios = scenarios;
    this.losses = new Float64Array(scenarios.count);
  }

  knows(exposures: Float64Array): boolean {
    return knowsAll(this.history, exposures);
  }

  loss(exposures: Float64Array): number {
    if (this.returnsVersion !== this.history.version) this.refresh();
    const { losses } = this;
    losses.fill(0);
    for (let index = 0; index < exposures.length; index++) {
      const exposure = exposures[index];
      if (exposure === 0) continue;
      const returns = this.returns[index];
      for (let outcome = 0; outcome < losses.length; outcome++) losses[outcome] -= exposure * returns[outcome];
    }
    return this.tail(losses, this.worsePerMille);
  }

  private refresh(): void {
    this.returns = this.scenarios.returns(this.history);
    this.returnsVersion = this.history.version;
  }
}
