import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import type { BootstrapChange } from '../../../../src/feeds/market-changes/market-change.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import { type BarTuple, barRows, makeBars } from '../make-bars.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const draw = (seed: number, blockMs: number): BootstrapChange => ({ kind: 'bootstrap', symbol: null, seed, blockMs });

/** Bars of which the volume tells the row, so that a path tells what it was drawn from. */
function numbered(bars: BarColumns): BarColumns {
  return { ...bars, volume: Float64Array.from(bars.tsMs, (_, row) => row) };
}

const synthetic = (symbol: string, intervalMs: number, days = 2) =>
  numbered(synthesizeBars({ symbol, seed: 5, intervalMs, days, fromMs: 0 }));

describe('a bootstrapped path', () => {
  const btc = { symbol: 'BTCUSDT', intervalMs: MINUTE_MS, bars: synthetic('BTCUSDT', MINUTE_MS) };
  const eth = { symbol: 'ETHUSDT', intervalMs: MINUTE_MS, bars: synthetic('ETHUSDT', MINUTE_MS) };
  const fromMs = 500 * MINUTE_MS;

  it('chains the drawn bars: their return from the close before, their shape, their volume', () => {
    const [{ firstRow, bars, notes }] = changeMarket([btc], [draw(1, 10 * MINUTE_MS)], fromMs);
    expect([firstRow, bars.length, notes]).toEqual([500, 2 * 1440 - 500, []]);
    let price = btc.bars.close[499];
    for (let row = 0; row < bars.length; row++) {
      const source = bars.volume[row];
      const open = source === 0 ? price : price * (btc.bars.open[source] / btc.bars.close[source - 1]);
      expect(bars.open[row] / open).toBeCloseTo(1, 12);
      for (const name of ['high', 'low', 'close'] as const) {
        const ratio = btc.bars[name][source] / btc.bars.open[source];
        expect(bars[name][row] / bars.open[row]).toBeCloseTo(ratio, 12);
      }
      price = bars.close[row];
    }
  });

  it('draws from before the moment and from after it', () => {
    const [{ bars }] = changeMarket([btc], [draw(1, 10 * MINUTE_MS)], fromMs);
    const before = bars.volume.filter((row) => row < 500).length / bars.length;
    expect(before).toBeGreaterThan(0.05);
    expect(before).toBeLessThan(0.4);
  });

  it('draws the same times for every market', () => {
    const tails = changeMarket([btc, eth], [draw(4, 30 * MINUTE_MS)], fromMs);
    expect(tails[1].bars.volume).toEqual(tails[0].bars.volume);
  });

  it('is another with another seed, and the same with the same', () => {
    const path = (seed: number) => [...changeMarket([btc], [draw(seed, HOUR_MS)], fromMs)[0].bars.close];
    expect(path(1)).toEqual(path(1));
    expect(path(1)).not.toEqual(path(2));
  });

  it('has hours that its minutes make up, also from inside of an hour', () => {
    const hours = makeBars(
      Array.from({ length: 48 }, (_, hour): BarTuple => {
        const [from, to] = [hour * 60, hour * 60 + 60];
        const { tsMs, open, high, low, close } = btc.bars;
        const [top, bottom] = [Math.max(...high.subarray(from, to)), Math.min(...low.subarray(from, to))];
        return [tsMs[from], open[from], top, bottom, close[to - 1], 1];
      }),
    );
    const market = [{ symbol: 'BTCUSDT', intervalMs: HOUR_MS, bars: hours }, btc];
    const [long, short] = changeMarket(market, [draw(9, 3 * HOUR_MS)], 500 * MINUTE_MS);
    expect(long.bars.tsMs[0]).toBe(540 * MINUTE_MS);
    for (let hour = 0; hour < long.bars.length; hour++) {
      const from = 40 + hour * 60;
      expect(long.bars.open[hour] / short.bars.open[from]).toBeCloseTo(1, 10);
      expect(long.bars.close[hour] / short.bars.close[from + 59]).toBeCloseTo(1, 10);
      expect(long.bars.high[hour] / Math.max(...short.bars.high.subarray(from, from + 60))).toBeCloseTo(1, 10);
      expect(long.bars.low[hour] / Math.min(...short.bars.low.subarray(from, from + 60))).toBeCloseTo(1, 10);
    }
  });

  it('stands still where the drawn time has no bar, and brings the move over the gap after it', () => {
    const rows = (skipped: readonly number[], price: (row: number) => number): BarTuple[] =>
      Array.from({ length: 8 }, (_, row) => row)
        .filter((row) => !skipped.includes(row))
        .map((row) => [row * MINUTE_MS, price(row), price(row), price(row), price(row), row + 1]);
    const whole = { symbol: 'A', intervalMs: MINUTE_MS, bars: makeBars(rows([], () => 10)) };
    // Doubles over the gap of rows 3 and 4.
    const gappy = { symbol: 'B', intervalMs: MINUTE_MS, bars: makeBars(rows([3, 4], (row) => (row < 3 ? 10 : 20))) };
    let standing = 0;
    let doubled = 0;
    for (let seed = 0; seed < 40; seed++) {
      const [a, b] = changeMarket([whole, gappy], [draw(seed, 8 * MINUTE_MS)], 5 * MINUTE_MS);
      // The last close before is that of row 2.
      let price = 10;
      for (let row = 0; row < 3; row++) {
        const drawn = a.bars.volume[row] - 1;
        const inGap = drawn === 3 || drawn === 4;
        if (drawn === 5) price *= 2;
        standing += Number(inGap);
        doubled += Number(drawn === 5);
        expect([b.bars.open[row], b.bars.high[row], b.bars.close[row]]).toEqual([price, price, price]);
        expect(b.bars.volume[row]).toBe(inGap ? 0 : drawn + 1);
      }
    }
    expect(Math.min(standing, doubled)).toBeGreaterThan(3);
  });

  it('takes the same times for a market that has gaps itself', () => {
    const rows = barRows(eth.bars).filter((_, row) => row % 7 !== 3);
    const gappy = { ...eth, bars: makeBars(rows) };
    const [whole, tail] = changeMarket([btc, gappy], [draw(6, 5 * MINUTE_MS)], fromMs);
    let drawn = 0;
    for (const [row, tsMs] of tail.bars.tsMs.entries()) {
      const source = whole.bars.volume[(tsMs - fromMs) / MINUTE_MS];
      const inGap = source % 7 === 3;
      expect(tail.bars.volume[row]).toBe(inGap ? 0 : source);
      drawn += Number(!inGap);
    }
    expect(drawn).toBeGreaterThan(1000);
  });

  it('draws too for what lies before the market with the longest bars begins', () => {
    const late = barRows(synthetic('ETHUSDT', HOUR_MS)).slice(24);
    const hours = { symbol: 'ETHUSDT', intervalMs: HOUR_MS, bars: makeBars(late) };
    const [minutes, long] = changeMarket([btc, hours], [draw(3, 2 * HOUR_MS)], fromMs);
    expect([minutes.bars.length, long.bars.length]).toEqual([2 * 1440 - 500, 24]);
    expect(Math.min(...minutes.bars.volume)).toBeGreaterThanOrEqual(1440);
  });

  it('draws only what all markets have, and needs something of that kind', () => {
    const late = { symbol: 'NEW', intervalMs: MINUTE_MS, bars: makeBars([]) };
    const part = (from: number, to: number) => {
      const { tsMs, open, high, low, close, volume } = eth.bars;
      const rows = Array.from(tsMs.subarray(from, to), (time, index): BarTuple => {
        const row = from + index;
        return [time, open[row], high[row], low[row], close[row], volume[row]];
      });
      return { ...late, bars: makeBars(rows) };
    };
    const [tail] = changeMarket([btc, part(2000, 2600)], [draw(1, HOUR_MS)], fromMs);
    expect(Math.min(...tail.bars.volume)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...tail.bars.volume)).toBeLessThan(2600);
    const head = { ...btc, bars: { ...btc.bars, length: 1000 } };
    expect(() => changeMarket([head, part(2000, 2600)], [draw(1, HOUR_MS)], fromMs)).toThrow(
      expect.objectContaining({ code: 'MARKETS_APART', message: expect.stringContaining('BTCUSDT, NEW') }),
    );
  });

  it('goes on where a market lasts longer than the one with the longest bars', () => {
    const hours = { symbol: 'ETHUSDT', intervalMs: HOUR_MS, bars: synthetic('ETHUSDT', HOUR_MS, 1) };
    const [minutes, long] = changeMarket([btc, hours], [draw(3, 2 * HOUR_MS)], fromMs);
    expect([minutes.bars.length, long.bars.length]).toEqual([2 * 1440 - 500, 15]);
    // All drawn from the first day, and not one that has no bar.
    expect(Math.max(...minutes.bars.volume)).toBeLessThan(1440);
    expect(minutes.bars.volume.filter((row) => row === 0).length).toBeLessThan(10);
  });

  it('of bars that are not cut by time draws the nearest', () => {
    const tsMs = Float64Array.from(btc.bars.tsMs, (time, row) => time + (row % 7) * 1000);
    const closeTsMs = tsMs.map((time) => time + 1000);
    const sized = { symbol: 'BTCUSDT', intervalMs: 0, bars: { ...btc.bars, tsMs, closeTsMs } };
    const [{ bars }] = changeMarket([sized], [draw(2, HOUR_MS)], fromMs);
    expect(bars.closeTsMs).toHaveLength(bars.length);
    const repeated = bars.volume.filter((row, index) => index > 0 && row === bars.volume[index - 1] + 1).length;
    // Blocks of sixty bars: all but some of the bars follow the one before them.
    expect(repeated / bars.length).toBeGreaterThan(0.9);
  });
});
