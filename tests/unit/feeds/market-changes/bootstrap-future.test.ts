import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { bootstrapFuture } from '../../../../src/feeds/market-changes/bootstrap-future.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const draw = (seed: number) => ({ kind: 'bootstrap', symbol: null, seed, blockMs: 30 * MINUTE_MS }) as const;

/** Bars of which the volume tells the row. */
function known(symbol: string, intervalMs: number, changes: { isOpen?: boolean; lastPrice?: number } = {}) {
  const made = synthesizeBars({ symbol, seed: 5, intervalMs, days: 1, fromMs: 0 });
  const bars: BarColumns = { ...made, volume: Float64Array.from(made.tsMs, (_, row) => row + 1) };
  return { symbol, intervalMs, bars, isOpen: false, lastPrice: bars.close[bars.length - 1], ...changes };
}

describe('bootstrapFuture', () => {
  it('goes on from the last close on the grid, with bars of the past', () => {
    const btc = known('BTCUSDT', MINUTE_MS);
    const [future] = bootstrapFuture([btc], draw(1), { fromMs: DAY_MS, untilMs: DAY_MS + 120 * MINUTE_MS });
    expect(future.length).toBe(120);
    expect([future.tsMs[0], future.tsMs[119]]).toEqual([DAY_MS, DAY_MS + 119 * MINUTE_MS]);
    let price = btc.lastPrice;
    for (let row = 0; row < future.length; row++) {
      const source = future.volume[row] - 1;
      const gap = source === 0 ? 1 : btc.bars.open[source] / btc.bars.close[source - 1];
      expect(future.open[row] / (price * gap)).toBeCloseTo(1, 12);
      expect(future.close[row] / future.open[row]).toBeCloseTo(btc.bars.close[source] / btc.bars.open[source], 12);
      price = future.close[row];
    }
  });

  it('begins a bar that is open anew, at the open that has been seen', () => {
    const btc = known('BTCUSDT', MINUTE_MS, { isOpen: true, lastPrice: 12_345.5 });
    const time = { fromMs: DAY_MS, untilMs: DAY_MS + 60 * MINUTE_MS };
    const [future] = bootstrapFuture([{ ...btc, tickSize: '0.5' }], draw(1), time);
    expect([future.tsMs[0], future.open[0]]).toEqual([DAY_MS, 12_345.5]);
    expect([...future.close].every((price) => Number.isInteger(price * 2))).toBe(true);
    for (let row = 0; row < future.length; row++) {
      expect(future.high[row]).toBeGreaterThanOrEqual(Math.max(future.open[row], future.close[row]));
      expect(future.low[row]).toBeLessThanOrEqual(Math.min(future.open[row], future.close[row]));
    }
  });

  it('keeps every market on its own grid: a long bar under way began before the moment', () => {
    const btc = known('BTCUSDT', MINUTE_MS);
    const slow = known('ETHUSDT', 4 * 60 * MINUTE_MS, { isOpen: true });
    const fromMs = DAY_MS + 60 * MINUTE_MS;
    const [, future] = bootstrapFuture([btc, slow], draw(1), { fromMs, untilMs: fromMs + DAY_MS });
    expect([...future.tsMs.slice(0, 2)]).toEqual([DAY_MS, DAY_MS + 240 * MINUTE_MS]);
    expect(future.open[0]).toBeCloseTo(slow.lastPrice, 8);
  });

  it('draws the same times for every market, others for another seed, and nothing for no time', () => {
    const markets = [known('BTCUSDT', MINUTE_MS), known('ETHUSDT', MINUTE_MS)];
    const time = { fromMs: DAY_MS, untilMs: DAY_MS + 60 * MINUTE_MS };
    const [btc, eth] = bootstrapFuture(markets, draw(4), time);
    expect(eth.volume).toEqual(btc.volume);
    expect(bootstrapFuture(markets, draw(4), time)).toEqual([btc, eth]);
    expect(bootstrapFuture(markets, draw(5), time)[0].volume).not.toEqual(btc.volume);
    expect(bootstrapFuture(markets, draw(4), { fromMs: DAY_MS, untilMs: DAY_MS })[0].length).toBe(0);
  });
});
