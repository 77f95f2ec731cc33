import { differenceConclusion } from '../../../analytics/comparison/difference-conclusion.js';
import { computeMetrics } from '../../../analytics/compute-metrics.js';
import { isoTime } from '../../../core/iso-time.js';
import { moneyToFloat } from '../../../core/units.js';
import type { BranchRecord } from '../../../report/run-result.js';
import { initialCash } from '../../compose/compose-engine.js';
import type { DescribedBranch } from '../../describe/describe-branch.js';
import { joinParts, partMetricsInput } from '../../describe/run-part.js';
import { winPctOf } from '../../describe/strategy-tally.js';
import type { BranchJob } from './branch-job.js';
import type { ComparedBranch } from './compare-branch.js';

/** A branch as reports show it: its own part as the record, joined to the past for its metrics, beside its parent. */
export function describeFinished(
  { name, base, changes }: BranchJob,
  { record, part, ending }: DescribedBranch,
  { difference, endTsMs }: ComparedBranch,
  fingerprint: string,
): BranchRecord {
  const { start, snapshot } = base.point;
  const { result } = record;
  const whole = joinParts(base.past, part);
  const closedRows = snapshot.series.reduce((sum, one) => sum + one.closedRows, 0);
  return {
    ...record,
    ownBars: result.counts.bars - closedRows,
    result: {
      ...result,
      name,
      fingerprint,
      parent: base.parent,
      forkedAt: isoTime(start.tsMs),
      changes,
      comparison: {
        from: isoTime(start.tsMs),
        to: isoTime(endTsMs),
        metrics: result.metrics,
        parentMetrics: base.since.metrics,
        difference,
        conclusion: differenceConclusion(difference, {
          spanMs: endTsMs - start.tsMs,
          name,
          otherName: base.parent === 'main' ? 'the run itself' : base.parent,
        }),
      },
      metrics: computeMetrics({
        ...partMetricsInput(whole),
        initialEquity: moneyToFloat(initialCash(base.rootScenario)),
        ...ending,
      }),
      strategies: result.strategies.map((strategy) => ({
        ...strategy,
        trades: whole.byStrategy[strategy.id]?.trades ?? 0,
        winRatePct: winPctOf(whole.byStrategy[strategy.id]),
      })),
    },
  };
}
