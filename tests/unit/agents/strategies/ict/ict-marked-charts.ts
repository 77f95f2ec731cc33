/** A hand-drawn chart with everything on it that the definitions of src/agents/strategies/ict find, and nothing else. */
export interface MarkedChart {
  readonly name: string;
  /** Open, high, low, close. */
  readonly bars: readonly (readonly [number, number, number, number])[];
  /** Row, what becomes known with that bar, and why. */
  readonly marks: readonly (readonly [number, string, string])[];
  /** What looks like a pattern and is none. */
  readonly nearMisses: readonly (readonly [number, string])[];
}

/** What the charts were marked with: two bars a side of a swing, two touches, 12 bars of age, gaps of 50 bps. */
export const CHART_PARAMS = { swing: 2, maxTouches: 2, maxAge: 12, minGapBps: 50, bodyPct: 70 } as const;

const RALLY_AND_FALL: MarkedChart = {
  name: 'a rally from a block, its turn, and the way back',
  bars: [
    [100, 101, 99, 100], // 0
    [100, 102, 99.5, 101.5],
    [101.5, 104, 101, 103.5],
    [103, 103.5, 100.5, 101],
    [101, 101.5, 98, 98.5],
    [98.5, 104.5, 98.3, 104.3], // 5
    [104.3, 106, 103.8, 105.5],
    [105.5, 107, 105, 106.5],
    [106.5, 106.8, 104, 104.4],
    [104.4, 105, 102.65, 103],
    [103, 103.2, 101.2, 102], // 10
    [102, 105.6, 101.8, 105.4],
    [105.4, 107.5, 105.2, 106.9],
    [106.9, 109, 106.5, 108.7],
    [108.7, 109, 106.9, 107.2],
    [107.2, 108, 104.2, 104.6], // 15
    [104.6, 104.8, 100.9, 101],
    [101, 101.4, 98.5, 99],
    [99, 100.5, 97.8, 100.2],
    [100.2, 102.8, 100, 102.4],
    [102.4, 103.5, 101, 101.3], // 20
    [101.3, 101.5, 99.8, 100],
    [100, 100.8, 97.5, 98.6],
    [98.6, 99, 98, 98.4],
    [98.4, 98.9, 96.8, 97.2],
    [97.2, 99.5, 97, 99.3], // 25
    [99.3, 104, 99.1, 103.9],
    [103.9, 104.1, 103.2, 103.7],
    [103.7, 104.2, 103.5, 104.1],
    [104.1, 104.15, 103.6, 103.8],
  ],
  marks: [
    [4, 'swing high 104 of 2', '104 is above 101 and 102 before it, 103.5 and 101.5 after it'],
    [
      5,
      'bullish block of 5: 98-101.5',
      'up, body 5.8 of 6.2 (94 %), after the down candle 4, which ranges from 98 to 101.5',
    ],
    [5, 'bos up', 'closes at 104.3, above the swing high 104; the first break sets the trend'],
    [6, 'swing low 98 of 4', '98 is below 101, 100.5, 98.3 and 103.8'],
    [6, 'bullish gap of 6: 101.5-103.8', 'low 103.8 above the high 101.5 of bar 4: 2.3, 227 bps'],
    [8, 'bearish block of 8: 105-107', 'down, body 2.1 of 2.8 (75 %), after the up candle 7'],
    [9, 'swing high 107 of 7', '107 is above 104.5, 106, 106.8 and 105'],
    [9, 'bearish block of 8 touched 1', 'high 105 is the near edge, which belongs to the block'],
    [9, 'bullish gap of 6 filled 50.0 %', 'low 102.65 is 1.15 below the near edge 103.8, of 2.3'],
    [10, 'bearish gap of 10: 103.2-104', 'high 103.2 below the low 104 of bar 8: 0.8, 77 bps'],
    [10, 'bullish gap of 6 filled', 'low 101.2 is below the far edge 101.5'],
    [10, 'bullish block of 5 touched 1', 'low 101.2 is below the near edge 101.5, the close 102 above the far edge 98'],
    [11, 'bullish block of 11: 101.2-103.2', 'up, body 3.4 of 3.8 (89 %), after the down candle 10'],
    [11, 'bearish gap of 10 filled', 'high 105.6 is above the far edge 104'],
    [11, 'bearish block of 8 touched 2', 'high 105.6 is above the near edge 105'],
    [12, 'swing low 101.2 of 10', '101.2 is below 104, 102.65, 101.8 and 105.2'],
    [12, 'bullish gap of 12: 103.2-105.2', 'low 105.2 above the high 103.2 of bar 10: 2.0, 194 bps'],
    [12, 'bearish block of 8 used up', 'high 107.5 would be the third touch; the close 106.9 is not beyond 107'],
    [12, 'bearish sweep', 'high 107.5 is above the swing high 107 of bar 7, the close 106.9 below it'],
    [13, 'bos up', 'closes at 108.7, above the swing high 107, which was only swept before; the trend is up'],
    [13, 'bullish gap of 13: 105.6-106.5', 'low 106.5 above the high 105.6 of bar 11: 0.9, 85 bps'],
    [14, 'bearish block of 14: 106.5-109', 'down, body 1.5 of 2.1 (71.4 %), after the up candle 13'],
    [15, 'bearish block of 14 touched 1', 'high 108 is above the near edge 106.5'],
    [15, 'bullish gap of 13 filled', 'low 104.2 is below the far edge 105.6'],
    [15, 'bullish gap of 12 filled 50.0 %', 'low 104.2 is 1.0 below the near edge 105.2, of 2.0'],
    [16, 'bullish gap of 12 filled', 'low 100.9 is below the far edge 103.2'],
    [16, 'bullish block of 11 broken', 'closes at 101, below the far edge 101.2'],
    [16, 'bullish block of 5 touched 2', 'low 100.9 is below the near edge 101.5; aged 11 bars'],
    [16, 'choch down', 'closes at 101, below the swing low 101.2 of bar 10, in an upward trend'],
    [
      16,
      'bearish gap of 16: 104.8-106.9',
      'high 104.8 below the low 106.9 of bar 14: 2.1, 196 bps; never reached again',
    ],
    [17, 'bearish gap of 17: 101.4-104.2', 'high 101.4 below the low 104.2 of bar 15: 2.8, 269 bps'],
    [17, 'bullish block of 5 used up', 'low 98.5 would be the third touch; aged 12 bars, which is not too old'],
    [19, 'bearish gap of 17 filled 50.0 %', 'high 102.8 is 1.4 above the near edge 101.4, of 2.8'],
    [20, 'swing low 97.8 of 18', '97.8 is below 100.9, 98.5, 100 and 101'],
    [20, 'bearish gap of 17 filled 75.0 %', 'high 103.5 is 2.1 above the near edge'],
    [22, 'swing high 103.5 of 20', '103.5 is above 100.5, 102.8, 101.5 and 100.8'],
    [22, 'bullish sweep', 'low 97.5 is below the swing low 97.8 of bar 18, the close 98.6 above it'],
    [23, 'bearish gap of 23: 99-99.8', 'high 99 below the low 99.8 of bar 21: 0.8, 80 bps'],
    [24, 'bos down', 'closes at 97.2, below the swing low 97.8, in a downward trend'],
    [25, 'bullish block of 25: 96.8-98.9', 'up, body 2.1 of 2.5 (84 %), after the down candle 24; never touched'],
    [25, 'bearish gap of 23 filled 62.5 %', 'high 99.5 is 0.5 above the near edge 99, of 0.8'],
    [26, 'swing low 96.8 of 24', '96.8 is below 97.5, 98, 97 and 99.1'],
    [26, 'bearish gap of 23 filled', 'high 104 is above the far edge 99.8'],
    [26, 'bearish gap of 17 filled 92.9 %', 'high 104 is 2.6 above the near edge'],
    [26, 'choch up', 'closes at 103.9, above the swing high 103.5 of bar 20, in a downward trend'],
    [27, 'bearish block of 14 too old', '13 bars after bar 14; at 12 it was still valid'],
    [27, 'bullish gap of 27: 99.5-103.2', 'low 103.2 above the high 99.5 of bar 25: 3.7, 372 bps; never reached again'],
    [27, 'bearish gap of 17 filled 96.4 %', 'high 104.1 is 2.7 above the near edge'],
    [28, 'bearish gap of 17 filled', 'high 104.2 is the far edge'],
  ],
  nearMisses: [
    [2, 'no bullish gap: low 101 equals the high 101 of bar 0'],
    [3, 'no bearish block: down after up, but a body of 2 in 3 (67 %)'],
    [4, 'no bearish block: body 71 %, but the candle before it is down too'],
    [7, 'no bullish gap: 105 above 104.5 are 48 bps'],
    [9, 'no bearish gap: high 105 equals the low 105 of bar 7'],
    [15, 'no swing high of 13: bars 13 and 14 have one high, 109'],
    [16, 'no sweep: below the swing low 101.2, but the close stays there'],
    [
      18,
      'no bullish block: up after down, but a body of 1.2 in 2.7 (44 %); nor a bearish gap: 100.5 to 100.9 are 40 bps',
    ],
    [19, 'no bullish block: body 79 %, but the candle before it is up too'],
    [20, 'no bullish gap: 100.5 to 101 are 49.8 bps'],
  ],
};

