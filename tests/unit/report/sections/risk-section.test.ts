import { describe, expect, test } from 'vitest';
import { riskSection } from '../../../../src/report/sections/risk-section.js';
import { fixtureDeskReport } from '../fixture-desk-report.js';
import { sectionText } from '../section-text.js';

describe('the section of risk', () => {
  const input = fixtureDeskReport();
  const text = sectionText(riskSection(input));

  test('begins with the sums', () => {
    // 1204 + 9 + 3, and 41 + 5
    expect(text).toContain('1,216 orders refused, 46 made smaller, trading halted 2 times, 3 warnings.');
  });

  test('lists every rule with what it refused and made smaller', () => {
    expect(text).toContain(
      'maxExposurePct 1,204 5 Risk MIN_NOTIONAL 9 – Venue no stop to size by 3 – Allocator maxPositionPct – 41 Risk',
    );
  });

  test('lists halts: when, whom, why, what became of positions, until when', () => {
    expect(text).toContain('2024-01-04 15:30 the whole desk maxDailyLossPct 2.35 % 2.00 % closed 2024-01-05 00:00');
    expect(text).toContain('2024-01-07 09:00 swing maxStrategyDrawdownPct 12.50 % 12.00 % kept never');
  });

  test('sums warnings up by rule', () => {
    expect(text).toContain('maxStrategyDrawdownPct 2 11.10 % 12.00 % 2024-01-02 10:00 swing, trend');
    expect(text).toContain('maxExposurePct 1 59.50 % 60.00 % 2024-01-02 11:00 the whole desk');
  });

  test('names four that a rule warned of, and counts the rest', () => {
    const [{ result }] = input.branches;
    const warnings = ['a', 'b', 'c', 'd', 'e', 'f'].map((strategy) => ({ ...result.warnings[0], strategy }));
    expect(sectionText(riskSection(fixtureDeskReport({ warnings })))).toContain('a, b, c, d and 2 more');
  });

  test('cuts a long list of halts, and says so', () => {
    const [{ result }] = input.branches;
    const cut = riskSection(fixtureDeskReport({ halts: Array.from({ length: 101 }, () => result.halts[0]) }))!;
    expect(cut.markup.match(/the whole desk<\/td><td>maxDailyLossPct/g)).toHaveLength(100);
    expect(sectionText(cut)).toContain('The first 100 are shown, result.json has them all.');
    expect(sectionText(cut)).toContain('trading halted 101 times');
  });

  test('has one sentence where nothing stood in the way', () => {
    const calm = fixtureDeskReport({ refusals: [], shrinks: [], halts: [], warnings: [] });
    expect(sectionText(riskSection(calm))).toBe(
      'Risk 0 orders refused, 0 made smaller, trading halted never, 0 warnings.',
    );
  });

  test('names the branch of each row where there are several', () => {
    const [{ result }] = input.branches;
    const branches = [result, { ...result, name: 'fork' }];
    const both = sectionText(riskSection({ ...input, result: { ...input.result, branches } }));
    expect(both).toMatch(/maxExposurePct 1,204 5 Risk desk .* maxExposurePct 1,204 5 Risk fork/);
  });
});
