import { describe, expect, it } from 'vitest';
import { allocateDepthColumns, allocateQuoteColumns, allocateTradeColumns } from '../../../../src/core/tick-columns.js';
import {
  createTickCursor,
  DEPTH_TICK,
  NO_TICK,
  nextTick,
  nextTickTsMs,
  passTick,
  QUOTE_TICK,
  type TickColumns,
  TRADE_TICK,
} from '../../../../src/kernel/ticks/tick-cursor.js';

function ticksAt(trades: number[], quotes: number[], depth: number[]): TickColumns {
  const ticks = {
    trades: allocateTradeColumns(trades.length),
    quotes: allocateQuoteColumns(quotes.length),
    depth: allocateDepthColumns(depth.length, 0),
  };
  ticks.trades.tsMs.set(trades);
  ticks.quotes.tsMs.set(quotes);
  ticks.depth.tsMs.set(depth);
  return ticks;
}

const NAMES = { [TRADE_TICK]: 'trade', [QUOTE_TICK]: 'quote', [DEPTH_TICK]: 'depth', [NO_TICK]: 'none' };

function play(ticks: TickColumns): string[] {
  const cursor = createTickCursor();
  const played: string[] = [];
  for (let kind = nextTick(ticks, cursor); kind !== NO_TICK; kind = nextTick(ticks, cursor)) {
    played.push(`${nextTickTsMs(ticks, cursor)} ${NAMES[kind]}`);
    passTick(cursor, kind);
  }
  expect(nextTickTsMs(ticks, cursor)).toBe(Number.POSITIVE_INFINITY);
  return played;
}

describe('ticks in order of time', () => {
  it('merges the three kinds', () => {
    expect(play(ticksAt([2, 7], [1, 3], [5, 6, 8]))).toEqual([
      '1 quote',
      '2 trade',
      '3 quote',
      '5 depth',
      '6 depth',
      '7 trade',
      '8 depth',
    ]);
  });

  it('plays one time as trades, quotes, depth', () => {
    expect(play(ticksAt([4, 4], [4], [4, 4]))).toEqual(['4 trade', '4 trade', '4 quote', '4 depth', '4 depth']);
    expect(play(ticksAt([], [4], [4]))).toEqual(['4 quote', '4 depth']);
  });

  it('ends at once without ticks', () => {
    expect(play(ticksAt([], [], []))).toEqual([]);
  });
});
