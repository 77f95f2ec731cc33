import { describe, expect, it } from 'vitest';
import { createFoldedBar, foldBar } from '../../../../../src/agents/allocator/memory/folded-bar.js';

const MINUTE_MS = 60_000;

/** Folds bars [close time in minutes, high, low, close] into bars of three minutes. */
function folded(bars: readonly (readonly [minute: number, high: number, low: number, close: number])[]) {
  const fold = createFoldedBar();
  const complete: number[][] = [];
  for (const [minute, high, low, close] of bars) {
    const bar = {
      instrumentIndex: 0,
      symbol: '',
      intervalMs: MINUTE_MS,
      tsMs: minute * MINUTE_MS,
      open: close,
      volume: 1,
    };
    foldBar(fold, { ...bar, high, low, close }, 3 * MINUTE_MS, (one) =>
      complete.push([one.endTsMs / MINUTE_MS, one.high, one.low, one.close, minute]),
    );
  }
  return complete;
}

describe('foldBar', () => {
  it('hands over a longer bar with the bar that closes at its end', () => {
    const bars = [
      [1, 12, 9, 10],
      [2, 15, 10, 14],
      [3, 14, 8, 11],
      [4, 13, 11, 12],
    ] as const;
    expect(folded(bars)).toEqual([[3, 15, 8, 11, 3]]);
  });

  it('hands over one whose end is missing with the next bar, never before', () => {
    const bars = [
      [1, 12, 9, 10],
      [5, 20, 19, 20],
      [6, 21, 18, 21],
    ] as const;
    expect(folded(bars)).toEqual([
      [3, 12, 9, 10, 5],
      [6, 21, 18, 21, 6],
    ]);
  });
});
