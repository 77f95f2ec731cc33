import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSweepReport } from '../../src/report/comparison/render-sweep-report.js';
import { loadReportAssets } from '../../src/report/load-report-assets.js';
import { fixtureSweep } from '../unit/report/comparison/fixture-sweep.js';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { colorOf } from './color-of.js';
import { inkOf } from './ink-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const assets = loadReportAssets();
const pageOf = (count: 1 | 2 | 4) => renderSweepReport(fixtureSweep(count), assets);
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const TEXTS = [
  '.verdict',
  '.reading >> nth=0',
  '.heat td.best-point',
  '.heat td.off >> nth=0',
  '.corner',
  'figcaption >> nth=0',
];

describe.skipIf(skipWithoutBrowser)('page of a sweep', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('opens from a file without an error, a message or a request, and draws the tests', async () => {
    for (const count of [1, 2, 4] as const) {
      const { page, problems, requests } = await browser.openPage(pageOf(count));
      expect(await inkOf(page, 'curves')).toBeGreaterThan(500);
      expect(await page.locator('svg.histogram rect').count()).toBeGreaterThan(count === 1 ? -1 : 5);
      expect(problems).toEqual([]);
      expect(requests).toEqual([]);
    }
  });

  test('shows the map of the parameters that are chosen, one at a time', async () => {
    const { page } = await browser.openPage(pageOf(4));
    const shown = page.locator('[data-map]:visible h3');
    expect(await shown.allTextContents()).toEqual(['fast down, slow across, median']);
    await page.locator('select[name=map-pair]').selectOption({ label: 'stopPct and mode' });
    expect(await shown.allTextContents()).toEqual(['stopPct down, mode across, median']);
    await page.locator('select[name=map-kind]').selectOption('best');
    expect(await shown.allTextContents()).toEqual(['stopPct down, mode across']);
    expect(await page.locator('[data-map]:visible td.best-point').count()).toBe(1);
  });

  test('fits a phone: tables and maps in boxes of their own', async () => {
    for (const count of [1, 2, 4] as const) {
      const { page } = await browser.openPage(pageOf(count), PHONE);
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
  });

  test('tells the numbers without scripts', async () => {
    const { page } = await browser.openPage(pageOf(2), { javaScriptEnabled: false });
    expect(await page.locator('.parameter-map td.best-point').isVisible()).toBe(true);
    expect(await page.locator('svg.static-chart').isVisible()).toBe(true);
    expect(await page.locator('#points tbody tr').first().isVisible()).toBe(true);
  });

  test.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const { page } = await browser.openPage(pageOf(2), { colorScheme });
    for (const selector of TEXTS) {
      const [text, ground] = [await colorOf(page, selector, 'color'), await colorOf(page, selector, 'backgroundColor')];
      expect(contrastRatio(text, ground), selector).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('can be read by a machine', async () => {
    const { page } = await browser.openPage(pageOf(4));
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('th:not([scope]):not(.u-legend th)').count()).toBe(0);
    expect(await page.locator('svg:not([aria-label])').count()).toBe(0);
    const ids = (await page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)')) as string[];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
