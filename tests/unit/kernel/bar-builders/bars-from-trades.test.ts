import { describe, expect, it } from 'vitest';
import { allocateTradeColumns } from '../../../../src/core/tick-columns.js';
import { barsFromTrades } from '../../../../src/kernel/bar-builders/bars-from-trades.js';

function trades() {
  const columns = allocateTradeColumns(4);
  columns.tsMs.set([100, 1100, 1900, 2100]);
  columns.exchangeTsMs.set([100, 900, 1900, 2100]);
  columns.price.set([10, 12, 9, 11]);
  columns.quantity.set([1, 2, 3, 4]);
  return columns;
}

describe('barsFromTrades', () => {
  it('gives the bars that are full', () => {
    const bars = barsFromTrades(trades(), { kind: 'time', intervalMs: 1000 });
    expect(bars.length).toBe(2);
    expect([...bars.tsMs]).toEqual([0, 1000]);
    expect([...bars.closeTsMs]).toEqual([1000, 2000]);
    expect([...bars.open]).toEqual([10, 12]);
    expect([...bars.high]).toEqual([10, 12]);
    expect([...bars.low]).toEqual([10, 9]);
    expect([...bars.close]).toEqual([10, 9]);
    expect([...bars.volume]).toEqual([1, 5]);
    expect([...bars.notional]).toEqual([10, 51]);
    expect([...bars.tradeCount]).toEqual([1, 2]);
    expect(bars.volume.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('closes the last bar when the trades are known to be complete', () => {
    const rule = { kind: 'time', intervalMs: 1000 } as const;
    expect([...barsFromTrades(trades(), rule, { untilTsMs: 3000 }).volume]).toEqual([1, 5, 4]);
    expect([...barsFromTrades(trades(), rule, { untilTsMs: 2999 }).volume]).toEqual([1, 5]);
  });

  it('cuts by the exchange’s time if asked to', () => {
    const bars = barsFromTrades(trades(), { kind: 'time', intervalMs: 1000 }, { time: 'exchangeTsMs' });
    expect([...bars.volume]).toEqual([3, 3]);
  });

  it('gives empty columns for no trades', () => {
    expect(barsFromTrades(allocateTradeColumns(0), { kind: 'ticks', count: 1 }).length).toBe(0);
  });
});
