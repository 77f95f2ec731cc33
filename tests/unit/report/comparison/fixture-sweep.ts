import type { Metrics } from '../../../../src/analytics/metrics.js';
import type {
  ParameterValue,
  SweepPoint,
  SweepResult,
  SweptParameter,
} from '../../../../src/report/comparison/sweep-result.js';
import type { WalkForwardResult } from '../../../../src/report/comparison/walk-forward-result.js';
import { fixtureRandom } from '../fixture-random.js';
import { fixtureReport } from '../fixture-report.js';

const DAY_MS = 86_400_000;
const HEX = '0123456789abcdef'.repeat(4);

const FAST = listed('strategies.sma.params.fast', [5, 10, 15, 20, 25, 30, 40, 50]);
const SLOW = listed('strategies.sma.params.slow', [30, 50, 75, 100, 150, 200, 300]);
const STOP: SweptParameter = {
  ...{ path: 'strategies.sma.params.stopPct', name: 'stopPct', values: null },
  range: { from: 0.5, to: 8, scale: 'log', integer: false },
};
const MODE = listed('strategies.sma.params.mode', ['long', 'both']);

const SMALL = fixtureReport({ days: 40, trips: 60 });

/** A made-up sweep over one, two or four parameters with a hill of good points; every 17th point of a grid fails. */
export function fixtureSweep(count: 1 | 2 | 4 = 2, changed: Partial<SweepResult> = {}): SweepResult {
  const parameters = count === 1 ? [FAST] : count === 2 ? [FAST, SLOW] : [FAST, SLOW, STOP, MODE];
  const points = (count === 4 ? drawn(parameters, 160) : grid(parameters)).map(pointOf);
  const ranking = points
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || a.index - b.index)
    .map(({ index }) => index);
  const { assumptions, data } = SMALL.result;
  return {
    schemaVersion: 1,
    engineVersion: '0.1.0',
    scenario: { name: 'sma-sweep', description: 'Which moving averages cross best.', hash: HEX },
    quoteCurrency: 'USDT',
    ...{ data, assumptions, warnings: [] },
    key: 'feed'.repeat(16),
    parameters,
    constraints: count === 1 ? [] : ['fast < slow'],
    search:
      count === 4 ? { kind: 'latin-hypercube', seed: 7, wanted: 160 } : { kind: 'grid', seed: null, wanted: null },
    objective: { metric: 'sharpe', minimize: false },
    points,
    ranking,
    statistics: {
      ...{ best: ranking[0], trials: ranking.length, independentTrials: 11.4, observations: 365 },
      ...{ deflatedSharpe: 0.614, luckySharpe: 1.42, overfitProbability: 0.31, realityCheckP: 0.187 },
    },
    walkForward: walkForward(parameters),
    conclusion: `The best of ${ranking.length} points has a Sharpe ratio of ${(points[ranking[0]].score ?? 0).toFixed(2)}, which luck alone explains: the best of so many without any skill is expected to show 1.42. In the tests that followed, little of it was left.`,
    ...changed,
  };
}

function listed(path: string, values: readonly ParameterValue[]): SweptParameter {
  return { path, name: path.slice(path.lastIndexOf('.') + 1), values, range: null };
}

function grid(parameters: readonly SweptParameter[]): ParameterValue[][] {
  const all = parameters.reduce<ParameterValue[][]>(
    (points, { values }) => points.flatMap((point) => (values ?? []).map((value) => [...point, value])),
    [[]],
  );
  return all.filter(([fast, slow]) => slow === undefined || fast < slow);
}

function drawn(parameters: readonly SweptParameter[], count: number): ParameterValue[][] {
  const random = fixtureRandom(5);
  return Array.from({ length: count }, () =>
    parameters.map(({ values }) =>
      values === null ? Number((0.5 * 16 ** random()).toFixed(4)) : values[Math.floor(random() * values.length)],
    ),
  );
}

function pointOf(values: readonly ParameterValue[], index: number): SweepPoint {
  const [fast, slow = 100] = values.map(Number);
  const noise = fixtureRandom(index + 1)() - 0.5;
  const score = 1.9 - ((fast - 20) / 14) ** 2 - (Math.log(slow / 100) * 1.1) ** 2 + noise * 0.5;
  if (index % 17 === 16) {
    const error = { code: 'NOT_ENOUGH_BARS', message: `The strategy needs ${slow} bars before its first signal.` };
    return { index, values, metrics: null, score: null, fingerprint: null, error };
  }
  return { index, values, metrics: metricsOf(score, index), score, fingerprint: HEX, error: null };
}

function metricsOf(sharpe: number, index: number): Metrics {
  const { metrics } = SMALL.branches[0].result;
  const totalReturnPct = sharpe * 9;
  return {
    ...{ ...metrics, sharpe, totalReturnPct, maxDrawdownPct: 12 - sharpe * 2.2, trades: 40 + ((index * 37) % 211) },
    ...{ finalEquity: (100_000 * (1 + totalReturnPct / 100)).toFixed(8), fees: (900 + index * 7.25).toFixed(8) },
  };
}

function walkForward(parameters: readonly SweptParameter[]): WalkForwardResult {
  const random = fixtureRandom(3);
  const startMs = Date.UTC(2024, 0, 1);
  const iso = (day: number) => new Date(startMs + day * DAY_MS).toISOString();
  const [trainDays, testDays] = [90, 30];
  const dayMs = Array.from({ length: 8 * testDays }, (_, day) => startMs + (trainDays + day) * DAY_MS);
  const returnPct = dayMs.map(() => (random() - 0.485) * 2.4);
  const total = returnPct.reduce((factor, pct) => factor * (1 + pct / 100), 1);
  return {
    ...{ trainMs: trainDays * DAY_MS, testMs: testDays * DAY_MS, anchored: false, warmupMs: 5 * DAY_MS },
    windows: Array.from({ length: 9 }, (_, index) => {
      const from = index * testDays;
      const trainScore = 1.2 + random();
      const testScore = random() * 2.2 - 0.9;
      const chosen = {
        values: parameters.map(({ values }) =>
          values === null ? 2.5 : values[(index * 5) % Math.min(4, values.length)],
        ),
        ...{ trainScore, trainMetrics: metricsOf(trainScore, index), testFingerprint: HEX, error: null },
        ...{ testScore, testMetrics: metricsOf(testScore, index) },
      };
      const failed = { testScore: null, testMetrics: null, testFingerprint: null };
      const error = { code: 'NO_BARS', message: 'There are no bars in the window.' };
      return {
        ...{ index, trials: 49, failed: index === 2 ? 3 : 0 },
        ...{ trainFrom: iso(from), trainTo: iso(from + trainDays) },
        ...{ testFrom: iso(from + trainDays), testTo: iso(from + trainDays + testDays) },
        chosen: index === 5 ? null : index === 8 ? { ...chosen, ...failed, error } : chosen,
      };
    }),
    unusedMs: 6 * DAY_MS,
    outOfSample: {
      ...{ dayMs, returnPct, totalReturnPct: 100 * (total - 1), cagrPct: 5.1, sharpe: 0.41, sortino: 0.6 },
      ...{ volatilityPct: 13.2, maxDrawdownPct: 9.87, trades: 212 },
    },
    efficiency: 0.23,
  };
}
