import { describe, expect, it } from 'vitest';
import { cutData } from '../../../../src/runner/check/cut-data.js';
import { runOf, TWO_DAYS } from './run-of.js';

const START_MS = TWO_DAYS.tsMs[0];
const MINUTE_MS = 60_000;
const input = await runOf([{ use: 'momentum' }]).load();

describe('cutData', () => {
  it('ends in memory where it says, in a copy', async () => {
    const { input: cut } = cutData(input, START_MS + 10 * MINUTE_MS);
    const [{ length, close, tsMs }] = cut.bars;
    expect(length).toBe(10);
    expect(close.buffer.byteLength).toBe(80);
    expect([...close]).toEqual([...TWO_DAYS.close.subarray(0, 10)]);
    expect(tsMs.buffer).not.toBe(TWO_DAYS.tsMs.buffer);
  });

  it('tells the next open behind all closes, and nothing more of that bar', async () => {
    const { feeds } = cutData(input, START_MS + 10 * MINUTE_MS + 1);
    const [closed, open, end] = [await feeds[0].nextBatch(), await feeds[0].nextBatch(), await feeds[0].nextBatch()];
    expect(closed?.length).toBe(10);
    expect(open).toMatchObject({
      length: 1,
      tsMs: Float64Array.of(TWO_DAYS.tsMs[10]),
      open: Float64Array.of(TWO_DAYS.open[10]),
    });
    expect([open?.high[0], open?.low[0], open?.close[0], open?.volume[0]]).toEqual([NaN, NaN, NaN, NaN]);
    expect(end).toBeNull();
  });

  it('does not tell the open of a bar that is still to come', async () => {
    const gap = { ...TWO_DAYS, tsMs: TWO_DAYS.tsMs.map((tsMs, row) => (row < 10 ? tsMs : tsMs + MINUTE_MS)) };
    const { feeds } = cutData({ ...input, bars: [gap] }, START_MS + 10 * MINUTE_MS);
    await feeds[0].nextBatch();
    const open = await feeds[0].nextBatch();
    expect([open?.tsMs[0], open?.open[0]]).toEqual([Number.MAX_VALUE, NaN]);
  });

  it('ends as the data do where all of them are over', async () => {
    const { feeds } = cutData(input, START_MS + 2 * 86_400_000);
    expect((await feeds[0].nextBatch())?.length).toBe(TWO_DAYS.length);
    expect(await feeds[0].nextBatch()).toBeNull();
  });
});
