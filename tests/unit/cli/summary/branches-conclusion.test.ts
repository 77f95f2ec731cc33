import { describe, expect, it } from 'vitest';
import type { DifferenceVerdict } from '../../../../src/analytics/comparison/return-difference.js';
import { branchesConclusion } from '../../../../src/cli/summary/branches-conclusion.js';
import type { BranchResult } from '../../../../src/report/run-result.js';

/** Only what the conclusion looks at. */
function branch(name: string, verdict: DifferenceVerdict): BranchResult {
  const isTold = verdict !== 'identical' && verdict !== 'too-short';
  const difference = { verdict, interval: isTold ? { lowPct: -1, highPct: 1, level: 0.95 } : null };
  return { name, comparison: { difference } } as unknown as BranchResult;
}

const many = (count: number, verdict: DifferenceVerdict) =>
  Array.from({ length: count }, (_, index) => branch(`b${index}`, verdict));

describe('what branches show taken together', () => {
  it('is nothing where none was compared', () => {
    expect(branchesConclusion([])).toEqual([]);
    expect(branchesConclusion([{ name: 'a' } as BranchResult])).toEqual([]);
  });

  it('names those that differ', () => {
    const branches = [branch('a', 'better'), branch('b', 'no-difference'), branch('c', 'worse')];
    expect(branchesConclusion(branches)).toEqual(['More than chance explains: a (better), c (worse).']);
  });

  it('names no more than five', () => {
    expect(branchesConclusion(many(7, 'worse'))).toEqual([
      'More than chance explains: b0 (worse), b1 (worse), b2 (worse), b3 (worse), b4 (worse) and 2 more.',
    ]);
  });

  it('says that none does, and apart from that that it is too early or that all are equal', () => {
    expect(branchesConclusion([branch('a', 'no-difference'), branch('b', 'too-short')])).toEqual([
      'No branch differs from what it left by more than chance explains.',
    ]);
    expect(branchesConclusion([branch('a', 'identical'), branch('b', 'too-short')])).toEqual([
      'Whether that is chance cannot be told yet: there are too few returns.',
    ]);
    expect(branchesConclusion(many(2, 'identical'))).toEqual(['No branch differs from what it left.']);
  });

  it('says from ten comparisons on how many chance alone would call differences', () => {
    expect(branchesConclusion(many(9, 'no-difference'))).toHaveLength(1);
    expect(branchesConclusion([...many(9, 'no-difference'), branch('x', 'too-short')])).toHaveLength(1);
    expect(branchesConclusion(many(10, 'no-difference'))[1]).toBe(
      'Of 10 comparisons about 0.5 would look so by chance alone.',
    );
    expect(branchesConclusion(many(400, 'no-difference'))[1]).toBe(
      'Of 400 comparisons about 20 would look so by chance alone.',
    );
  });
});
