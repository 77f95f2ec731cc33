import { parseConstraint } from '../../sweep/parse-constraint.js';
import { gridSize } from '../../sweep/search/grid-size.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import { isTickData } from '../scenario-data.js';
import type { ScenarioSweep } from '../scenario-sweep.js';
import type { SourceMap } from '../source-map.js';

/** A grid with more combinations than this is a mistake, or should be a search that draws. */
const GRID_POINTS_MAX = 1_000_000;
/** What does not change a decision, and what every point shares. */
const NOT_VARIED = ['name', 'description', 'data', 'dataPolicy', 'period', 'report', 'forks', 'sweep'];
/** Names and files that say what a thing is, not how it is set. */
const NO_SETTINGS = ['id', 'use', 'symbols'];
/** Metrics of every run that are numbers; money counts as such. */
const OBJECTIVES = [
  ...['finalEquity', 'totalReturnPct', 'cagrPct', 'alphaPct', 'beta', 'sharpe', 'sortino', 'calmar', 'volatilityPct'],
  ...['maxDrawdownPct', 'maxDrawdownDays', 'avgDrawdownPct', 'ulcerIndex', 'var95Pct', 'cvar95Pct', 'skew', 'kurtosis'],
  ...['bestDayPct', 'worstDayPct', 'exposurePct', 'trades', 'fills', 'winRatePct', 'profitFactor', 'payoffRatio'],
  ...['expectancy', 'avgWin', 'avgLoss', 'bestTrade', 'worstTrade', 'avgTradePct', 'avgDurationMinutes'],
  ...['maxConsecutiveLosses', 'sqn', 'kellyPct', 'fees', 'funding', 'interest', 'turnover', 'turnoverRatio'],
];

/** What of a sweep does not go together, or with the rest of the scenario. */
export function checkSweep({ sweep, data, source }: Scenario): Problem[] {
  if (sweep === undefined) return [];
  return [
    ...checkPaths(sweep, source),
    ...checkConstraints(sweep, source),
    ...checkSearch(sweep, source),
    ...checkObjective(sweep, source),
    ...checkWalkForward(sweep, data.some(isTickData), source),
  ];
}

function checkPaths({ parameters }: ScenarioSweep, source: SourceMap): Problem[] {
  return parameters.flatMap(({ path }) => {
    const place = ['sweep', 'parameters', path];
    const steps = path.split('.');
    if (NOT_VARIED.includes(steps[0])) {
      const why = `a sweep runs on the same data and period each time: ${steps[0]} cannot be varied`;
      return [problemAt(source, place, why)];
    }
    const last = steps[steps.length - 1];
    if (steps.length <= 3 && NO_SETTINGS.includes(last)) {
      return [problemAt(source, place, `${last} says what it is, which a sweep does not vary`)];
    }
    const inside = parameters.find((other) => other.path !== path && path.startsWith(`${other.path}.`));
    return inside === undefined
      ? []
      : [problemAt(source, place, `it is a part of ${inside.path}, which is varied too`)];
  });
}

function checkConstraints({ parameters, constraints }: ScenarioSweep, source: SourceMap): Problem[] {
  const paths = parameters.map(({ path }) => path);
  return constraints.flatMap((text, index) => {
    const place = ['sweep', 'constraints', index];
    const parsed = parseConstraint(text, paths);
    if (!parsed.ok) return [problemAt(source, place, parsed.problem)];
    return parsed.parameters.flatMap((one) => {
      const parameter = parameters[one];
      if (parameter.kind === 'range' || parameter.values.every((value) => typeof value === 'number')) return [];
      return [problemAt(source, place, `${parameter.path} is no number, so it cannot be compared`)];
    });
  });
}

function checkSearch({ parameters, search }: ScenarioSweep, source: SourceMap): Problem[] {
  if (search.kind !== 'grid') return [];
  const ranges = parameters.filter(({ kind }) => kind === 'range');
  if (ranges.length > 0) {
    return ranges.map(({ path }) => {
      const place = ['sweep', 'parameters', path];
      return problemAt(source, place, 'a grid needs values: add a step, write a list, or choose a search that draws');
    });
  }
  const count = gridSize(parameters);
  if (count <= GRID_POINTS_MAX) return [];
  const message = `the grid has ${count} combinations, more than ${GRID_POINTS_MAX}; choose a search that draws`;
  return [problemAt(source, ['sweep', 'parameters'], message)];
}

function checkObjective({ objective: { metric } }: ScenarioSweep, source: SourceMap): Problem[] {
  if (OBJECTIVES.includes(metric)) return [];
  const message = `there is no metric "${metric}" to be best at`;
  return [problemAt(source, ['sweep', 'objective'], message, nearestName(metric, OBJECTIVES))];
}

function checkWalkForward({ walkForward }: ScenarioSweep, hasTicks: boolean, source: SourceMap): Problem[] {
  if (walkForward === null || !hasTicks) return [];
  const message = 'a walk forward cuts the data into windows, which is possible for bars, not for ticks';
  return [problemAt(source, ['sweep', 'walkForward'], message)];
}
