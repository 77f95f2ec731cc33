import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { fixtureEvery, fixtureWhatIf } from '../unit/report/fixture-branches.js';
import { colorOf } from './color-of.js';
import { inkOf } from './ink-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const whatIf = fixtureWhatIf();
const every = fixtureEvery(24);
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const TEXTS = [
  '.conclusions li >> nth=0',
  '.changed >> nth=0',
  '.verdict-word.loss >> nth=0',
  '.verdict-word.gain >> nth=0',
  '.span-text >> nth=0',
  'tr.parent td >> nth=3',
  'tr.parent .best >> nth=0',
  '.remedy',
];

describe.skipIf(skipWithoutBrowser)('report of a run with branches', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('leads with the branches, and draws them and their differences', async () => {
    const { page, problems, requests } = await browser.open(whatIf);
    expect(await page.locator('nav a').first().textContent()).toBe('Branches');
    for (const name of ['curves', 'differences', 'equity', 'drawdown', 'price'])
      expect(await inkOf(page, name), name).toBeGreaterThan(500);
    const legend = await page.locator('[data-chart=differences] .u-legend').textContent();
    for (const { name, parent } of whatIf.result.branches) expect(legend?.includes(name), name).toBe(parent !== null);
    // The last values of the drawing are those of the table.
    for (const { name, comparison } of whatIf.result.branches.slice(1)) {
      const row = page.locator('[data-chart=differences] .u-legend tr', {
        has: page.locator('.u-label', { hasText: new RegExp(`^${name}$`) }),
      });
      const shown = await row.textContent();
      const [, points] = /([+\u2212]?[\d.]+)\u00a0pp/.exec(shown ?? '') ?? [];
      expect(Number(points?.replace('\u2212', '-')), name).toBeCloseTo(
        comparison?.difference.differencePct ?? Number.NaN,
        1,
      );
    }
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('zooms to the time since the first fork, with all other charts', async () => {
    const { page } = await browser.open(whatIf);
    const since = page.locator('[data-since]');
    await since.click();
    expect(await since.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('#price .zoom-range').textContent()).toBe('2024-01-11 00:00 to 2024-02-10 00:00');
    await page.locator('#branches [data-zoom=all]').click();
    expect(await since.getAttribute('aria-pressed')).toBe('false');
  });

  test('hides the crowd, and picks one of it out', async () => {
    const { page, problems } = await browser.open(every);
    const all = await inkOf(page, 'curves');
    const legend = page.locator('[data-chart=curves] .u-legend tr:visible');
    // The time, the run itself and three branches at either end.
    expect(await legend.count()).toBe(8);
    await page.locator('[data-toggle=faded]').click();
    expect(await page.locator('[data-toggle=faded]').getAttribute('aria-pressed')).toBe('false');
    expect(await inkOf(page, 'curves')).toBeLessThan(all * 0.95);
    await page.locator('select[name=highlight]').selectOption({ label: 'half-size@2024-01-10' });
    expect(await page.locator('[data-chart=curves] .u-legend').textContent()).toContain('half-size@2024-01-10');
    expect(problems).toEqual([]);
  });

  test('fits a phone: tables and drawings in boxes of their own', async () => {
    for (const input of [whatIf, every]) {
      const { page, problems } = await browser.open(input, PHONE);
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      expect(problems).toEqual([]);
    }
  });

  test('tells the numbers without scripts', async () => {
    const { page } = await browser.open(whatIf, { javaScriptEnabled: false });
    expect(await page.locator('svg.interval').first().isVisible()).toBe(true);
    expect(await page.locator('.branch-charts .static-only').isVisible()).toBe(true);
    expect(await page.locator('[data-since]').isVisible()).toBe(false);
  });

  test.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const { page } = await browser.open(whatIf, { colorScheme });
    for (const selector of TEXTS) {
      const [text, ground] = [await colorOf(page, selector, 'color'), await colorOf(page, selector, 'backgroundColor')];
      expect(contrastRatio(text, ground), selector).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('can be read by a machine', async () => {
    for (const input of [whatIf, every]) {
      const { page } = await browser.open(input);
      expect(await page.locator('th:not([scope]):not(.u-legend th)').count()).toBe(0);
      expect(await page.locator('button:not([type])').count()).toBe(0);
      for (const drawing of await page.locator('#branches svg').all())
        expect((await drawing.getAttribute('aria-label')) ?? (await drawing.getAttribute('aria-hidden'))).toBeTruthy();
      const ids = (await page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)')) as string[];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
