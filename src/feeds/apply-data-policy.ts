import { assert } from '../core/assert.js';
import type { BarColumns } from '../core/bar-columns.js';
import { DATA_ISSUE_KINDS, type DataCheck, type DataIssueKind } from './check/data-check.js';
import { type DataPolicy, DEFAULT_DATA_POLICY } from './check/data-policy.js';
import { describeRepairs } from './check/describe-repairs.js';
import { dirtyDataError } from './check/dirty-data-error.js';
import { fillGaps } from './check/fill-gaps.js';
import { isClean } from './check/format-data-check.js';
import { repairBars } from './check/repair-bars.js';
import { sortBars } from './check/sort-bars.js';
import { checkBars } from './check-bars.js';

/** Bars fit to trade on. */
export interface CleanBars {
  /** Open times strictly increase. The very `bars` handed in, where nothing had to be done. */
  readonly bars: BarColumns;
  /** What was done, one sentence each, for the report. */
  readonly actions: readonly string[];
}

/**
 * Does with dirty bars what the policy says; a kind that it leaves out is an error. `check` is checkBars' result for
 * these `bars`; `source` names them in the message.
 *
 * The order: sort, drop and mend single bars, drop duplicates, then gaps, including those that dropping has torn. Throws
 * DataError DATA_DIRTY with all kinds that are not accepted at once.
 */
export function applyDataPolicy(
  bars: BarColumns,
  check: DataCheck,
  policy: Partial<DataPolicy> = {},
  source = 'The data',
): CleanBars {
  if (isClean(check)) return { bars, actions: [] };
  const full: DataPolicy = { ...DEFAULT_DATA_POLICY, ...policy };
  const { intervalMs } = check;
  const actions: string[] = [];
  let current = bars;
  let currentCheck = check;
  if (check.findings.disorder.count > 0 && full.disorder === 'sort') {
    current = sortBars(bars);
    currentCheck = checkBars(current, intervalMs);
    actions.push(`disorder: sorted by time, ${check.findings.disorder.count} bars were out of order`);
  }
  const rejected = rejectedKinds(currentCheck, full);
  if (rejected.size > 0) throw dirtyDataError(currentCheck, rejected, source);

  if (needsRepair(currentCheck, full)) {
    const repaired = repairBars(current, intervalMs, full);
    actions.push(...describeRepairs(repaired.counts, full));
    current = repaired.bars;
    currentCheck = checkBars(current, intervalMs);
    if (full.gaps === 'error' && currentCheck.findings.gaps.count > 0) {
      throw dirtyDataError(currentCheck, new Set(['gaps']), `${source}, after dropping bars,`);
    }
  }
  const { count } = currentCheck.findings.gaps;
  if (count > 0) {
    if (full.gaps === 'fill') current = fillGaps(current, intervalMs);
    const done = full.gaps === 'fill' ? 'filled with flat bars' : 'left open';
    actions.push(`gaps: ${count} (${currentCheck.missingBars} bars missing) ${done}`);
  }
  if (full.offGrid === 'ignore' && currentCheck.findings.offGrid.count > 0) {
    actions.push(`offGrid: ${currentCheck.findings.offGrid.count} bars off the time grid kept`);
  }
  assertIncreasing(current);
  return { bars: current, actions };
}

function rejectedKinds(check: DataCheck, policy: DataPolicy): ReadonlySet<DataIssueKind> {
  return new Set(DATA_ISSUE_KINDS.filter((kind) => check.findings[kind].count > 0 && policy[kind] === 'error'));
}

/** Whether single bars have to be dropped or mended: not for gaps, nor for bars off the grid that may stay. */
function needsRepair(check: DataCheck, policy: DataPolicy): boolean {
  return DATA_ISSUE_KINDS.some(
    (kind) => kind !== 'gaps' && check.findings[kind].count > 0 && !(kind === 'offGrid' && policy.offGrid === 'ignore'),
  );
}

function assertIncreasing(bars: BarColumns): void {
  for (let row = 1; row < bars.length; row++) {
    assert(bars.tsMs[row] > bars.tsMs[row - 1], `bar ${row} does not open after the bar before it`);
  }
}
