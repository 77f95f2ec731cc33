import { describe, expect, it } from 'vitest';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import { type BarTuple, makeBars } from '../make-bars.js';

const HOUR_MS = 3_600_000;

const series = (intervalMs: number, rows: readonly BarTuple[]) => ({
  symbol: 'BTCUSDT',
  intervalMs,
  bars: makeBars(rows),
});
const times = (multiple: number) => ({ kind: 'volatility', symbol: 'BTCUSDT', multiple }) as const;

describe('multiplied volatility', () => {
  const rows: BarTuple[] = [
    [0, 90, 101, 90, 100, 3],
    [HOUR_MS, 100, 120, 80, 110, 7],
    [2 * HOUR_MS, 111, 111, 90, 90, 9],
  ];

  it('squares every price relative to the last close before, for a multiple of two', () => {
    const [{ bars }] = changeMarket([series(HOUR_MS, rows)], [times(2)], HOUR_MS);
    const wanted = { open: [100, 123.21], high: [144, 123.21], low: [64, 81], close: [121, 81] };
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      for (const [row, price] of wanted[name].entries()) expect(bars[name][row]).toBeCloseTo(price, 9);
    }
    expect([...bars.volume]).toEqual([7, 9]);
  });

  it('of nothing stands still', () => {
    const [{ bars }] = changeMarket([series(HOUR_MS, rows)], [times(0)], HOUR_MS);
    for (const column of [bars.open, bars.high, bars.low, bars.close]) expect([...column]).toEqual([100, 100]);
  });

  it('counts from one price for all lengths of bars, also where a long one is open at the moment', () => {
    const hours = series(HOUR_MS, [
      [0, 100, 130, 90, 120, 1],
      [HOUR_MS, 120, 150, 110, 130, 1],
    ]);
    const halves = series(HOUR_MS / 2, [
      [0, 100, 125, 95, 125, 1],
      [HOUR_MS / 2, 125, 130, 90, 120, 1],
      [HOUR_MS, 120, 150, 110, 140, 1],
      [1.5 * HOUR_MS, 140, 140, 120, 130, 1],
    ]);
    const [long, short] = changeMarket([hours, halves], [times(2)], HOUR_MS / 2);
    // The price at the moment is 125, which only the short bars know.
    expect(short.bars.open[0]).toBe(125);
    expect(long.firstRow).toBe(1);
    expect(long.bars.open[0]).toBeCloseTo(120 ** 2 / 125, 10);
    expect(long.bars.high[0]).toBeCloseTo(short.bars.high[1], 10);
    expect(long.bars.close[0]).toBeCloseTo(short.bars.close[2], 10);
  });

  it('counts from the open of a bar that is open, where nothing later is known', () => {
    const gapped: BarTuple[] = [
      [0, 90, 100, 90, 100, 1],
      [HOUR_MS, 104, 110, 100, 110, 1],
      [2 * HOUR_MS, 110, 110, 110, 110, 1],
    ];
    const [{ bars }] = changeMarket([series(HOUR_MS, gapped)], [times(2)], 1.5 * HOUR_MS);
    expect(bars.open[0]).toBeCloseTo(110 ** 2 / 104, 10);
  });
});
