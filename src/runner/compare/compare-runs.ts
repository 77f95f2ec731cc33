import { compareReturns } from '../../analytics/comparison/compare-returns.js';
import { differenceConclusion } from '../../analytics/comparison/difference-conclusion.js';
import { type MatchKind, matchTrades, type TradeMatches } from '../../analytics/comparison/match-trades.js';
import type { RoundTrip } from '../../analytics/round-trip.js';
import { formatDecimal, parseDecimal } from '../../core/decimal.js';
import { isoTime } from '../../core/iso-time.js';
import { MONEY_DECIMALS } from '../../core/units.js';
import type {
  AllocationDifference,
  ComparedRun,
  MetricDifference,
  RunComparison,
} from '../../report/comparison/run-comparison.js';
import { type ShareSummary, shareHistory, summarizeShare } from '../../report/data/share-history.js';
import { metricKeysInOrder } from '../../report/metric-catalog.js';
import type { ComparedSide } from './compared-side.js';
import { comparisonNotes } from './comparison-notes.js';
import { type PairedReturns, pairedReturns } from './paired-returns.js';
import { type ScenarioDifference, scenarioDifferences } from './scenario-differences.js';

/** What a comparison says beside what its page shows. */
export interface ComparedRuns extends RunComparison {
  readonly trades: TradeMatches;
  /** Null where one of the two was read from its results, which do not hold the scenario. */
  readonly scenarioDifferences: readonly ScenarioDifference[] | null;
  readonly tradeGroups: readonly TradeGroup[];
}

/** Trades that were the same in both runs, or were not, with what they came to. */
export interface TradeGroup {
  readonly kind: MatchKind | 'only-a' | 'only-b';
  readonly count: number;
  /** Profit after fees as exact decimals; null on the side that did not make them. */
  readonly pnlA: string | null;
  readonly pnlB: string | null;
}

/** The same comparison gives the same interval each time. */
const SEED = 'compare';

/** Lays two runs side by side: every difference is B less A. */
export function compareRuns(a: ComparedSide, b: ComparedSide): ComparedRuns {
  const paired = pairedReturns(a.equity, b.equity);
  const difference = paired === null ? null : compareReturns(paired.b, paired.a, { seed: SEED });
  const trades = matchTrades(closedWithin(a.roundTrips, paired), closedWithin(b.roundTrips, paired));
  const conclusion =
    paired === null || difference === null
      ? 'The two runs have no time in common: nothing can be concluded.'
      : differenceConclusion(difference, { spanMs: paired.toMs - paired.fromMs, name: 'B', otherName: 'A' });
  const both = a.scenario !== null && b.scenario !== null;
  return {
    a: withTradeOrder(a),
    b: withTradeOrder(b),
    quoteCurrency: a.result.quoteCurrency,
    from: paired && isoTime(paired.fromMs),
    to: paired && isoTime(paired.toMs),
    conclusion,
    notes: comparisonNotes(a, b),
    difference,
    metrics: metricDifferences(a, b),
    allocations: allocationDifferences(a, b),
    trades,
    equity: { a: a.equity, b: b.equity },
    scenarioDifferences: both && a.scenario && b.scenario ? scenarioDifferences(a.scenario, b.scenario) : null,
    tradeGroups: tradeGroups(trades),
  };
}

function withTradeOrder({ run, branch: { tradeOrder } }: ComparedSide): ComparedRun {
  return tradeOrder === undefined ? run : { ...run, tradeOrder: tradeOrder.conclusion };
}

/** Of trades outside the time that both cover, one run alone can have some. */
function closedWithin(trips: readonly RoundTrip[], span: PairedReturns | null): readonly RoundTrip[] {
  if (span === null) return trips;
  return trips.filter(({ exitTsMs }) => exitTsMs >= span.fromMs && exitTsMs <= span.toMs);
}

function metricDifferences(
  { branch: { metrics: a } }: ComparedSide,
  { branch: { metrics: b } }: ComparedSide,
): MetricDifference[] {
  return metricKeysInOrder({ ...b, ...a }).map((key) => {
    const [one, other] = [a[key] ?? null, b[key] ?? null];
    const difference = one === null || other === null ? null : Number(other) - Number(one);
    return { key, a: one, b: other, difference };
  });
}

function allocationDifferences(a: ComparedSide, b: ComparedSide): AllocationDifference[] {
  const [left, right] = [sharesOf(a), sharesOf(b)];
  const strategies = [...new Set([...left.keys(), ...right.keys()])];
  return strategies.map((strategy) => ({
    strategy,
    a: left.get(strategy) ?? null,
    b: right.get(strategy) ?? null,
  }));
}

function sharesOf({ branch, run }: ComparedSide): Map<string, ShareSummary> {
  const ids = branch.strategies.map(({ id }) => id);
  const history = shareHistory(branch.allocations, ids, Date.parse(run.to));
  return new Map(history === undefined ? [] : ids.map((id, index) => [id, summarizeShare(history, index)]));
}

function tradeGroups({ matched, onlyA, onlyB }: TradeMatches): TradeGroup[] {
  const kinds: readonly MatchKind[] = ['identical', 'same-entry', 'other-entry'];
  return [
    ...kinds.map((kind): TradeGroup => {
      const own = matched.filter((one) => one.kind === kind);
      const [pnlA, pnlB] = [sumOf(own.map(({ a }) => a)), sumOf(own.map(({ b }) => b))];
      return { kind, count: own.length, pnlA, pnlB };
    }),
    { kind: 'only-a', count: onlyA.length, pnlA: sumOf(onlyA), pnlB: null },
    { kind: 'only-b', count: onlyB.length, pnlA: null, pnlB: sumOf(onlyB) },
  ];
}

function sumOf(trips: readonly RoundTrip[]): string {
  return formatDecimal(
    trips.reduce((sum, { pnl }) => sum + parseDecimal(pnl, MONEY_DECIMALS), 0n),
    MONEY_DECIMALS,
  );
}
