import { describe, expect, test } from 'vitest';
import { complianceSection } from '../../../../src/report/sections/compliance-section.js';
import { fixtureDeskReport } from '../fixture-desk-report.js';
import { fixtureReport } from '../fixture-report.js';
import { sectionText } from '../section-text.js';

describe('the section of compliance', () => {
  test('lists what was blocked and flagged, by rule', () => {
    expect(sectionText(complianceSection(fixtureDeskReport()))).toContain('restrictedList 2 – washTrade – 4');
  });

  test('adds up to one row what a rule both blocked and flagged', () => {
    const compliance = { blocked: [{ rule: 'layering', count: 3 }], flagged: [{ rule: 'layering', count: 8 }] };
    expect(sectionText(complianceSection(fixtureDeskReport({ compliance })))).toContain('Flagged layering 3 8 Best');
  });

  test('sums up how well orders were executed, by strategy and symbol', () => {
    expect(sectionText(complianceSection(fixtureDeskReport()))).toContain('trend BTCUSDT +1.23 −0.50 +15.01 14 15');
  });

  test('says that it was on and had nothing to object to', () => {
    const calm = { compliance: { blocked: [], flagged: [] }, bestExecution: [] };
    const text = sectionText(complianceSection(fixtureDeskReport(calm)));
    expect(text).toContain('None was blocked or flagged.');
    expect(text).not.toContain('Best execution');
  });

  test('is left out where it was off', () => {
    expect(complianceSection(fixtureReport({ days: 2, trips: 3 }))).toBeNull();
  });
});
