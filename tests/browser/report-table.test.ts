import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureReport } from '../unit/report/fixture-report.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const input = fixtureReport({ days: 40, trips: 300, symbols: ['BTCUSDT', 'ETHUSDT'] });
const [{ roundTrips }] = input.branches;
const pnls = roundTrips.map(({ pnl }) => Number(pnl));

describe.skipIf(skipWithoutBrowser)('trade table of the report', () => {
  let browser: ReportBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
    page = (await browser.open(input)).page;
  });
  afterAll(() => browser?.close());

  test('shows what the static page shows, and pages through the rest', async () => {
    const { page: still } = await browser.open(input, { javaScriptEnabled: false });
    expect(await rows(page)).toEqual(await rows(still));
    expect((await rows(page)).length).toBe(50);
    await page.locator('[data-page=last]').click();
    expect(await page.locator('[data-page-note]').textContent()).toBe('251–300 of 300');
    expect(await page.locator('[data-page=next]').isDisabled()).toBe(true);
    await page.locator('[data-page=first]').click();
    await page.locator('[data-page=next]').click();
    expect(await page.locator('[data-page-note]').textContent()).toBe('51–100 of 300');
  });

  test('sorts by a click on a heading, again for the other way round', async () => {
    const heading = page.locator('th[data-key=pnl]');
    await heading.locator('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect((await profits(page))[0]).toBeCloseTo(Math.max(...pnls), 1);
    await heading.locator('button').press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const shown = await profits(page);
    expect(shown[0]).toBeCloseTo(Math.min(...pnls), 1);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    await page.locator('th[data-key=entryMs] button').click();
    expect(await heading.getAttribute('aria-sort')).toBe(null);
  });

  test('filters by result, symbol and strategy, and sums up what is left', async () => {
    const won = pnls.filter((pnl) => pnl > 0).length;
    await page.locator('#trades select[name=result]').selectOption('win');
    expect(await page.locator('[data-trade-summary]').textContent()).toMatch(new RegExp(`^${won} trades, 100.0.% won`));
    expect((await profits(page)).every((pnl) => pnl >= 0)).toBe(true);
    await page.locator('#trades select[name=result]').selectOption('');
    await page.locator('#trades select[name=symbol]').selectOption('ETHUSDT');
    expect(await page.locator('[data-page-note]').textContent()).toBe('1–50 of 150');
    await page.locator('#trades select[name=strategy]').selectOption('sma-0');
    expect(await page.locator('[data-page-note]').textContent()).toBe('none');
    await page.locator('#trades select[name=symbol]').selectOption('');
    await page.locator('#trades select[name=strategy]').selectOption('');
    expect(await page.locator('[data-page-note]').textContent()).toBe('1–50 of 300');
  });
});

function rows(page: Page): Promise<string[]> {
  return page.locator('[data-trade-table] tbody tr').allTextContents();
}

async function profits(page: Page): Promise<number[]> {
  const texts = await page.locator('[data-trade-table] tbody tr td:nth-child(2)').allTextContents();
  return texts.map((text) => Number(text.replace('\u2212', '-').replaceAll(',', '')));
}
