import { expect, test } from 'vitest';
import { formatComparison } from '../../../../src/cli/summary/format-comparison.js';
import type { ComparedRun } from '../../../../src/report/comparison/run-comparison.js';
import type { ComparedRuns } from '../../../../src/runner/compare/compare-runs.js';
import { fixtureComparison } from '../../report/comparison/fixture-comparison.js';

const context = { cwd: '/project', terminal: { style: (_: string, __: string, text: string) => text } };

/** The last lines, from those about trades on. */
function endOf(a: Partial<ComparedRun>, b: Partial<ComparedRun>): string[] {
  const fixture = fixtureComparison({ conclusion: 'So much for both.' });
  const comparison = {
    ...{ ...fixture, a: { ...fixture.a, ...a }, b: { ...fixture.b, ...b } },
    ...{ scenarioDifferences: null, tradeGroups: [{ kind: 'only-a', count: 3, pnlA: '1.5', pnlB: null }] },
  } as unknown as ComparedRuns;
  const lines = formatComparison(comparison, [], context as never).split('\n');
  return lines.slice(lines.findIndex((line) => line.includes('Only in A')) + 1);
}

test('has what the order of the trades did, a line a side', () => {
  expect(endOf({ tradeOrder: 'It fell by 2 %.' }, { tradeOrder: 'It fell by 3 %.' })).toEqual([
    ...['', '  Had the trades come in another order', '  A  It fell by 2 %.', '  B  It fell by 3 %.'],
    ...['', 'So much for both.', ''],
  ]);
});

test('leaves out the side that has too few trades, and both', () => {
  const only = endOf({}, { tradeOrder: 'It fell by 3 %.' });
  expect(only).toContain('  B  It fell by 3 %.');
  expect(only.some((line) => line.startsWith('  A'))).toBe(false);
  expect(endOf({}, {})).toEqual(['', 'So much for both.', '']);
});
