import { moneyDecimals } from '../format/money-decimals.js';
import type { BranchRecord } from '../run-result.js';
import { alignCurve } from './align-equity.js';
import { type CurveRole, type EncodedCurves, encodeCurves } from './curve-payload.js';
import { downSampleEquity } from './down-sample-equity.js';

/** More branches than this make a crowd, of which only the extremes have colours. */
export const COLOURED_MAX = 12;
/** How many of a crowd are drawn in colour at each end. */
const EXTREMES = 3;
/** Values of all lines together, so that the page stays small however many branches there are. */
const VALUES_MAX = 120_000;
const POINTS_MAX = 4_000;
/** Digits of an equity that a crowd of lines is drawn with. */
const CROWD_DIGITS = 6;

/** The lines of all branches since their forks and of the run itself; undefined where nothing was forked. */
export function branchCurves(branches: readonly BranchRecord[]): EncodedCurves | undefined {
  const [main] = branches;
  if (branches.length < 2 || main.equity.tsMs.length === 0) return undefined;
  const tsMs = commonTimes(branches);
  const curves = branches.map(({ equity }) => alignCurve(equity, tsMs));
  const rowOf = new Map(branches.map(({ result }, index) => [result.name, index]));
  const roles = rolesOf(branches);
  const lines = branches.map(({ result: { name, parent } }, index) => {
    const row = parent === null ? undefined : rowOf.get(parent);
    return { name, parent: index === 0 ? null : (row ?? 0), role: roles[index] };
  });
  const size = Math.abs(main.equity.equity[0]);
  const crowd = Math.max(0, CROWD_DIGITS - 1 - Math.floor(Math.log10(size || 1)));
  const decimals = branches.length > COLOURED_MAX + 1 ? Math.min(8, crowd) : moneyDecimals(size);
  return encodeCurves(tsMs, curves, lines, decimals, forkTimes(branches));
}

/** The samples that each line needs, half of them for the run itself; every fork is one. */
function commonTimes(branches: readonly BranchRecord[]): number[] {
  const pointsMax = Math.min(POINTS_MAX, Math.floor(VALUES_MAX / branches.length));
  const own = Math.floor(pointsMax / 2 / (branches.length - 1));
  const times = new Set<number>(forkTimes(branches));
  for (const [index, { equity }] of branches.entries()) {
    const share = index === 0 ? Math.floor(pointsMax / 2) : own;
    // Fewer than a stretch has extremes would tell nothing: the times of the others then do for all.
    if (share >= 5) for (const row of downSampleEquity(equity, share)) times.add(equity.tsMs[row]);
    if (equity.tsMs.length > 0) times.add(equity.tsMs[0]).add(equity.tsMs[equity.tsMs.length - 1]);
  }
  return [...times].sort((a, b) => a - b);
}

function forkTimes(branches: readonly BranchRecord[]): number[] {
  const times = branches.slice(1).map(({ equity }) => Math.round(equity.tsMs[0]));
  return [...new Set(times)].filter((tsMs) => !Number.isNaN(tsMs)).sort((a, b) => a - b);
}

/** Of a crowd those that differ most from their parents at either end keep a colour. */
function rolesOf(branches: readonly BranchRecord[]): CurveRole[] {
  if (branches.length <= COLOURED_MAX + 1) return branches.map((_, index) => (index === 0 ? 'base' : 'own'));
  const difference = (index: number) => branches[index].result.comparison?.difference.differencePct ?? 0;
  const order = branches.map((_, index) => index).slice(1);
  order.sort((a, b) => difference(a) - difference(b) || a - b);
  const extremes = new Set([...order.slice(0, EXTREMES), ...order.slice(-EXTREMES)]);
  return branches.map((_, index) => (index === 0 ? 'base' : extremes.has(index) ? 'own' : 'faded'));
}
