import { describe, expect, test } from 'vitest';
import { tradeOrderSection } from '../../../../src/report/sections/trade-order-section.js';
import { fixtureWhatIf } from '../fixture-branches.js';
import { fixtureReport } from '../fixture-report.js';
import { fixtureTradeOrder, withTradeOrder } from '../fixture-trade-order.js';
import { sectionText } from '../section-text.js';

const input = fixtureReport({ days: 2, trips: 40 });

describe('the section on the order of the trades', () => {
  test('has the sentence, the strip and the quantiles', () => {
    const section = tradeOrderSection(withTradeOrder(input, fixtureTradeOrder()))!;
    const text = sectionText(section);
    expect(text).toMatch(
      /^Had the trades come in another order The deepest drawdown from trade to trade was 7\.8 %; so much for &lt;order&gt;\./,
    );
    expect(section.markup).toContain('was 7.8\u00a0%;');
    expect(text).toContain('The bar holds 9 of 10 orders, its gap is the middle one.');
    expect(text).toContain('75 % of the orders had a smaller drawdown than what happened.');
    expect(text).toContain(
      'Orders Drawdown Final equity, USDT As it happened 7.83 % 108,733.66 5 % are below 4.75 % 97,973.99 Half are below 6.79 % 108,738.36 95 % are below 9.39 % 119,520.79',
    );
    expect(text).toContain('The same trades in 2,000 other orders;');
    expect(text).not.toContain('without its branches');
  });

  test('is of the run itself, and says so where there are branches', () => {
    const whatIf = fixtureWhatIf();
    expect(whatIf.branches.length).toBeGreaterThan(1);
    const text = sectionText(tradeOrderSection(withTradeOrder(whatIf, fixtureTradeOrder())));
    expect(text).toContain('Of the run itself, without its branches.');
    expect(text.match(/As it happened/g)).toHaveLength(1);
  });

  test('keeps the digits of drawdowns that are small', () => {
    const small = fixtureTradeOrder({
      actualDrawdownPct: 0.0006,
      drawdownPct: { p5: 0.0004, p50: 0.0005, p95: 0.002 },
    });
    expect(sectionText(tradeOrderSection(withTradeOrder(input, small)))).toContain('As it happened 0.0006 %');
  });

  test('does without the strip where nothing ever fell', () => {
    const steady = fixtureTradeOrder({
      actualDrawdownPct: 0,
      actualRankPct: 50,
      drawdownPct: { p5: 0, p50: 0, p95: 0 },
    });
    const section = tradeOrderSection(withTradeOrder(input, steady))!;
    expect(section.markup).not.toContain('<svg');
    expect(sectionText(section)).not.toContain('The bar');
    expect(sectionText(section)).toContain('50 % of the orders');
  });

  test('is left out where there are too few trades', () => {
    expect(tradeOrderSection(input)).toBeNull();
    expect(tradeOrderSection({ ...input, branches: [] })).toBeNull();
  });
});
