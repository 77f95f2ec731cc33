import { describe, expect, it } from 'vitest';
import { cashAfter, firstDifference, goldenFills, hasGoldenYear, runGoldenYear } from './golden-year.js';

describe.skipIf(!hasGoldenYear)('momentum over a real year of minutes', () => {
  it("has the independent engine's fills, every one of them, and its cash", async () => {
    const expected = goldenFills('BTCUSDT-1m-2024-sma.csv.gz');
    expect(expected).toHaveLength(12302);
    const { run, fills } = await runGoldenYear('momentum', { fast: 20, slow: 50 });
    expect(firstDifference(fills, expected)).toBeNull();
    expect(cashAfter(fills, 1_000_000)).toBe('923162.24489');
    expect(run.result.metrics.finalEquity).toBe('923162.24489');
    expect(run.equity.exposure.at(-1)).toBe(0);
  });
});
