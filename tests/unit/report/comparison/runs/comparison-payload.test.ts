import { describe, expect, test } from 'vitest';
import { comparisonPayload } from '../../../../../src/report/comparison/runs/comparison-payload.js';
import { decodeInPage } from '../../page-script.js';
import { fixtureComparison } from '../fixture-comparison.js';

describe('what the page of two runs draws', () => {
  test('is both curves over the time that they have in common', () => {
    const comparison = fixtureComparison({ from: '2024-01-05T00:00:00.000Z', to: '2024-01-30T00:00:00.000Z' });
    const { range, curves } = comparisonPayload(comparison);
    expect(range).toEqual([Date.UTC(2024, 0, 5), Date.UTC(2024, 0, 30)]);
    const tsMs = decodeInPage(curves!.tsMs);
    expect([tsMs[0], tsMs.at(-1)]).toEqual(range);
    expect(curves!.lines.map(({ name, parent, role }) => [name, parent, role])).toEqual([
      ['A: runs/2024-06-01', null, 'base'],
      ['B: runs/2024-06-02', 0, 'own'],
    ]);
    const { a } = comparison.equity;
    const row = a!.tsMs.indexOf(range[1]);
    expect(decodeInPage(curves!.lines[0].equity).at(-1)).toBeCloseTo(a!.equity[row], 2);
  });

  test('is nothing without a common time, or without a curve', () => {
    const { equity } = fixtureComparison();
    expect(comparisonPayload(fixtureComparison({ from: null, to: null }))).toEqual({ range: [0, 0] });
    expect(comparisonPayload(fixtureComparison({ equity: { a: equity.a } }))).toEqual({ range: [0, 0] });
  });
});
