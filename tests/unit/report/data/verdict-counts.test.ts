import { describe, expect, test } from 'vitest';
import { countVerdicts } from '../../../../src/report/data/verdict-counts.js';
import type { BranchResult } from '../../../../src/report/run-result.js';
import { fixtureWhatIf } from '../fixture-branches.js';

const [main, tight, wide, control, crash, hedged, late] = fixtureWhatIf().result.branches;

/** The same branch with another difference. */
function differing(branch: BranchResult, differencePct: number): BranchResult {
  const { comparison } = branch;
  if (comparison === undefined) throw new Error('not compared');
  return { ...branch, comparison: { ...comparison, difference: { ...comparison.difference, differencePct } } };
}

describe('counting verdicts', () => {
  test('counts each, and a branch that was not compared as a fork alone', () => {
    const { forks, byVerdict } = countVerdicts([main, tight, wide, control, crash, hedged, late]);
    expect(forks).toBe(7);
    expect(byVerdict).toEqual({ identical: 1, 'too-short': 1, 'no-difference': 1, better: 1, worse: 2 });
  });

  test('has the middle difference, and the mean of the middle two', () => {
    const of = (...values: number[]) => countVerdicts(values.map((value) => differing(tight, value)));
    expect(of(5, -1, 2).medianDifferencePct).toBe(2);
    expect(of(5, -1, 2, 100).medianDifferencePct).toBe(3.5);
    expect(countVerdicts([main]).medianDifferencePct).toBeNull();
  });
});