const ALMOST: MarkedChart = {
  name: 'bodies of exactly 70 %, candles without a body, closes at the swing',
  bars: [
    [100, 102, 99, 101.5], // 0
    [101.5, 101.6, 99.5, 100.1],
    [100.1, 110.1, 100.1, 107.1],
    [107.1, 107.1, 104.1, 105],
    [105, 106, 104.5, 105],
    [105, 109, 104.9, 108.8], // 5
    [108.8, 110.1, 108, 109.5],
    [109.5, 110.3, 109, 110.1],
    [110.1, 110.2, 109.2, 109.8],
    [109.8, 110.3, 109.2, 110],
    [110, 110.1, 109.4, 109.9], // 10
    [109.9, 110, 109.5, 109.6],
  ],
  marks: [
    [3, 'bullish gap of 3: 101.6-104.1', 'low 104.1 above the high 101.6 of bar 1: 2.5, 246 bps'],
    [4, 'swing high 110.1 of 2', '110.1 is above 102, 101.6, 107.1 and 106'],
    [6, 'bullish gap of 6: 106-108', 'low 108 above the high 106 of bar 4: 2, 189 bps'],
    [7, 'bearish sweep', 'high 110.3 is above the swing high 110.1; a close at it is not beyond it'],
  ],
  nearMisses: [
    [2, 'no bullish block: the body is 7 of 10, exactly 70 %'],
    [3, 'no bearish block: the body is 2.1 of 3, exactly 70 %'],
    [5, 'no bullish block: body 93 %, but the candle before it has none'],
    [6, 'no sweep: high 110.1 only reaches the swing'],
    [7, 'no break: the close is at the swing; no gap: low 109 equals the high 109 of bar 5'],
    [8, 'no second sweep of the same swing'],
    [9, 'no swing high of 7: bar 9 has its high, 110.3'],
    [11, 'no swing low of 9: bar 8 has its low, 109.2'],
  ],
};

