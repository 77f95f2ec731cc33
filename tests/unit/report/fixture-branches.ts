import type { DifferenceVerdict, ReturnDifference } from '../../../src/analytics/comparison/return-difference.js';
import { computeMetrics } from '../../../src/analytics/compute-metrics.js';
import type { EquityCurve } from '../../../src/analytics/equity-curve.js';
import { tradeColumns } from '../../../src/analytics/trade-columns.js';
import type { ReportInput } from '../../../src/report/report-input.js';
import type { BranchRecord } from '../../../src/report/run-result.js';
import { fixtureRandom } from './fixture-random.js';
import { fixtureReport, reportOf } from './fixture-report.js';

/** What is made up of a branch: a drift against its parent in percentage points a day, and noise of that size an hour. */
export interface FixtureFork {
  readonly name: string;
  readonly day: number;
  readonly changes?: readonly string[];
  readonly driftPct?: number;
  readonly noisePct?: number;
  /** Its parent; the run itself where it is left out. */
  readonly parent?: string;
  readonly verdict?: DifferenceVerdict;
}

/** A made-up run over 40 days with branches that leave it at the starts of days (0 is the first). */
export function fixtureBranches(forks: readonly FixtureFork[], days = 40): ReportInput {
  const { branches, prices, result } = fixtureReport({ days, trips: days * 3 });
  const records: BranchRecord[] = [...branches];
  for (const fork of forks) {
    const parent = records.find(({ result: { name } }) => name === fork.parent) ?? records[0];
    records.push(branchOf(parent, fork, records.length));
  }
  const report = reportOf(records, prices);
  return { ...report, result: { ...report.result, scenario: { ...result.scenario, name: 'what-if' } } };
}

function branchOf(parent: BranchRecord, fork: FixtureFork, seed: number): BranchRecord {
  const { name, day, changes = ['stopPct of btc-momentum: 2 → 1'], driftPct = 0, noisePct = 0.05 } = fork;
  const forkMs = Date.UTC(2024, 0, 1 + day);
  const since = cutAt(parent.equity, forkMs);
  const equity = bend(since, driftPct / 24, driftPct === 0 && noisePct === 0 ? 0 : noisePct, seed);
  const trips = parent.roundTrips.filter(({ entryTsMs }) => entryTsMs >= forkMs);
  const roundTrips = trips.filter((_, index) => index % 5 !== seed % 5);
  const metrics = metricsOf(equity, roundTrips);
  const iso = (tsMs: number) => new Date(tsMs).toISOString();
  const difference = differenceOf(equity, since, fork.verdict);
  return {
    ...parent,
    equity,
    roundTrips,
    fills: parent.fills.filter(({ tsMs }) => tsMs >= forkMs),
    result: {
      ...parent.result,
      name,
      parent: parent.result.name,
      forkedAt: iso(forkMs),
      fingerprint: seed.toString(16).padStart(2, '0').repeat(32),
      changes,
      comparison: {
        from: iso(forkMs),
        to: iso(equity.tsMs[equity.tsMs.length - 1]),
        metrics,
        parentMetrics: metricsOf(since, trips),
        difference,
        conclusion: conclusionOf(difference),
      },
    },
  };
}

function cutAt(curve: EquityCurve, fromMs: number): EquityCurve {
  const first = curve.tsMs.findIndex((tsMs) => tsMs >= fromMs);
  const cut = (column: Float64Array) => column.slice(first);
  return {
    ...{ tsMs: cut(curve.tsMs), equity: cut(curve.equity), cash: cut(curve.cash) },
    ...{ exposure: cut(curve.exposure), drawdownPct: drawdownOf(cut(curve.equity)) },
  };
}

function bend(curve: EquityCurve, driftPct: number, noisePct: number, seed: number): EquityCurve {
  const random = fixtureRandom(seed + 99);
  let factor = 1;
  const equity = curve.equity.map((value, index) => {
    if (index > 0) factor *= 1 + (driftPct + noisePct * (random() - 0.5)) / 100;
    return value * factor;
  });
  return { ...curve, equity, drawdownPct: drawdownOf(equity) };
}

function drawdownOf(equity: Float64Array): Float64Array {
  let peak = equity[0];
  return equity.map((value) => {
    peak = Math.max(peak, value);
    return 100 * (1 - value / peak);
  });
}

