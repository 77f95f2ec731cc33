import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakout } from '../../../../src/agents/strategies/breakout.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { allocateBarColumns } from '../../../../src/core/bar-columns.js';
import { runs } from '../../../property/property-runs.js';
import { realLookingBars } from '../../indicators/sample-bars.js';
import { breakoutSignals } from './array-rules.js';
import { signalsOfColumns } from './signals-of-columns.js';

type Row = readonly [high: number, low: number, close: number, volume: number];

function columnsOf(rows: readonly Row[]) {
  const bars = allocateBarColumns(rows.length);
  for (const [row, [high, low, close, volume]] of rows.entries()) {
    bars.tsMs[row] = row * 60_000;
    bars.open[row] = close;
    bars.high[row] = high;
    bars.low[row] = low;
    bars.close[row] = close;
    bars.volume[row] = volume;
  }
  return bars;
}

const SMALL = { channel: 2, exitChannel: 1, volumePeriod: 2, volumeFactor: 1.5 };
const run = (rows: readonly Row[], params: object = SMALL) =>
  signalsOfColumns(breakout as unknown as StrategyDefinition, { ANY: columnsOf(rows) }, params);

describe('breakout', () => {
  it('is long from above the channel, on volume, to below the shorter channel', () => {
    const rows: Row[] = [
      [11, 9, 10, 10],
      [12, 9, 10, 20],
      [13.5, 10, 13, 22.5], // over 12, but on one and a half times (10 + 20) / 2, not more
      [15, 12, 14, 32], // over 13.5, on more than 1.5 · 21.25 = 31.875
      [16, 12, 15, 99], // long already
      [16, 11, 12, 1], // on the low of the bar before
      [12, 10, 10.99, 1], // below 11
      [11, 9, 9, 1], // flat already
    ];
    expect(run(rows)).toEqual([
      {
        row: 3,
        direction: 'long',
        reason: 'close broke out of the channel on volume',
        indicators: { highest: 13.5, volume: 32, averageVolume: 21.25 },
      },
      { row: 6, direction: 'flat', reason: 'close fell below the exit channel', indicators: { lowest: 11 } },
    ]);
  });

  it('does not count the bar itself: its own high and volume are in none of the windows', () => {
    // The breaking bar's high is over its close, and its volume would pull the average up to (10 + 40) / 2 · 2 > 40.
    const rows: Row[] = [
      [10, 9, 9, 10],
      [10, 9, 9, 10],
      [99, 9, 11, 40],
    ];
    expect(run(rows, { ...SMALL, volumeFactor: 2 })).toMatchObject([
      { row: 2, indicators: { highest: 10, averageVolume: 10 } },
    ]);
  });

  it('needs volume that is more than the factor says, also where a float sees more in what is equal', () => {
    const rows = (volume: number): Row[] => [
      [10, 9, 9, 0.01],
      [10, 9, 9, 0.06],
      [12, 9, 11, volume],
    ];
    // One and a half times 0.07 / 2, on paper.
    expect(0.0525).toBeGreaterThan((1.5 * (0.01 + 0.06)) / 2);
    expect(run(rows(0.0525))).toEqual([]);
    expect(run(rows(0.05251))).toHaveLength(1);
  });

  it('asks for no volume with a factor of 0, but for some', () => {
    const rows = (volume: number): Row[] => [
      [10, 9, 9, 5],
      [10, 9, 9, 5],
      [12, 9, 11, volume],
    ];
    expect(run(rows(0.00001), { ...SMALL, volumeFactor: 0 })).toHaveLength(1);
    expect(run(rows(0), { ...SMALL, volumeFactor: 0 })).toEqual([]);
  });

  it('keeps its position while the exit channel is not full yet', () => {
    const falling: Row[] = Array.from({ length: 5 }, (_, i) => [8 - i, 7 - i, 7 - i, 1]);
    const rows: Row[] = [[10, 9, 9, 1], [12, 9, 11, 2], ...falling];
    // Seven bars: the exit channel of six is full for the last one only.
    const params = { channel: 1, exitChannel: 6, volumePeriod: 1, volumeFactor: 1 };
    expect(run(rows, params).map(({ row, direction }) => [row, direction])).toEqual([
      [1, 'long'],
      [6, 'flat'],
    ]);
  });

  it('agrees with an array calculation on random markets and parameters', () => {
    const period = fc.integer({ min: 1, max: 30 });
    const params = fc.record({
      channel: period,
      exitChannel: period,
      volumePeriod: period,
      volumeFactor: fc.constantFrom(0, 0.5, 1, 1.5, 2),
    });
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 400 }), params, (seed, count, given) => {
        const rows = realLookingBars(count, seed).map(
          ({ high, low, close, volume }): Row => [high, low, close, volume],
        );
        const plain = (all: readonly { row: number; direction: string; indicators?: object }[]) =>
          all.map(({ row, direction }) => [row, direction]);
        expect(plain(run(rows, given))).toEqual(plain(breakoutSignals(columnsOf(rows), given)));
      }),
      runs(200),
    );
  });

  it.each([{ channel: 0 }, { exitChannel: 1.5 }, { volumePeriod: -1 }, { volumeFactor: -0.1 }, { factor: 1 }])(
    'refuses %j',
    (params) => {
      expect(breakout.params.safeParse(params).success).toBe(false);
    },
  );
});