const JUMPS: MarkedChart = {
  name: 'jumps',
  bars: [
    [100, 100.5, 98, 98.2], // 0
    [90, 95, 89.9, 94.9],
    [94.9, 95.2, 94, 94.5],
    [94.5, 94.6, 94.2, 94.3],
    [98.4, 101, 94.25, 100.8],
    [100.8, 107, 100.6, 106.9], // 5
    [103, 103.1, 100.6, 100.7],
    [100.7, 104, 100.65, 103.9],
    [115, 115.2, 110, 110.1],
    [95, 96, 94.6, 95.5],
  ],
  marks: [
    [2, 'bearish gap of 2: 95.2-98', 'high 95.2 below the low 98 of bar 0: 2.8, 286 bps'],
    [4, 'bearish gap of 2 filled', 'high 101 is above the far edge 98'],
    [5, 'bullish gap of 5: 94.6-100.6', 'low 100.6 above the high 94.6 of bar 3: 6, 634 bps'],
    [6, 'bearish block of 6: 100.6-107', 'down, body 2.3 of 2.5 (92 %), after the up candle 5, below which it opens'],
    [7, 'bearish block of 6 touched 1', 'high 104 is above the near edge 100.6'],
    [7, 'bullish block of 7: 100.6-103.1', 'up, body 3.2 of 3.35 (96 %), after the down candle 6'],
    [7, 'swing high 107 of 5', '107 is above 94.6, 101, 103.1 and 104'],
    [8, 'bearish block of 6 broken', 'closes at 110.1, above the far edge 107'],
    [8, 'bos up', 'closes above the swing high 107; no trend before'],
    [8, 'bullish gap of 8: 103.1-110', 'low 110 above the high 103.1 of bar 6: 6.9, 669 bps'],
    [9, 'bullish block of 7 broken', 'closes at 95.5, below the far edge 100.6, without ever having touched it before'],
    [9, 'bullish gap of 8 filled', 'low 94.6 is far below 103.1'],
    [9, 'bullish gap of 5 filled', 'low 94.6 is the far edge'],
    [9, 'bearish gap of 9: 96-100.65', 'high 96 below the low 100.65 of bar 7: 4.65, 462 bps'],
  ],
  nearMisses: [
    [1, 'no bullish block: up, body 96 %, after a down candle, but it closes below all of that'],
    [6, 'bullish gap of 5 not filled: low 100.6 only reaches its near edge'],
    [8, 'no bearish block: down, body 94 %, after an up candle, but it closes above all of that'],
  ],
};

export const MARKED_CHARTS: readonly MarkedChart[] = [RALLY_AND_FALL, ALMOST, JUMPS];
