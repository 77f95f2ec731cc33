import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contrastRatio } from '../unit/report/contrast-ratio.js';
import { fixtureReport } from '../unit/report/fixture-report.js';
import { fixtureTradeOrder, withTradeOrder } from '../unit/report/fixture-trade-order.js';
import { colorOf } from './color-of.js';
import { ReportBrowser, skipWithoutBrowser } from './report-browser.js';

const report = fixtureReport({ days: 5, trips: 40 });
const input = withTradeOrder(report, fixtureTradeOrder());
const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, hasTouch: true };

describe.skipIf(skipWithoutBrowser)('the order of the trades in a report', () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });
  afterAll(() => browser?.close());

  test('is in the navigation and drawn without scripts', async () => {
    const { page, problems } = await browser.open(input, { javaScriptEnabled: false });
    expect(await page.locator('nav a[href="#trade-order"]').textContent()).toBe('Trade order');
    const [strip, bar, line] = await boxes(page, ['svg.drawdown-strip', '.orders', 'line.actual']);
    expect(strip.height).toBe(80);
    // 4.75 to 9.391 of 10.33 percent, and 7.831 of them.
    const share = (x: number) => (x - strip.x) / strip.width;
    expect(share(bar.x)).toBeCloseTo(0.4598, 2);
    expect(share(bar.x + bar.width)).toBeCloseTo(0.9091, 2);
    expect(share(line.x)).toBeCloseTo(0.7581, 2);
    expect(problems).toEqual([]);
  });

  test.each([0.2, 4.9, 7.831, 12])(
    'keeps its texts on a phone where the drawdown was %d percent',
    async (actualDrawdownPct) => {
      const { page } = await browser.open(withTradeOrder(report, fixtureTradeOrder({ actualDrawdownPct })), PHONE);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      for (const text of await page.locator('svg.drawdown-strip text').all()) {
        const { x, width } = (await text.boundingBox())!;
        expect(x).toBeGreaterThanOrEqual(15);
        expect(x + width).toBeLessThanOrEqual(345);
      }
      // The table needs no scrolling.
      expect(await page.locator('#trade-order .scroll').evaluate(overflow)).toBe(0);
    },
  );

  test.each(['light', 'dark'] as const)('is readable in the %s theme', async (colorScheme) => {
    const { page } = await browser.open(input, { colorScheme });
    const ground = await colorOf(page, '#trade-order', 'backgroundColor');
    for (const selector of ['.drawdown-strip text >> nth=0', '.actual-label'])
      expect(contrastRatio(await fillOf(page, selector), ground), selector).toBeGreaterThanOrEqual(4.5);
    for (const selector of ['#trade-order figcaption', '#trade-order td >> nth=0'])
      expect(contrastRatio(await colorOf(page, selector, 'color'), ground), selector).toBeGreaterThanOrEqual(4.5);
  });
});

type OpenPage = Awaited<ReturnType<ReportBrowser['open']>>['page'];

async function boxes(page: OpenPage, selectors: readonly string[]) {
  const found = selectors.map(async (selector) => (await page.locator(selector).boundingBox())!);
  return Promise.all(found);
}

function fillOf(page: OpenPage, selector: string): Promise<string> {
  return page.locator(selector).evaluate((element) => {
    const world = globalThis as unknown as { getComputedStyle(node: unknown): { readonly fill: string } };
    return world.getComputedStyle(element).fill;
  });
}

function overflow(node: unknown): number {
  const { scrollWidth, clientWidth } = node as { readonly scrollWidth: number; readonly clientWidth: number };
  return scrollWidth - clientWidth;
}
