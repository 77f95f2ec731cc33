import { describe, expect, test } from 'vitest';
import { allocationSection } from '../../../../src/report/sections/allocation-section.js';
import { allocation, fixtureDeskReport } from '../fixture-desk-report.js';
import { fixtureReport } from '../fixture-report.js';
import { sectionText } from '../section-text.js';

const hourly = (hours: number, sharesOf: (hour: number) => readonly number[]) =>
  Array.from({ length: hours }, (_, hour) =>
    allocation(new Date(Date.UTC(2024, 0, 1, hour)).toISOString(), sharesOf(hour), `reason ${hour}`),
  );

describe('the section of the allocation', () => {
  const section = allocationSection(fixtureDeskReport())!;
  const text = sectionText(section);

  test('has each share at the end, on average, at its least, its most and at the start', () => {
    // Ten days: two at 33.3 %, three at 50 %, five at 50 %: (2 × 33.33 + 8 × 50) / 10 = 46.7 %.
    expect(text).toContain('trend 50.0 % 46.7 % 33.3 % 50.0 % 33.3 %');
    // (2 × 33.33 + 3 × 30 + 5 × 25) / 10 = 28.2 %; (2 × 33.33 + 3 × 20 + 5 × 15) / 10 = 20.2 %.
    expect(text).toContain('swing 25.0 % 28.2 % 25.0 % 33.3 % 33.3 %');
    expect(text).toContain('blocks 15.0 % 20.2 % 15.0 % 33.3 % 33.3 %');
  });

  test('draws a layer for each strategy, the first on top', () => {
    const layers = [...section.markup.matchAll(/<path class="share-(\d)" d="([^"]*)"/g)].map(([, color, path]) => [
      color,
      path,
    ]);
    // 800 wide, 240 high, ten days: day 2 at 160, day 5 at 400. After that 10 % are left to nobody: the top is at 24.
    expect(layers).toEqual([
      ['1', 'M0 240V0H160V0H400V24H800V240Z'],
      ['2', 'M0 240V80H160V120H400V144H800V240Z'],
      ['3', 'M0 240V160H160V192H400V204H800V240Z'],
    ]);
    expect(text).toContain('What is blank was left to nobody.');
    expect(text).toContain('2024-01-01 2024-01-06 2024-01-10');
  });

  test('says the same to those who cannot see it', () => {
    expect(section.markup).toContain(
      'aria-label="Shares of the capital over time: trend from 33.3\u00a0% to 50.0\u00a0%, swing from 33.3\u00a0% to 25.0\u00a0%, blocks from 33.3\u00a0% to 15.0\u00a0%."',
    );
    expect(section.markup.match(/<th scope="row"/g)).toHaveLength(3 + 2);
  });

  test('lists the changes with what moved most and the reason, which is text', () => {
    expect(section.markup).toContain('<details class="changes" open>');
    expect(text).toContain('2024-01-03 00:00 trend 33.3 % 50.0 % trend did better');
    expect(section.markup).toContain('less for all but &lt;trend&gt;');
    expect(text).not.toContain('at the start at the start');
  });

  test('folds away many changes, and lists the fifty largest in order of time', () => {
    // Each change is larger than the one before it.
    const allocations = hourly(120, (hour) => [0.3 + (hour % 2 ? hour : -hour) * hour * 0.00001, 0.3, 0.1]);
    const folded = allocationSection(fixtureDeskReport({ allocations }))!;
    const list = sectionText(folded);
    expect(folded.markup).toContain('<details class="changes">');
    expect(list).toContain('119 changes, with their reasons');
    expect(list).toContain('The 50 largest, in order of time');
    expect(list.match(/reason \d+/g)).toEqual(Array.from({ length: 50 }, (_, index) => `reason ${70 + index}`));
  });

  test('says of a change that moved nobody', () => {
    const same = [0.5, 0.3, 0.2];
    const list = sectionText(allocationSection(fixtureDeskReport({ allocations: hourly(2, () => same) })));
    expect(list).toContain('1 change, with its reason');
    expect(list).toContain('2024-01-01 01:00 – reason 1');
  });

  test('draws a year of changes in a few kilobytes, and ends on the last one', () => {
    const allocations = hourly(8_760, (hour) => [0.2 + (hour % 5) * 0.1, 0.2, 0.1]);
    const { markup } = allocationSection(fixtureDeskReport({ allocations }))!;
    expect(markup.length).toBeLessThan(60_000);
    // The last hour is 8759: 0.2 + 4 × 0.1 = 0.6, with the others 0.9 of the height.
    expect(/class="share-1" d="[^"]*V(\d+)H800V240Z"/.exec(markup)?.[1]).toBe('24');
  });

  test('has a drawing for each branch whose shares moved', () => {
    const input = fixtureDeskReport();
    const [branch] = input.branches;
    const fork = { ...branch, result: { ...branch.result, name: 'fork' } };
    const { markup } = allocationSection({ ...input, branches: [branch, fork] })!;
    expect(markup.match(/<svg/g)).toHaveLength(2);
    expect(markup).toContain('<h3>fork</h3>');
    const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is left out where there is nothing to see', () => {
    expect(allocationSection(fixtureReport({ days: 2, trips: 3 }))).toBeNull();
    const equal = hourly(3, () => [1 / 3, 1 / 3, 1 / 3]);
    expect(allocationSection(fixtureDeskReport({ allocations: equal }))).toBeNull();
    expect(allocationSection(fixtureDeskReport({ allocations: [] }))).toBeNull();
  });
});
