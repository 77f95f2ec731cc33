import { describe, expect, test } from 'vitest';
import { branchCurves } from '../../../../src/report/data/branch-curves.js';
import { fixtureEvery, fixtureWhatIf } from '../fixture-branches.js';
import { fixtureReport } from '../fixture-report.js';
import { decodeInPage } from '../page-script.js';

const whatIf = fixtureWhatIf();

describe('the lines of branches', () => {
  test('begin at their forks, at the value that the parent has there', () => {
    const curves = branchCurves(whatIf.branches);
    if (curves === undefined) throw new Error('no curves');
    const tsMs = decodeInPage(curves.tsMs);
    const values = curves.lines.map(({ equity }) => decodeInPage(equity));
    for (const [index, { start, parent, name }] of curves.lines.entries()) {
      const { forkedAt } = whatIf.branches[index].result;
      expect(tsMs[start], name).toBe(forkedAt === null ? tsMs[0] : Date.parse(forkedAt));
      expect(start + values[index].length).toBe(tsMs.length);
      if (parent === null) continue;
      const parentRow = start - curves.lines[parent].start;
      expect(values[index][0], name).toBeCloseTo(values[parent][parentRow], 2);
    }
    expect(curves.lines.map(({ parent }) => parent)).toEqual([null, 0, 0, 0, 0, 4, 0]);
    expect(curves.lines.map(({ role }) => role)).toEqual(['base', ...new Array(6).fill('own')]);
    expect(curves.forksMs).toEqual([11, 21, 25, 40].map((day) => Date.UTC(2024, 0, day)));
  });

  test('keep the end of every branch to the cent', () => {
    const curves = branchCurves(whatIf.branches);
    for (const [index, { equity }] of whatIf.branches.entries())
      expect(decodeInPage(curves!.lines[index].equity).at(-1)).toBeCloseTo(equity.equity.at(-1)!, 2);
  });

  test('of a crowd are coarse and grey but for three at either end', () => {
    const every = fixtureEvery(20);
    const curves = branchCurves(every.branches)!;
    const shown = curves.lines.filter(({ role }) => role === 'own').map(({ name }) => name);
    const differences = every.result.branches
      .slice(1)
      .map(({ name, comparison }) => ({ name, differencePct: comparison!.difference.differencePct }))
      .sort((a, b) => a.differencePct - b.differencePct)
      .map(({ name }) => name);
    expect(new Set(shown)).toEqual(new Set([...differences.slice(0, 3), ...differences.slice(-3)]));
    expect(curves.lines.filter(({ role }) => role === 'faded').length).toBe(every.branches.length - 7);
    expect(curves.decimals).toBe(0);
  });

  test('are none where nothing was forked', () => {
    expect(branchCurves(fixtureReport({ days: 3, trips: 3 }).branches)).toBeUndefined();
    expect(branchCurves([])).toBeUndefined();
  });
});
