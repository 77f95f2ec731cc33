import { describe, expect, it } from 'vitest';
import { sliceBarColumns } from '../../../../src/core/bar-columns.js';
import { withMinusSigns } from '../../../../src/report/format/with-minus-signs.js';
import { compareRuns } from '../../../../src/runner/compare/compare-runs.js';
import type { ComparedSide } from '../../../../src/runner/compare/compared-side.js';
import { comparisonFiles, comparisonObject } from '../../../../src/runner/compare/comparison-files.js';
import { describeRun } from '../../../../src/runner/describe/describe-run.js';
import type { PreparedData } from '../../../../src/runner/prepare/prepared-data.js';
import { runBacktest } from '../../../../src/runner/run-backtest.js';
import { runOf, TWO_DAYS } from '../check/run-of.js';

async function sideOf(strategies: readonly object[], bars = TWO_DAYS, hash = 'same'): Promise<ComparedSide> {
  const { scenario, load } = runOf(strategies, undefined, bars);
  const record = await runBacktest(await load());
  const data = [{ symbol: 'BTCUSDT', bars, hash, repairs: [] }] as unknown as readonly PreparedData[];
  const result = describeRun(scenario, data, { branches: [record], failed: [], notes: [] });
  const [{ from, to }] = result.data;
  const { fingerprint } = record.result;
  const run = { name: 'checked', label: 'x', fingerprint, scenarioHash: result.scenario.hash, from, to };
  return { run, result, branch: record.result, equity: record.equity, roundTrips: record.roundTrips, scenario };
}

const SMALL = [{ id: 'sma', use: 'momentum', params: { fast: 5, slow: 15 } }];
const LARGE = [{ ...SMALL[0], sizing: { model: 'percent', pct: 60 } }];
const SLOWER = [{ ...SMALL[0], params: { fast: 6, slow: 15 } }];

describe('compareRuns', () => {
  it('finds a run equal to itself', async () => {
    const side = await sideOf(SMALL);
    const { notes, difference, metrics, scenarioDifferences, tradeGroups, conclusion } = compareRuns(side, side);
    expect([notes, scenarioDifferences]).toEqual([[], []]);
    expect(difference?.verdict).toBe('identical');
    expect(conclusion).toContain('B returned the same as A');
    expect(metrics.every(({ a, difference: by }) => (a === null ? by === null : by === 0))).toBe(true);
    expect(tradeGroups.map(({ count }) => count > 0)).toEqual([true, false, false, false, false]);
  });

  it('takes A from B: metrics, returns and trades', async () => {
    const [a, b] = [await sideOf(SMALL), await sideOf(LARGE)];
    const comparison = compareRuns(a, b);
    const fees = comparison.metrics.find(({ key }) => key === 'fees');
    expect(fees).toMatchObject({ a: a.branch.metrics.fees, b: b.branch.metrics.fees });
    expect(fees?.difference).toBeCloseTo(Number(b.branch.metrics.fees) - Number(a.branch.metrics.fees), 9);
    const { difference, scenarioDifferences, tradeGroups } = comparison;
    expect(difference?.returnPct).toBeCloseTo(b.branch.metrics.totalReturnPct, 9);
    expect(difference?.otherReturnPct).toBeCloseTo(a.branch.metrics.totalReturnPct, 9);
    expect(scenarioDifferences).toEqual([{ path: 'strategies.sma.sizing.pct', a: '30', b: '60' }]);
    // The same trades, twice as large.
    expect(tradeGroups.filter(({ count }) => count > 0)).toMatchObject([
      { kind: 'same-entry', count: a.roundTrips.length },
    ]);
    const [, { pnlA }] = tradeGroups;
    expect(Number(pnlA)).toBeCloseTo(
      a.roundTrips.reduce((sum, { pnl }) => sum + Number(pnl), 0),
      6,
    );
  });

  it('has what the order of the trades did on each side that says so', async () => {
    const side = await sideOf(SMALL);
    const { tradeOrder, ...branch } = side.branch;
    expect(tradeOrder?.trades).toBe(side.roundTrips.length);
    const { a, b } = compareRuns(side, { ...side, branch });
    expect(a.tradeOrder).toBe(tradeOrder?.conclusion);
    expect(b).not.toHaveProperty('tradeOrder');
  });

  it('sums up every trade of both once', async () => {
    const [a, b] = [await sideOf(SMALL), await sideOf(SLOWER)];
    const { tradeGroups } = compareRuns(a, b);
    const counted = (side: 'pnlA' | 'pnlB') =>
      tradeGroups.filter((group) => group[side] !== null).reduce((sum, { count }) => sum + count, 0);
    expect([counted('pnlA'), counted('pnlB')]).toEqual([a.roundTrips.length, b.roundTrips.length]);
    expect(tradeGroups.filter(({ count }) => count > 0).length).toBeGreaterThan(2);
  });

  it('says first what is not like for like', async () => {
    const half = sliceBarColumns(TWO_DAYS, 0, TWO_DAYS.length / 2);
    const { notes, from, to, difference } = compareRuns(await sideOf(SMALL), await sideOf(SMALL, half, 'other'));
    expect(notes).toEqual([
      expect.stringContaining('The time is not the same: A covers 2024-01-01T00:00:00.000Z to 2024-01-03'),
      expect.stringContaining('The data of BTCUSDT are not the same'),
    ]);
    expect([from, to]).toEqual(['2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z']);
    // Over the day that both cover they are one and the same run.
    expect(difference).toMatchObject({ verdict: 'identical', observations: 24 });
  });

  it('concludes nothing where no time is common', async () => {
    const [first, second] = [0, 1].map((day) => sliceBarColumns(TWO_DAYS, day * 1440, (day + 1) * 1440));
    const { notes, difference, conclusion } = compareRuns(await sideOf(SMALL, first), await sideOf(SMALL, second));
    expect(notes[0]).toContain('no time in common');
    expect(difference).toBeNull();
    expect(conclusion).toContain('nothing can be concluded');
  });

  it('has the shares of every strategy of either', async () => {
    const both = await sideOf([...SMALL, { id: 'macd', use: 'macd' }]);
    const { allocations } = compareRuns(await sideOf(SMALL), both);
    expect(allocations).toMatchObject([
      { strategy: 'sma', a: { average: 1, last: 1 }, b: { average: 0.5, last: 0.5 } },
      { strategy: 'macd', a: null, b: { average: 0.5 } },
    ]);
  });
});

describe('comparisonFiles', () => {
  it('are the comparison without its curves, and a page on which each trade stands once', async () => {
    const comparison = compareRuns(await sideOf(SMALL), await sideOf(SLOWER));
    const [json, page] = comparisonFiles(comparison);
    expect(JSON.parse(json.chunks as string)).toEqual(JSON.parse(JSON.stringify(comparisonObject(comparison))));
    expect(Object.keys(JSON.parse(json.chunks as string))).not.toContain('equity');
    expect(page.name).toBe('compare.html');
    expect(page.chunks).toContain(withMinusSigns(comparison.conclusion));
  });
});
