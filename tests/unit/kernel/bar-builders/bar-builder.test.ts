import { describe, expect, it } from 'vitest';
import {
  type BarBuilder,
  closeUntil,
  createBarBuilder,
  pushTrade,
} from '../../../../src/kernel/bar-builders/bar-builder.js';
import type { BarRule } from '../../../../src/kernel/bar-builders/bar-rule.js';

type Trade = readonly [tsMs: number, price: number, quantity: number];

/** The bars that these trades close, copied, with the number of the trade that closed each. */
function bars(builder: BarBuilder, trades: readonly Trade[]) {
  return trades.flatMap(([tsMs, price, quantity], by) => {
    const bar = pushTrade(builder, tsMs, price, quantity);
    return bar === null ? [] : [{ by, ...bar }];
  });
}

const MINUTE = 60_000;

describe('time bars', () => {
  const minute = () => createBarBuilder({ kind: 'time', intervalMs: MINUTE });

  it('lie on whole intervals, and close with the first trade after them', () => {
    const closed = bars(minute(), [
      [90_000, 100, 1],
      [100_000.25, 103, 2],
      [119_999.999, 99, 0.5],
      [120_000, 101, 1],
    ]);
    expect(closed).toEqual([
      {
        by: 3,
        openTsMs: 60_000,
        closeTsMs: 120_000,
        open: 100,
        high: 103,
        low: 99,
        close: 99,
        volume: 3.5,
        // 100 × 1 + 103 × 2 + 99 × 0.5
        notional: 355.5,
        tradeCount: 3,
      },
    ]);
  });

  it('close by the clock, once', () => {
    const builder = minute();
    pushTrade(builder, 70_000, 100, 1);
    expect(closeUntil(builder, 119_999)).toBeNull();
    expect(closeUntil(builder, 120_000)).toMatchObject({ openTsMs: 60_000, closeTsMs: 120_000, volume: 1 });
    expect(closeUntil(builder, 120_000)).toBeNull();
    expect(pushTrade(builder, 130_000, 101, 1)).toBeNull();
  });

  it('leave out intervals without a trade', () => {
    const closed = bars(minute(), [
      [0, 100, 1],
      [600_000, 101, 1],
      [660_000, 102, 1],
    ]);
    expect(closed.map(({ openTsMs }) => openTsMs)).toEqual([0, 600_000]);
  });

  it('never open again: a late trade counts into the bar that is open', () => {
    const closed = bars(minute(), [
      [59_000, 100, 1],
      [60_000, 101, 1],
      [59_999, 90, 5],
      [120_000, 102, 1],
    ]);
    expect(closed[0]).toMatchObject({ openTsMs: 0, volume: 1, low: 100 });
    expect(closed[1]).toMatchObject({ openTsMs: 60_000, volume: 6, low: 90, close: 90 });
  });

  it('never open again after the clock has closed them, however far it is', () => {
    const builder = minute();
    pushTrade(builder, 30_000, 100, 1);
    closeUntil(builder, 185_000);
    pushTrade(builder, 59_999, 100, 2);
    expect(closeUntil(builder, 240_000)).toMatchObject({ openTsMs: 180_000, closeTsMs: 240_000, volume: 2 });
  });

  it('lie on whole intervals before 1970, too', () => {
    const builder = minute();
    pushTrade(builder, -1, 100, 1);
    expect(closeUntil(builder, 0)).toMatchObject({ openTsMs: -60_000, closeTsMs: 0 });
  });
});

