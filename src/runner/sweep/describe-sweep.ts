import { sweepConclusion } from '../../analytics/comparison/sweep-conclusion.js';
import {
  SWEEP_SCHEMA_VERSION,
  type SweepPoint,
  type SweepResult,
  type SweptParameter,
} from '../../report/comparison/sweep-result.js';
import type { WalkForwardResult } from '../../report/comparison/walk-forward-result.js';
import { describeRun } from '../describe/describe-run.js';
import type { PreparedData } from '../prepare/prepared-data.js';
import type { Scenario } from '../scenario/scenario.js';
import type { ScenarioSweep, SweepParameter } from '../scenario/scenario-sweep.js';
import { parameterNames } from './parameter-names.js';
import { rankScores } from './rank-scores.js';
import type { SearchedPoint } from './search-space.js';
import { sweepStatistics } from './sweep-statistics.js';
import { walkForwardConclusion } from './walk-forward/walk-forward-conclusion.js';

export interface FinishedSearch {
  readonly key: string;
  readonly points: readonly SearchedPoint[];
  /** Null: the scenario does not ask for it. */
  readonly walkForward: WalkForwardResult | null;
}

/** sweep.json of a sweep that has been run. */
export function describeSweep(
  scenario: Scenario,
  sweep: ScenarioSweep,
  data: readonly PreparedData[],
  { key, points, walkForward }: FinishedSearch,
): SweepResult {
  const {
    engineVersion,
    scenario: named,
    quoteCurrency,
    data: sets,
    ...run
  } = describeRun(scenario, data, { branches: [], failed: [], notes: [] });
  const { parameters, constraints, search, objective } = sweep;
  const ranking = rankScores(
    objective,
    points.map(({ score }) => score),
  );
  const returns = points.flatMap(({ outcome }, index) =>
    outcome.kind === 'finished' && outcome.daily !== null ? [{ index, returnPct: outcome.daily.returnPct }] : [],
  );
  const statistics = ranking.length === 0 ? null : sweepStatistics(returns, ranking[0], scenario.seed);
  const wanted = search.kind === 'grid' ? null : search.points;
  const conclusions = [
    statistics === null
      ? `No point has the metric ${objective.metric}, so none is the best.`
      : sweepConclusion(statistics),
    ...(walkForward === null ? [] : [walkForwardConclusion(walkForward)]),
  ];
  return {
    schemaVersion: SWEEP_SCHEMA_VERSION,
    engineVersion,
    scenario: named,
    quoteCurrency,
    data: sets,
    assumptions: run.assumptions,
    warnings: [...run.warnings, ...fewerPoints(wanted, points.length), ...failures(points)],
    key,
    parameters: describeParameters(parameters),
    constraints,
    search: { kind: search.kind, seed: search.kind === 'grid' ? null : search.seed, wanted },
    objective,
    points: points.map(describePoint),
    ranking,
    statistics,
    ...(walkForward === null ? {} : { walkForward }),
    conclusion: conclusions.join(' '),
  };
}

function describeParameters(parameters: readonly SweepParameter[]): SweptParameter[] {
  const names = parameterNames(parameters.map(({ path }) => path));
  return parameters.map((parameter, index) => {
    const { path } = parameter;
    const name = names[index];
    if (parameter.kind === 'list') return { path, name, values: parameter.values, range: null };
    const { from, to, scale, integer } = parameter;
    return { path, name, values: null, range: { from, to, scale, integer } };
  });
}

function describePoint({ values, outcome, score }: SearchedPoint, index: number): SweepPoint {
  if (outcome.kind === 'failed') {
    const { code, message } = outcome;
    return { index, values, metrics: null, score, fingerprint: null, error: { code, message } };
  }
  const { metrics, fingerprint } = outcome;
  return { index, values, metrics, score, fingerprint, error: null };
}

function fewerPoints(wanted: number | null, count: number): string[] {
  if (wanted === null || count >= wanted) return [];
  return [`${count} of the ${wanted} points that were asked for: values and constraints leave no others that differ.`];
}

function failures(points: readonly SearchedPoint[]): string[] {
  const failed = points.filter(({ outcome }) => outcome.kind === 'failed').length;
  return failed === 0 ? [] : [`${failed} of ${points.length} points failed; the table says why.`];
}
