import { describe, expect, test } from 'vitest';
import { strategiesSection } from '../../../../src/report/sections/strategies-section.js';
import { allocation, fixtureDeskReport } from '../fixture-desk-report.js';
import { fixtureReport } from '../fixture-report.js';
import { sectionText } from '../section-text.js';

const EQUAL = [1 / 3, 1 / 3, 1 / 3];

describe('the section of strategies', () => {
  const input = fixtureDeskReport();
  const { metrics } = input.branches[0].result;

  test('tells what each one earned, and the sum', () => {
    const [branch] = input.branches;
    const result = {
      ...branch.result,
      metrics: { ...metrics, finalEquity: '101000', totalReturnPct: 0.9, trades: 12 },
    };
    const text = sectionText(strategiesSection({ ...input, branches: [{ ...branch, result }] }));
    expect(text).toContain('trend +1,500.25 +3.50 % 2.25 % 7 57.14 % 120.50 50,500.00 50.0 % momentum BTCUSDT');
    expect(text).toContain('swing −600.00 −1.75 % 4.50 % 5 40.00 % 80.00 30,300.00 30.0 %');
    expect(text).toContain('blocks 0.00 0.00 % 0.00 % 0 – 0.00 20,200.00 20.0 %');
    // 1500.25 − 600 + 0
    expect(text).toContain('The desk +900.25 +0.90 %');
    expect(text).toContain('101,000.00 100.0 %');
    expect(text).toContain('Amounts in USDT.');
  });

  test('colours gains and losses, and nothing that is neither', () => {
    const { markup } = strategiesSection(input)!;
    expect(markup).toContain('class="number gain" title="1500.25"');
    expect(markup).toContain('class="number loss" title="-600"');
    expect(markup).toContain('class="number " title="0"');
  });

  test('has no sum of one', () => {
    expect(sectionText(strategiesSection(fixtureReport({ days: 2, trips: 3 })))).not.toContain('The desk');
  });

  test('names the branch of each row where there are several', () => {
    const [branch] = input.branches;
    const fork = { ...branch, result: { ...branch.result, name: 'fork' } };
    const text = sectionText(strategiesSection({ ...input, branches: [branch, fork] }));
    expect(text).toMatch(/Symbols Branch trend .* desk swing .* trend .* BTCUSDT fork/);
  });
});

describe('capital that stayed in equal parts', () => {
  test.each([
    [1, 'divided equally at the start, 33.3 % each, and not moved afterwards.'],
    [2, 'divided equally, 33.3 % each, and brought back to that once.'],
    [4, 'divided equally, 33.3 % each, and brought back to that 3 times.'],
  ])('after %d allocations is told in a sentence', (count, sentence) => {
    const allocations = Array.from({ length: count }, (_, day) =>
      allocation(`2024-01-0${day + 1}T00:00:00.000Z`, EQUAL),
    );
    expect(sectionText(strategiesSection(fixtureDeskReport({ allocations })))).toContain(sentence);
  });

  test('is not spoken of where it did not, or where there is nothing to divide', () => {
    for (const input of [
      fixtureDeskReport(),
      fixtureDeskReport({ allocations: [] }),
      fixtureReport({ days: 2, trips: 3 }),
    ])
      expect(sectionText(strategiesSection(input))).not.toContain('divided');
  });
});
