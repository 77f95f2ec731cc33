import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isClean } from '../../../src/feeds/check/format-data-check.js';
import { checkBars } from '../../../src/feeds/check-bars.js';
import { hashBars } from '../../../src/feeds/hash-bars.js';
import { loadBars } from '../../../src/feeds/load-bars.js';
import { synthesizeBars } from '../../../src/feeds/synthetic/synthesize-bars.js';

const MINUTE = 60_000;
const DATA = resolve(import.meta.dirname, '../../../data');

describe('the committed sample data', () => {
  it.each(['BTCUSDT', 'ETHUSDT'])('%s is what the generator makes, to the bit', async (symbol) => {
    const path = resolve(DATA, `${symbol}-1m-synthetic.csv.gz`);
    const { bars } = await loadBars({ path, intervalMs: MINUTE, cacheDir: null });
    const made = synthesizeBars({ symbol, days: 60, seed: 7 });
    expect(hashBars(made, symbol, MINUTE)).toBe(hashBars(bars, symbol, MINUTE));
  });
});

describe('synthesizeBars', () => {
  it('makes clean bars of any interval and size', () => {
    for (const [intervalMs, startPrice] of [
      [1000, 0.00001],
      [MINUTE, 100],
      [3_600_000, 5000],
      [86_400_000, 60_000],
    ]) {
      const days = intervalMs === 1000 ? 1 : 20;
      const bars = synthesizeBars({ symbol: 'X', seed: 1, intervalMs, startPrice, days });
      expect(bars.length).toBe((days * 86_400_000) / intervalMs);
      expect(bars.open[0]).toBe(startPrice);
      const check = checkBars(bars, intervalMs);
      expect(isClean(check)).toBe(true);
      expect(check.zeroVolume.count).toBe(0);
    }
  });

  it('follows seed and symbol', () => {
    const hash = (symbol: string, seed: number) => hashBars(synthesizeBars({ symbol, seed, days: 1 }), '', MINUTE);
    expect(hash('X', 1)).toBe(hash('X', 1));
    expect(new Set([hash('X', 1), hash('X', 2), hash('Y', 1)]).size).toBe(3);
  });

  it('keeps prices on the tick, written without stray digits', () => {
    const { close } = synthesizeBars({ symbol: 'X', seed: 3, days: 1, startPrice: 42_000, tickSize: 0.01 });
    expect(Array.from(close).every((price) => /^\d+(\.\d{1,2})?$/.test(String(price)))).toBe(true);
  });

  it('has the volatility and the correlation that are asked for', () => {
    const options = { seed: 11, days: 60, startPrice: 10_000, tickSize: 0.01, volatility: 0.8 };
    const [a, b] = ['A', 'B'].map((symbol) => returns(synthesizeBars({ ...options, symbol, correlation: 0.6 }).close));
    const yearly = Math.sqrt(mean(a.map((value) => value * value)) * 525_600);
    expect(yearly).toBeGreaterThan(0.6);
    expect(yearly).toBeLessThan(1.1);
    expect(correlation(a, b)).toBeCloseTo(0.6, 1);
  });

  it('clusters its volatility, opens at the last close mostly, and trades more by day', () => {
    const bars = synthesizeBars({ symbol: 'X', seed: 5, days: 30, startPrice: 10_000 });
    const squares = returns(bars.close).map((value) => value * value);
    expect(correlation(squares.slice(10), squares.slice(0, -10))).toBeGreaterThan(0.05);
    const jumps = Array.from(bars.open).filter((open, row) => row > 0 && open !== bars.close[row - 1]).length;
    expect(jumps / bars.length).toBeGreaterThan(0.005);
    expect(jumps / bars.length).toBeLessThan(0.05);
    const volumeAt = (hour: number) =>
      mean(Array.from(bars.volume).filter((_, row) => Math.floor(row / 60) % 24 === hour));
    expect(volumeAt(14)).toBeGreaterThan(1.3 * volumeAt(4));
  });

  it('refuses a tick that no decimal grid has', () => {
    expect(() => synthesizeBars({ symbol: 'X', seed: 1, tickSize: 0.3 })).toThrowError(
      expect.objectContaining({ code: 'SYNTH_GRID_INVALID' }),
    );
  });
});

function returns(prices: Float64Array): number[] {
  return Array.from(prices.subarray(1), (price, row) => price / prices[row] - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, index) => (value - meanA) * (b[index] - meanB)));
  const variance = (values: readonly number[], center: number) => mean(values.map((value) => (value - center) ** 2));
  return covariance / Math.sqrt(variance(a, meanA) * variance(b, meanB));
}