function metricsOf(equity: EquityCurve, roundTrips: BranchRecord['roundTrips']) {
  return computeMetrics({
    equity,
    trades: tradeColumns(roundTrips),
    initialEquity: equity.equity[0],
    finalEquity: equity.equity[equity.equity.length - 1].toFixed(8),
    fees: roundTrips.reduce((sum, { fees }) => sum + Number(fees), 0).toFixed(8),
    maxDrawdownPct: Math.max(...equity.drawdownPct),
    fills: 2 * roundTrips.length,
    turnoverNotional: 0,
    benchmark: { tsMs: equity.tsMs, close: equity.equity },
  });
}

function differenceOf(own: EquityCurve, parent: EquityCurve, given?: DifferenceVerdict): ReturnDifference {
  const returnOf = ({ equity }: EquityCurve) => 100 * (equity[equity.length - 1] / equity[0] - 1);
  const [returnPct, otherReturnPct] = [returnOf(own), returnOf(parent)];
  const differencePct = returnPct - otherReturnPct;
  const observations = own.equity.length - 1;
  const steps = Array.from(own.equity, (value, index) => {
    if (index === 0) return 0;
    return 100 * (value / own.equity[index - 1] - parent.equity[index] / parent.equity[index - 1]);
  }).slice(1);
  const mean = steps.reduce((sum, step) => sum + step, 0) / observations;
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / observations;
  const half = 1.96 * Math.sqrt(variance * observations);
  const verdict = given ?? verdictOf(differencePct, half);
  const isTold = verdict !== 'identical' && verdict !== 'too-short';
  const interval = isTold ? { lowPct: differencePct - half, highPct: differencePct + half, level: 0.95 } : null;
  return {
    returnPct,
    otherReturnPct,
    differencePct,
    interval,
    verdict,
    observations,
    blockLength: 5,
    resamples: 1_000,
  };
}

function verdictOf(differencePct: number, half: number): DifferenceVerdict {
  if (half === 0) return 'identical';
  if (Math.abs(differencePct) <= half) return 'no-difference';
  return differencePct > 0 ? 'better' : 'worse';
}

function conclusionOf({ verdict, differencePct }: ReturnDifference): string {
  const points = `${Math.abs(differencePct).toFixed(2)} percentage points`;
  if (verdict === 'identical') return 'did exactly what its parent did.';
  if (verdict === 'too-short')
    return 'has too few points of the equity curve in common with its parent to compare them.';
  if (verdict === 'no-difference')
    return `returned ${points} ${differencePct < 0 ? 'less' : 'more'} than its parent, which chance alone explains.`;
  return `returned ${points} ${verdict === 'worse' ? 'less' : 'more'} than its parent, more than chance explains.`;
}

/** A handful of branches with every verdict, one of a branch, and one that failed. */
export function fixtureWhatIf(): ReportInput {
  const input = fixtureBranches([
    { name: 'tight-stop', day: 10, driftPct: -0.12 },
    { name: 'wide-stop', day: 10, driftPct: 0.02, changes: ['stopPct of btc-momentum: 2 → 4', 'takeProfitPct: 3 → 6'] },
    { name: 'control', day: 10, noisePct: 0, changes: [] },
    { name: 'crash', day: 20, driftPct: -0.4, noisePct: 0.4, changes: ['prices from the fork on: −20 % within 6 h'] },
    {
      name: 'crash-hedged',
      day: 24,
      driftPct: 0.25,
      noisePct: 0.1,
      parent: 'crash',
      changes: ['strategy hedge joins'],
    },
    { name: 'late', day: 39, verdict: 'too-short', changes: ['fees: 10 → 5 bps'] },
  ]);
  const failedBranches = [
    {
      name: 'levered',
      parent: 'btc-momentum',
      forkedAt: '2024-01-11T00:00:00.000Z',
      changes: ['leverage: 1 → 50'],
      error: {
        code: 'EQUITY_GONE',
        message: 'The account’s equity fell to −1,204.55 USDT at 2024-01-13 04:00.',
        remedy: 'Lower the leverage, or allow liquidation.',
      },
    },
  ];
  return { ...input, result: { ...input.result, failedBranches } };
}

/** Two changes at the start of every day but the first. */
export function fixtureEvery(days = 40): ReportInput {
  const starts = Array.from({ length: days - 4 }, (_, index) => index + 2);
  const name = (base: string, day: number) =>
    `${base}@${new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)}`;
  return fixtureBranches(
    starts.flatMap((day) => [
      { name: name('tight-stop', day), day, driftPct: day % 7 === 0 ? -0.3 : -0.01, noisePct: 0.2 },
      {
        name: name('half-size', day),
        day,
        driftPct: day % 5 === 0 ? 0.2 : 0,
        noisePct: 0.3,
        changes: ['quantity: 0.1 → 0.05'],
      },
    ]),
    days,
  );
}
