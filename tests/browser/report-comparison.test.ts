import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderComparison } from '../../src/report/comparison/render-comparison.js';
import { loadReportAssets } from '../../src/report/load-report-assets.js';
import { fixtureComparison } from '../unit/report/comparison/fixture-comparison.js';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { colorOf } from './color-of.js';
import { inkOf } from './ink-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const markup = renderComparison(fixtureComparison(), '0.1.0', loadReportAssets());
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const TEXTS = [
  '.hero .value',
  '.hero-interval .label',
  '.warnings li',
  '#metrics td >> nth=2',
  '#trades summary >> nth=0',
];

describe.skipIf(skipWithoutBrowser)('page of two runs', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('draws both runs and their difference, which the legend ends with', async () => {
    const { page, problems, requests } = await browser.openPage(markup);
    for (const name of ['curves', 'differences']) expect(await inkOf(page, name), name).toBeGreaterThan(500);
    expect(await page.locator('[data-chart=curves] .u-legend').textContent()).toContain('A: runs/2024-06-01');
    expect(await page.locator('[data-chart=differences] .u-legend').textContent()).toContain('+1.37\u00a0pp');
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('fits a phone', async () => {
    const { page } = await browser.openPage(markup, PHONE);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  test.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const { page } = await browser.openPage(markup, { colorScheme });
    for (const selector of TEXTS) {
      const [text, ground] = [await colorOf(page, selector, 'color'), await colorOf(page, selector, 'backgroundColor')];
      expect(contrastRatio(text, ground), selector).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('can be read by a machine', async () => {
    const { page } = await browser.openPage(markup);
    expect(await page.locator('th:not([scope]):not(.u-legend th)').count()).toBe(0);
    for (const chart of await page.locator('.chart').all())
      expect((await chart.getAttribute('aria-label'))?.length).toBeGreaterThan(20);
  });
});
