import { describe, expect, it } from 'vitest';
import { cashAfter, firstDifference, goldenFills, hasGoldenYear, runGoldenYear } from './golden-year.js';

describe.skipIf(!hasGoldenYear)('macd over a real year of minutes', () => {
  it("has the independent engine's fills, every one of them, and its cash", async () => {
    const expected = goldenFills('BTCUSDT-1m-2024-macd.csv.gz');
    expect(expected).toHaveLength(42589);
    const { run, fills } = await runGoldenYear('macd', { fast: 12, slow: 26, signal: 9 });
    expect(firstDifference(fills, expected)).toBeNull();
    // To the last digit; the independent engine's README gives it rounded: 715,590.78022.
    expect(cashAfter(fills, 1_000_000)).toBe('715590.780223');
    // 0.1 BTC is still held: the equity is more than the cash by its worth.
    expect(run.equity.cash.at(-1)).toBeCloseTo(715_590.78022, 5);
    expect(run.equity.exposure.at(-1)).toBeGreaterThan(0);
  });
});
