import type { DifferenceVerdict } from '../../../../src/analytics/comparison/return-difference.js';
import type { BranchResult, RunResult } from '../../../../src/report/run-result.js';
import { finishedRun } from '../cli-harness.js';

/** What the terminal says of a branch. */
export interface GivenBranch {
  readonly name: string;
  /** The run itself where it is left out. */
  readonly parent?: string;
  readonly forkedAt?: string;
  readonly changes?: readonly string[];
  readonly returnPct?: number;
  readonly differencePct?: number;
  /** Null: too short, or identical. */
  readonly interval?: readonly [lowPct: number, highPct: number] | null;
  readonly verdict?: DifferenceVerdict;
}

/** The result of a run with these branches. */
export function resultWith(given: readonly GivenBranch[], changes: Partial<RunResult> = {}): RunResult {
  const { result } = finishedRun();
  const [run] = result.branches;
  return { ...result, branches: [{ ...run, name: 'main' }, ...given.map((one) => branchOf(run, one))], ...changes };
}

function branchOf(run: BranchResult, given: GivenBranch): BranchResult {
  const {
    name,
    parent = 'main',
    forkedAt = '2024-01-15T00:00:00.000Z',
    changes = ['risk.maxDrawdownPct: 25 → 12'],
  } = given;
  const { returnPct = -10.356, differencePct = 3.177, interval = [-17.172, 17.983], verdict = 'no-difference' } = given;
  const difference = {
    ...{ returnPct, otherReturnPct: returnPct - differencePct, differencePct, verdict },
    interval: interval === null ? null : { lowPct: interval[0], highPct: interval[1], level: 0.95 },
    ...{ observations: 1105, blockLength: 10, resamples: 2000 },
  };
  const { metrics } = run;
  const to = '2024-03-01T00:00:00.000Z';
  const comparison = { from: forkedAt, to, metrics, parentMetrics: metrics, difference, conclusion: '' };
  return { ...run, name, parent, forkedAt, changes, comparison };
}

/** A branch with every verdict, one of a branch, and one that failed. */
export function resultOfWhatIf(): RunResult {
  const nested = { parent: 'crash', forkedAt: '2024-01-22T02:36:00.000Z', changes: ['risk.maxDrawdownPct: 25 → 50'] };
  return resultWith(
    [
      { name: 'unchanged', changes: [], returnPct: -13.533, differencePct: 0, interval: null, verdict: 'identical' },
      { name: 'tight-stop' },
      {
        name: 'cheap',
        changes: ['venue.fees.takerBps: 5 → 0', 'venue.fees.makerBps: 2 → 0'],
        ...{ returnPct: -11.472, differencePct: 2.061, interval: [1.612, 2.669], verdict: 'better' },
      },
      {
        name: 'crash',
        changes: ['market: BTCUSDT shock −40 % over 1 h'],
        ...{ returnPct: -23.864, differencePct: -10.331, interval: [-44.212, -0.831], verdict: 'worse' },
      },
      { name: 'after-halt', ...nested, returnPct: -4.312, differencePct: -4.312, interval: [-22.208, 17.349] },
      { name: 'late', ...nested, forkedAt: '2024-02-28T23:00:00.000Z', interval: null, verdict: 'too-short' },
    ],
    {
      failedBranches: [
        {
          name: 'levered',
          parent: 'main',
          forkedAt: '2024-01-15T00:00:00.000Z',
          changes: ['venue.margin.leverage: 1 → 50'],
          error: { code: 'AGENT_FAILED', message: 'Agent "strategy:trend" threw on BarClosed: no.', remedy: null },
        },
      ],
    },
  );
}

/** The same two changes at so many midnights. */
export function resultOfEvery(days: number): RunResult {
  const iso = (day: number) => new Date(Date.UTC(2024, 0, 2 + day)).toISOString();
  const forks = Array.from({ length: days }, (_, day) => ({ forkedAt: iso(day), at: iso(day).slice(0, 10), day }));
  return resultWith(
    forks.flatMap(({ forkedAt, at, day }): GivenBranch[] => [
      { name: `tight-stop@${at}`, forkedAt, ...(day === 3 ? { verdict: 'worse', differencePct: -6 } : {}) },
      {
        name: `faster@${at}`,
        forkedAt,
        changes: ['strategies.trend.params.fast: 12 → 6', 'strategies.trend.params.slow: 48 → 24'],
        differencePct: day,
        ...(day === days - 1 ? { verdict: 'too-short', interval: null } : {}),
      },
    ]),
  );
}
