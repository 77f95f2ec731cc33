import { expect, test } from 'vitest';
import { refusalsByRule } from '../../../../src/report/data/refusals-by-rule.js';
import { fixtureDeskReport } from '../fixture-desk-report.js';

test('refusals and shrinks of a rule are one row, with who applied it', () => {
  expect(refusalsByRule(fixtureDeskReport().branches[0].result)).toEqual([
    { rule: 'maxExposurePct', by: 'Risk', refused: 1_204, shrunk: 5 },
    { rule: 'MIN_NOTIONAL', by: 'Venue', refused: 9, shrunk: 0 },
    { rule: 'no stop to size by', by: 'Allocator', refused: 3, shrunk: 0 },
    { rule: 'maxPositionPct', by: 'Risk', refused: 0, shrunk: 41 },
  ]);
});