describe('bars by number, volume and notional', () => {
  it('close with the last of so many trades', () => {
    const closed = bars(createBarBuilder({ kind: 'ticks', count: 2 }), [
      [1, 10, 1],
      [5, 12, 1],
      [6, 11, 1],
      [9, 9, 1],
      [10, 9, 1],
    ]);
    expect(closed.map(({ by, openTsMs, closeTsMs, open, close }) => [by, openTsMs, closeTsMs, open, close])).toEqual([
      [1, 1, 5, 10, 12],
      [3, 6, 9, 11, 9],
    ]);
  });

  it('do not split the trade that reaches the volume, and carry nothing over', () => {
    const closed = bars(createBarBuilder({ kind: 'volume', volume: 10 }), [
      [1, 100, 9],
      [2, 100, 25],
      [3, 100, 9],
      [4, 100, 1],
    ]);
    expect(closed.map(({ by, volume }) => [by, volume])).toEqual([
      [1, 34],
      [3, 10],
    ]);
  });

  it('close once the notional is reached', () => {
    // 3 × 100 + 2 × 110 = 520
    const closed = bars(createBarBuilder({ kind: 'notional', notional: 500 }), [
      [1, 100, 3],
      [2, 110, 2],
      [3, 100, 4.99],
    ]);
    expect(closed.map(({ by, notional }) => [by, notional])).toEqual([[1, 520]]);
  });

  it('are full by what the decimals say, not by what float64 makes of them', () => {
    expect(0.7 + 0.1).toBeLessThan(0.8);
    const sevenAndOne: Trade[] = [
      [0, 3, 0.7],
      [1, 3, 0.1],
    ];
    expect(bars(createBarBuilder({ kind: 'volume', volume: 0.8 }), sevenAndOne)).toHaveLength(1);
    // 3 × 0.7 + 3 × 0.1 = 2.4; one lot of 10^-8 short of it is short.
    expect(bars(createBarBuilder({ kind: 'notional', notional: 2.4 }), sevenAndOne)).toHaveLength(1);
    expect(bars(createBarBuilder({ kind: 'volume', volume: 0.80000001 }), sevenAndOne)).toHaveLength(0);
  });

  it('sum a million trades without drifting away', () => {
    const builder = createBarBuilder({ kind: 'ticks', count: 1_000_000 });
    let bar = null;
    for (let index = 0; index < 1_000_000; index++) bar = pushTrade(builder, index, 1, 0.1);
    // A plain sum gives 100000.00000133288.
    expect(bar?.volume).toBe(100_000);
  });

  it('know no clock', () => {
    const builder = createBarBuilder({ kind: 'volume', volume: 10 });
    pushTrade(builder, 1, 100, 9);
    expect(closeUntil(builder, 1e15)).toBeNull();
    expect(pushTrade(builder, 2, 100, 1)).toMatchObject({ volume: 10, openTsMs: 1, closeTsMs: 2 });
  });
});

describe('a builder', () => {
  it('goes on from a structured clone in the middle of a bar', () => {
    const builder = createBarBuilder({ kind: 'time', intervalMs: 1000 });
    for (const tsMs of [0, 500, 1200]) pushTrade(builder, tsMs, 100 + tsMs, 0.1);
    const copy = structuredClone(builder);
    for (const one of [builder, copy]) pushTrade(one, 1300, 50, 0.2);
    expect(closeUntil(copy, 2000)).toEqual(closeUntil(builder, 2000));
    expect(copy).toEqual(builder);
  });

  it('uses two bars in turn', () => {
    const builder = createBarBuilder({ kind: 'ticks', count: 1 });
    const first = pushTrade(builder, 1, 10, 1);
    const second = pushTrade(builder, 2, 20, 1);
    expect(first).not.toBe(second);
    expect(first?.close).toBe(10);
    expect(pushTrade(builder, 3, 30, 1)).toBe(first);
  });

  it.each<BarRule>([
    { kind: 'time', intervalMs: 0 },
    { kind: 'ticks', count: 1.5 },
    { kind: 'volume', volume: -1 },
    { kind: 'notional', notional: Number.NaN },
    { kind: 'notional', notional: Number.POSITIVE_INFINITY },
  ])('refuses $kind with a size that is none', (rule) => {
    expect(() => createBarBuilder(rule)).toThrow(RangeError);
  });
});
