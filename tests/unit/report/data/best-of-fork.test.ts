import { describe, expect, test } from 'vitest';
import type { DifferenceVerdict } from '../../../../src/analytics/comparison/return-difference.js';
import { isBestOfFork } from '../../../../src/report/data/best-of-fork.js';
import { type ForkGroup, forkGroups } from '../../../../src/report/data/fork-groups.js';
import { fixtureBranches } from '../fixture-branches.js';

const [, one, two] = fixtureBranches(
  ['one', 'two'].map((name) => ({ name, day: 2 })),
  8,
).result.branches;

/** A fork whose parent has this drawdown, and its branches with theirs and their verdicts. */
function fork(parent: number, ...rows: readonly (readonly [number, DifferenceVerdict])[]): ForkGroup {
  const [group] = forkGroups([one, two]);
  if (group.parentMetrics === null) throw new Error('not compared');
  const branches = rows.map(([maxDrawdownPct, verdict], index) => {
    const branch = [one, two][index];
    if (branch.comparison === undefined) throw new Error('not compared');
    const { comparison } = branch;
    const metrics = { ...comparison.metrics, maxDrawdownPct };
    return { ...branch, comparison: { ...comparison, metrics, difference: { ...comparison.difference, verdict } } };
  });
  return { ...group, parentMetrics: { ...group.parentMetrics, maxDrawdownPct: parent }, branches };
}

const bestRows = (group: ForkGroup, key = 'maxDrawdownPct') => [0, 1, 2].filter((row) => isBestOfFork(group, key, row));

describe('the best value of a fork', () => {
  test('is that of a branch whose difference is significant', () => {
    expect(bestRows(fork(10, [8, 'better'], [9, 'no-difference']))).toEqual([1]);
    expect(bestRows(fork(10, [8, 'worse'], [9, 'better']))).toEqual([1]);
  });

  test('is not marked where chance explains it', () => {
    expect(bestRows(fork(10, [8, 'no-difference'], [9, 'better']))).toEqual([]);
    expect(bestRows(fork(10, [8, 'no-difference'], [9, 'no-difference']))).toEqual([]);
  });

  test('may be the parent’s, where some branch differs from it', () => {
    expect(bestRows(fork(5, [8, 'worse'], [9, 'no-difference']))).toEqual([0]);
    expect(bestRows(fork(5, [8, 'no-difference'], [9, 'no-difference']))).toEqual([]);
  });

  test('is none where all are alike, and for numbers of which neither end is the better one', () => {
    expect(bestRows(fork(8, [8, 'better'], [8, 'worse']))).toEqual([]);
    expect(bestRows(fork(10, [8, 'better'], [9, 'worse']), 'trades')).toEqual([]);
    expect(bestRows(fork(10, [8, 'better'], [9, 'worse']), 'fees')).toEqual([]);
  });

  test('does not take a missing number for a good one', () => {
    const group = fork(10, [8, 'better'], [9, 'worse']);
    const [first, second] = group.branches;
    const without = { ...second, comparison: undefined };
    expect(bestRows({ ...group, branches: [first, without] })).toEqual([1]);
  });
});
