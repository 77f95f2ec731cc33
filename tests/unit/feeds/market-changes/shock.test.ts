import { describe, expect, it } from 'vitest';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import type { MarketChange } from '../../../../src/feeds/market-changes/market-change.js';
import { type BarTuple, barRows, makeBars } from '../make-bars.js';

const HOUR_MS = 3_600_000;

function change(rows: readonly BarTuple[], one: MarketChange, fromMs = 0): number[][] {
  const market = { symbol: 'BTCUSDT', intervalMs: HOUR_MS, bars: makeBars(rows) };
  return barRows(changeMarket([market], [one], fromMs)[0].bars).map(([, ...rest]) => rest);
}

const flat = (hour: number): BarTuple => [hour * HOUR_MS, 100, 100, 100, 100, 5];
const shock = (pct: number, hours: number) => ({ kind: 'shock', symbol: null, pct, overMs: hours * HOUR_MS }) as const;

describe('a shock', () => {
  it('moves the price evenly in its logarithm, and leaves it there', () => {
    // 0.64 over two hours is 0.8 in each.
    const rows = change([flat(0), flat(1), flat(2)], shock(-36, 2));
    const wanted = [
      [100, 100, 80, 80, 5],
      [80, 80, 64, 64, 5],
      [64, 64, 64, 64, 5],
    ];
    for (const [row, numbers] of wanted.entries()) {
      for (const [index, number] of numbers.entries()) expect(rows[row][index]).toBeCloseTo(number, 10);
    }
  });

  it('begins at the moment, inside of a bar that stays too', () => {
    const rows = change([flat(0), flat(1)], shock(-36, 2), HOUR_MS / 2);
    // The bar of one o'clock opens a quarter into the shock and closes at three quarters.
    expect(rows).toHaveLength(1);
    expect(rows[0][0]).toBeCloseTo(100 * 0.64 ** 0.25, 10);
    expect(rows[0][3]).toBeCloseTo(100 * 0.64 ** 0.75, 10);
  });

  it('gives high and low the factor in the middle, moved out to open and close', () => {
    const [wide] = change([[0, 100, 150, 60, 110, 5]], shock(-36, 1));
    // √0.64 = 0.8
    expect(wide[1]).toBeCloseTo(120, 10);
    expect(wide[2]).toBeCloseTo(48, 10);
    const [narrow] = change([[0, 100, 112, 95, 110, 5]], shock(-36, 1));
    expect(narrow[1]).toBe(100);
    expect(narrow[2]).toBeCloseTo(70.4, 10);
  });

  it('over no time is a gap', () => {
    const rows: BarTuple[] = [flat(0), [HOUR_MS, 101, 104, 100, 102, 7]];
    const gap = change(rows, { kind: 'gap', symbol: null, pct: 50 }, HOUR_MS);
    expect(gap).toEqual([[151.5, 156, 150, 153, 7]]);
    expect(change(rows, shock(50, 0), HOUR_MS)).toEqual(gap);
  });

  it('of nothing changes nothing', () => {
    expect(change([[0, 100.1, 112.3, 95.7, 110.9, 5]], shock(0, 1))).toEqual([[100.1, 112.3, 95.7, 110.9, 5]]);
  });
});
