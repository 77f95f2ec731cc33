import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { fixtureReport } from '../unit/report/fixture-report.js';
import { colorOf } from './color-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const input = fixtureReport({ days: 40, trips: 120 });
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const TEXTS = [
  'h1',
  '.verdict',
  '.hero .value >> nth=1',
  '.figures dt >> nth=0',
  '.warnings li',
  '.note >> nth=-1',
  '[data-trade-table] td >> nth=0',
  '.heat td >> nth=0',
  '#theme',
];

describe.skipIf(skipWithoutBrowser)('page of the report', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test.each([
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const)(
    'is readable in the %s theme of the system, and in the other by the button',
    async (colorScheme, other) => {
      const { page, problems } = await browser.open(input, { colorScheme });
      const first = await ground(page, 'body');
      await expectReadable(page);
      await page.locator('#theme').click();
      expect(await page.locator('html').getAttribute('data-theme')).toBe(other);
      expect(await ground(page, 'body')).not.toBe(first);
      await expectReadable(page);
      await page.reload();
      expect(await page.locator('html').getAttribute('data-theme')).toBe(other);
      expect(problems).toEqual([]);
    },
  );

  test('fits a phone: only tables scroll, in boxes of their own', async () => {
    const { page, problems } = await browser.open(input, PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(
      await page.locator('#trades .scroll').evaluate((node: { scrollWidth?: number }) => node.scrollWidth),
    ).toBeGreaterThan(390);
    await page.setViewportSize({ width: 844, height: 390 });
    await page.waitForTimeout(100);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(844);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(100);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(problems).toEqual([]);
  });

  test('tells the numbers without scripts', async () => {
    const { page } = await browser.open(input, { javaScriptEnabled: false });
    const equity = await page.locator('.hero .value').first().textContent();
    expect(Number(equity?.replace(/[^\d.]/g, ''))).toBeCloseTo(Number(input.branches[0].result.metrics.finalEquity), 2);
    expect(await page.locator('[data-trade-table] tbody tr').count()).toBe(50);
    expect(await page.locator('svg.static-chart').isVisible()).toBe(true);
    expect(await page.locator('.controls').first().isVisible()).toBe(false);
    expect(await page.locator('#theme').isVisible()).toBe(false);
  });

  test('copies the fingerprint', async () => {
    const { page } = await browser.open(input, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('[data-copy]').click();
    await expect.poll(() => page.locator('.copied').textContent()).toMatch(/Copied|Selected/);
  });

  test('prints in light colours, with nothing to press', async () => {
    const { page } = await browser.open(input, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(contrastRatio(await ground(page, 'body'), '#ffffff')).toBeLessThan(1.1);
    expect(await page.locator('.controls').first().isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  test('can be read by a machine: language, landmarks, headings of tables, names of charts', async () => {
    const { page } = await browser.open(input);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    for (const landmark of ['main', 'nav', 'footer']) expect(await page.locator(landmark).count()).toBe(1);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('th:not([scope]):not(.u-legend th)').count()).toBe(0);
    for (const chart of await page.locator('.chart').all())
      expect((await chart.getAttribute('aria-label'))!.length).toBeGreaterThan(20);
    expect(await page.locator('button:not([type])').count()).toBe(0);
  });
});

async function expectReadable(page: Page): Promise<void> {
  for (const selector of TEXTS) {
    const text = await colorOf(page, selector, 'color');
    expect(contrastRatio(text, await ground(page, selector)), selector).toBeGreaterThanOrEqual(4.5);
  }
}

/** The colour that an element stands on: its own or that of the nearest ancestor that has one. */
async function ground(page: Page, selector: string): Promise<string> {
  return colorOf(page, selector, 'backgroundColor');
}
