import { describe, expect, it } from 'vitest';
import { describeEarlyEnds, earlyEnds } from '../../../../src/runner/describe/early-ends.js';
import { ticksOf } from '../../kernel/ticks/ticks-of.js';

const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;

/** Trades at minute 0 and at `lastTrade`; quotes and depth end at these minutes. */
function ticks(lastTrade: number, quote: number | null, depth: number | null) {
  return ticksOf(
    {
      trades: [
        [0, 100, 1],
        [lastTrade * MINUTE_MS, 100, 1],
      ],
      quotes: quote === null ? [] : [[quote * MINUTE_MS, 99, 1, 101, 1]],
      depth: depth === null ? [] : [{ tsMs: depth * MINUTE_MS, bids: [[99, 1]] }],
    },
    START_MS,
  );
}

describe('quotes and depth that end before the trades do', () => {
  it('end where the trades go on for more than a minute', () => {
    const whole = ticks(10, 5, 8);
    expect(earlyEnds(whole, whole)).toEqual({
      quotesEndTsMs: START_MS + 5 * MINUTE_MS,
      depthEndTsMs: START_MS + 8 * MINUTE_MS,
    });
    const short = ticks(10, 9, 9.5);
    expect(earlyEnds(short, short)).toEqual({});
    const none = ticks(10, null, null);
    expect(earlyEnds(none, none)).toEqual({});
  });

  it('do not end where only the period does, and not behind it', () => {
    const whole = ticks(10, 5, 10);
    // Its last quote is of minute 2, but the source has later ones.
    expect(earlyEnds(ticks(10, 9.5, null), ticks(8, 2, null))).toEqual({});
    expect(earlyEnds(whole, ticks(4, 4, 4))).toEqual({});
    expect(earlyEnds(whole, ticks(6, 5, 6))).toEqual({ quotesEndTsMs: START_MS + 5 * MINUTE_MS });
  });

  it('are told to the reader', () => {
    expect(describeEarlyEnds('BTCUSDT', {})).toEqual([]);
    const whole = ticks(10, 5, 8);
    expect(describeEarlyEnds('BTCUSDT', earlyEnds(whole, whole))).toEqual([
      'BTCUSDT: the depth messages of the data end at 2024-01-01T00:08:00.000Z, before its trades do. From there on what takes fills from quotes, or at the price of the next trade.',
      'BTCUSDT: the quotes of the data end at 2024-01-01T00:05:00.000Z, before its trades do. From there on what takes fills at the price of the next trade, where there is no order book.',
    ]);
  });
});
