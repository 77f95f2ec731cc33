import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureMarginReport } from '../unit/report/fixture-margin-report.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };

describe.skipIf(skipWithoutBrowser)('report of a run on margin', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('fits a phone with all its tables, which scroll in boxes of their own', async () => {
    const { page, problems } = await browser.open(fixtureMarginReport(), PHONE);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    for (const id of ['liquidations', 'open-positions', 'executions']) {
      const box = page.locator(`#${id} .scroll`);
      expect(await box.evaluate((node: { scrollWidth?: number }) => node.scrollWidth)).toBeGreaterThan(390);
      expect(await page.locator(`nav a[href="#${id}"]`).count()).toBe(1);
    }
    expect(problems).toEqual([]);
  });
});
