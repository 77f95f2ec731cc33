import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { fixtureDeskReport } from '../unit/report/fixture-desk-report.js';
import { colorOf } from './color-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const input = fixtureDeskReport();
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const TEXTS = [
  '#strategies td.gain >> nth=0',
  '#strategies td.loss >> nth=0',
  '.share-scale span >> nth=0',
  '.changes summary',
  '#risk h3 >> nth=0',
  '#compliance td >> nth=0',
];

describe.skipIf(skipWithoutBrowser)('report of a desk', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('has its sections in the navigation, with or without scripts', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, problems } = await browser.open(input, { javaScriptEnabled });
      for (const id of ['strategies', 'allocation', 'risk', 'compliance'])
        expect(await page.locator(`nav a[href="#${id}"]`).count()).toBe(1);
      expect(await page.locator('svg.share-chart').isVisible()).toBe(true);
      expect(problems).toEqual([]);
    }
  });

  test('fits a phone: the chart as a whole, tables in boxes of their own', async () => {
    const { page } = await browser.open(input, PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const chart = (await page.locator('svg.share-chart').boundingBox())!;
    expect(chart.x + chart.width).toBeLessThanOrEqual(390);
    expect(chart.height).toBeGreaterThan(150);
    // The scale stands beside the drawing, from its top to its bottom.
    const top = (await page.locator('.share-scale span').first().boundingBox())!;
    const bottom = (await page.locator('.share-scale span').last().boundingBox())!;
    expect(Math.abs(top.y + top.height / 2 - chart.y)).toBeLessThan(3);
    expect(Math.abs(bottom.y + bottom.height / 2 - chart.y - chart.height)).toBeLessThan(3);
  });

  test.each(['light', 'dark'] as const)(
    'is readable in the %s theme, and layers have the colours of the table',
    async (colorScheme) => {
      const { page } = await browser.open(input, { colorScheme });
      for (const selector of TEXTS) {
        const [text, ground] = [
          await colorOf(page, selector, 'color'),
          await colorOf(page, selector, 'backgroundColor'),
        ];
        expect(contrastRatio(text, ground), selector).toBeGreaterThanOrEqual(4.5);
      }
      const swatches = [];
      for (const index of [0, 1, 2]) {
        const fill = await page.evaluate(
          `getComputedStyle(document.querySelectorAll('.share-chart path')[${index}]).fill`,
        );
        const swatch = await page.evaluate(
          `getComputedStyle(document.querySelectorAll('.swatch')[${index}]).backgroundColor`,
        );
        expect(fill).toBe(swatch);
        swatches.push(swatch);
      }
      expect(new Set(swatches).size).toBe(3);
    },
  );

  test('shows the reasons of a few changes at once, and reads to a machine', async () => {
    const { page } = await browser.open(input);
    expect(await page.locator('#allocation details[open] tbody tr').count()).toBe(2);
    expect(await page.locator('th:not([scope]):not(.u-legend th)').count()).toBe(0);
    expect(await page.locator('svg.share-chart').getAttribute('aria-label')).toMatch(
      /^Shares of the capital over time/,
    );
  });
});
