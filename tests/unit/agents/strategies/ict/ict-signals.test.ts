import { describe, expect, it } from 'vitest';
import { ict } from '../../../../../src/agents/strategies/ict.js';
import type { Signal, StrategyContext } from '../../../../../src/agents/strategies/strategy.js';
import { barsOf } from './ict-bars.js';
import { CHART_PARAMS, MARKED_CHARTS } from './ict-marked-charts.js';
import { ictSignals } from './ict-recorder.js';

const [rally] = MARKED_CHARTS;
const bars = barsOf(rally.bars);
const params = { ...CHART_PARAMS, useBias: false };
const near = (value: number) => expect.closeTo(value, 9);

/** Direction, row, strength and reason, as the marks of the chart have them. */
const rows = (extra: object) =>
  ictSignals(bars, { ...params, ...extra }).map(({ row, direction, strength }) => [row, direction, strength]);

describe('entries on the marked chart', () => {
  it('are long at the touches of a bullish block, with stop and take-profit', () => {
    expect(ictSignals(bars, params)).toEqual([
      {
        row: 10,
        direction: 'long',
        // 0.4 for the touch, 0.2 for the gap 101.5-103.8 next to the block, 0.2 for the break of bar 5.
        strength: near(0.8),
        reason: 'touched a bullish order block, fair-value gap, break of structure',
        indicators: {
          blockHigh: 101.5,
          blockLow: 98,
          touches: 1,
          age: 5,
          gap: 1,
          gapFillPct: near(50),
          sweep: 0,
          bos: 1,
          strength: near(0.8),
        },
        // 98 less 0.2 %; 102 and 1 % more.
        exits: { stopPrice: near(97.804), takeProfitPrice: near(103.02) },
      },
      {
        row: 16,
        direction: 'long',
        // The bar itself changes the character to down, and the gap at the block is long filled.
        strength: 0.4,
        reason: 'touched a bullish order block',
        indicators: {
          blockHigh: 101.5,
          blockLow: 98,
          touches: 2,
          age: 11,
          gap: 0,
          gapFillPct: 100,
          sweep: 0,
          bos: 0,
          strength: 0.4,
        },
        exits: { stopPrice: near(97.804), takeProfitPrice: near(102.01) },
      },
    ]);
  });

  it('are short at bearish blocks only where that is asked for', () => {
    const shorts = ictSignals(bars, { ...params, shorts: true }).filter(({ direction }) => direction === 'short');
    expect(shorts.map(({ row, strength, reason }) => [row, strength, reason])).toEqual([
      [9, 0.4, 'touched a bearish order block'],
      [11, 0.4, 'touched a bearish order block'],
      // The swing high 107 was swept by bar 12.
      [15, near(0.6), 'touched a bearish order block, liquidity sweep'],
    ]);
    // Block 106.5-109 and a close of 104.6: the stop 0.2 % above 109, the take-profit 1 % below the close.
    expect(shorts[2].exits).toEqual({ stopPrice: near(109.218), takeProfitPrice: near(103.554) });
    expect(shorts[2].indicators).toMatchObject({ blockLow: 106.5, blockHigh: 109, touches: 1, age: 1, sweep: 1 });
  });

  it('are counted by the parameters: strength, how long something is recent, stop and target', () => {
    expect(rows({ minStrength: 0.5 })).toEqual([[10, 'long', near(0.8)]]);
    // The break of bar 5 is 5 bars ago.
    expect(rows({ recentBars: 5 })[0]).toEqual([10, 'long', near(0.8)]);
    expect(rows({ recentBars: 4 })[0]).toEqual([10, 'long', near(0.6)]);
    expect(rows({ baseStrength: 0.9 })[0]).toEqual([10, 'long', 1]);
    const [first] = ictSignals(bars, { ...params, stopPct: 1, targetPct: 5 });
    expect(first.exits).toEqual({ stopPrice: near(97.02), takeProfitPrice: near(107.1) });
  });

  it('need the bias, which so short a chart does not have', () => {
    expect(ictSignals(bars, CHART_PARAMS)).toEqual([]);
    // One bar a candle, one a side: the trend is up when bar 10 comes, and down with bar 16.
    expect(rows({ useBias: true, biasInterval: 1, biasSwing: 2 })).toEqual([[10, 'long', near(0.8)]]);
  });

  it('are none while there is a position', () => {
    const parsed = ict.params.parse(params);
    const state = ict.init(parsed, ['BTCUSDT']);
    const signals: Signal[] = [];
    for (const [row, bar] of bars.entries()) {
      const ctx = { params: parsed, position: () => (row < 12 ? -0.5 : 0), signal: (one: Signal) => signals.push(one) };
      ict.onBar(state, bar, ctx as unknown as StrategyContext<typeof parsed>);
    }
    expect(signals).toMatchObject([{ direction: 'long', indicators: { touches: 2 } }]);
  });
});

it('a bar that speaks for both sides opens the stronger, and nothing if they are equal', () => {
  // A bullish block 98-101 of bar 1 with the gap 101-102 of bar 2 at its edge, a bearish block 102-105.5 of bar 3; bar 4
  // touches both blocks.
  const both = barsOf([
    [100, 101, 98, 98.5],
    [98.5, 103.6, 98.4, 103.5],
    [103.5, 105.5, 102, 105],
    [105, 105.1, 101.9, 102],
    [102, 102.5, 101, 102],
  ]);
  const two = { ...CHART_PARAMS, useBias: false, shorts: true };
  expect(ictSignals(both, two)).toMatchObject([{ row: 4, direction: 'long', indicators: { gap: 1 } }]);
  expect(ictSignals(both, { ...two, gapBonus: 0 })).toEqual([]);
  expect(ictSignals(both, { ...two, gapBonus: 0, shorts: false })).toMatchObject([{ row: 4, direction: 'long' }]);
});

describe('of several blocks that a bar touches', () => {
  // Block 95-97 of bar 1, block 99.6-100.4 of bar 6, and between them the gap 97-99.4 of bar 2; the wick of bar 8 goes
  // through all of it, its close breaks none.
  const chart = barsOf([
    [96.5, 97, 95, 95.5],
    [95.5, 99.5, 95.4, 99.4],
    [99.4, 101, 99.4, 100.8],
    [100.8, 101, 99.5, 100],
    [100, 100.4, 99.6, 100.2],
    [100.2, 100.4, 99.6, 100],
    [100, 102, 99.9, 101.9],
    [101.9, 102, 100.45, 101.5],
    [101.5, 101.6, 96.9, 100],
  ]);

  it('it takes one that an open gap overlaps', () => {
    const signals = ictSignals(chart, { ...CHART_PARAMS, useBias: false });
    expect(signals).toMatchObject([{ row: 8, indicators: { blockLow: 95, blockHigh: 97, gap: 1, gapFillPct: 0 } }]);
  });

  it('else the youngest', () => {
    const signals = ictSignals(chart, { ...CHART_PARAMS, useBias: false, minGapBps: 300 });
    expect(signals).toMatchObject([{ row: 8, indicators: { blockLow: 99.6, blockHigh: 100.4, gap: 0 } }]);
  });
});

describe('the parameters', () => {
  it.each([
    { bodyPct: 100 },
    { bodyPct: -1 },
    { maxTouches: 0 },
    { maxAge: 1.5 },
    { swing: 0 },
    { stopPct: -0.1 },
    { targetPct: 0 },
    { baseStrength: 1.1 },
    { useBias: 'yes' },
    { biasInterval: 0 },
    { blocks: 3 },
  ])('refuse %j', (wrong) => {
    expect(ict.params.safeParse(wrong).success).toBe(false);
  });
});
