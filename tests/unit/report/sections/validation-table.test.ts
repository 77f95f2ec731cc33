import { describe, expect, test } from 'vitest';
import type { ValidationResult } from '../../../../src/report/run-result.js';
import { allocationSection } from '../../../../src/report/sections/allocation-section.js';
import { validationTable } from '../../../../src/report/sections/validation-table.js';
import { allocation, fixtureDeskReport } from '../fixture-desk-report.js';
import { sectionText } from '../section-text.js';

const IDS = ['trend', 'swing', 'blocks'];

function validation(day: number, changes: Partial<ValidationResult> = {}): ValidationResult {
  const shares = { trend: 1 / 3, swing: 1 / 3, blocks: 1 / 3 };
  return {
    ...{ ts: new Date(Date.UTC(2024, 0, day)).toISOString(), verdict: 'deploy', shares },
    ...{ proposed: { trend: 0.5, swing: 0.3, blocks: 0.2 }, differencePct: 0.861, observations: 168 },
    ...{ interval: { lowPct: 0.3, highPct: 1.408 }, conclusion: `so <much> on ${day}` },
    ...{ from: '2024-01-01T00:00:00.000Z', to: '2024-01-02T00:00:00.000Z' },
    ...changes,
  };
}

describe('the table of proposals', () => {
  test('has the shares, the difference with its interval, the verdict and why', () => {
    const table = validationTable([validation(2)], IDS, 'id')!;
    const text = sectionText(table);
    expect(text).toContain('1 proposal of other shares: 1 deployed');
    expect(text).toContain(
      '2024-01-02 00:00 trend 50.0 %, swing 30.0 %, blocks 20.0 % +0.86 pp +0.30 to +1.41 deployed',
    );
    expect(table.markup).toContain('so &lt;much&gt; on 2');
    expect(table.markup).toContain('<details class="changes" open>');
  });

  test('counts verdicts, and folds away what is many', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      validation(index + 1, {
        verdict: index % 3 === 0 ? 'reject' : 'needs-review',
        differencePct: null,
        interval: null,
      }),
    );
    const table = validationTable(many, IDS, 'id')!;
    const text = sectionText(table);
    expect(text).toContain('60 proposals of other shares: 20 rejected, 40 needs review');
    expect(text).toContain('The last 50');
    expect(text.match(/on \d+/g)).toHaveLength(50);
    expect(table.markup).not.toContain('changes" open');
  });

  test('is left out where nobody proposed anything', () => {
    expect(validationTable(undefined, IDS, 'id')).toBeNull();
    expect(validationTable([], IDS, 'id')).toBeNull();
  });

  test('stands in the section of the allocation, also where the shares stayed equal', () => {
    const moved = allocationSection(fixtureDeskReport({ validations: [validation(3)] }))!;
    expect(sectionText(moved)).toContain('so &lt;much&gt; on 3');
    const allocations = [allocation('2024-01-01T00:00:00.000Z', [1 / 3, 1 / 3, 1 / 3])];
    const rejected = validation(3, { verdict: 'reject' });
    const equal = sectionText(allocationSection(fixtureDeskReport({ allocations, validations: [rejected] })));
    expect(equal).toContain('The capital stayed in equal parts.');
    expect(equal).toContain('1 rejected');
  });
});
