import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureReport } from '../unit/report/fixture-report.js';
import { inkOf } from './ink-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

describe.skipIf(skipWithoutBrowser)('charts of the report', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('open from a file without an error, a message or a request, and are drawn', async () => {
    const { page, problems, requests } = await browser.open(fixtureReport({ days: 40, trips: 300 }));
    for (const name of ['equity', 'drawdown', 'price']) expect(await inkOf(page, name), name).toBeGreaterThan(500);
    expect(await page.locator('[data-chart=equity] .u-legend').textContent()).toContain('Buy and hold');
    expect(await page.locator('[data-marker-note]').textContent()).toMatch(/^300 trades in view, \d+ drawn/);
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('zoom together by dragging, and back by double-click', async () => {
    const { page } = await browser.open(fixtureReport({ days: 40, trips: 300 }));
    const area = page.locator('[data-chart=equity] .u-over');
    await area.scrollIntoViewIfNeeded();
    const box = (await area.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const range = page.locator('#price .zoom-range');
    await expect.poll(() => range.textContent()).toMatch(/^2024-01-1[01] .* to 2024-01-2[01] /);
    expect(Number.parseInt((await page.locator('[data-marker-note]').textContent()) ?? '', 10)).toBeLessThan(100);
    await area.dblclick();
    await expect.poll(() => range.textContent()).toBe('');
  });

  test('zoom and move by buttons', async () => {
    const { page, problems } = await browser.open(fixtureReport({ days: 40, trips: 300 }));
    const week = page.locator('#equity [data-zoom="604800000"]');
    await week.click();
    expect(await week.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('#equity .zoom-range').textContent()).toBe('2024-02-03 00:00 to 2024-02-10 00:00');
    await page.locator('#equity [data-pan="-1"]').click();
    expect(await page.locator('#equity .zoom-range').textContent()).toMatch(/^2024-01-28/);
    expect(await inkOf(page, 'price')).toBeGreaterThan(500);
    await page.locator('#equity [data-toggle="buy-and-hold"]').click();
    expect(await page.locator('#equity [data-toggle="buy-and-hold"]').getAttribute('aria-pressed')).toBe('false');
    expect(problems).toEqual([]);
  });

  test('show a trade that is chosen in the table', async () => {
    const { page } = await browser.open(fixtureReport({ days: 40, trips: 300 }));
    const entry = page.locator('[data-trade-table] tbody button').nth(4);
    await entry.click();
    expect(await page.locator('#price .zoom-range').textContent()).not.toBe('');
    expect(await page.locator('[data-marker-note]').textContent()).toMatch(/all drawn/);
  });

  test('show several branches and symbols', async () => {
    const input = fixtureReport({ days: 10, trips: 40, symbols: ['BTCUSDT', 'ETHUSDT'] });
    const [main] = input.branches;
    const fork = {
      ...main,
      result: { ...main.result, name: 'crash', parent: main.result.name, forkedAt: '2024-01-05T00:00:00.000Z' },
    };
    const branches = [main, fork];
    const { page, problems } = await browser.open({ ...input, branches });
    expect(await page.locator('[data-chart=curves] .u-legend').textContent()).toContain('crash');
    expect(await page.locator('[data-chart=equity] .u-legend').textContent()).not.toContain('crash');
    await page.locator('select[name=price-symbol]').selectOption({ label: 'ETHUSDT' });
    await page.locator('select[name=price-branch]').selectOption({ label: 'crash' });
    expect(await page.locator('[data-marker-note]').textContent()).toBe('20 trades in view, all drawn.');
    expect(problems).toEqual([]);
  });

  test.each([
    ['no trades', fixtureReport({ days: 30, trips: 0 })],
    ['one day', fixtureReport({ days: 1, trips: 1 })],
    ['no samples', fixtureReport({ days: 0, trips: 0 })],
  ])('have no trouble with %s', async (_, input) => {
    const { problems } = await browser.open(input);
    expect(problems).toEqual([]);
  });
});
