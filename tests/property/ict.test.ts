import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ict } from '../../src/agents/strategies/ict.js';
import type { Bar } from '../../src/agents/strategies/strategy.js';
import { arrayIct, inOrder } from '../unit/agents/strategies/ict/ict-arrays.js';
import { barsOf, type Prices } from '../unit/agents/strategies/ict/ict-bars.js';
import { recordIct } from '../unit/agents/strategies/ict/ict-recorder.js';
import { runs } from './property-runs.js';

/** Whole prices in a narrow band, so that equal highs, exact edges and closes at a swing are common; jumps and holes too. */
const steps = fc.array(
  fc.record({
    jump: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -20, max: 20 }) },
    ),
    body: fc.integer({ min: -6, max: 6 }),
    above: fc.integer({ min: 0, max: 3 }),
    below: fc.integer({ min: 0, max: 3 }),
    missing: fc.oneof(
      { weight: 20, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
    ),
  }),
  { minLength: 1, maxLength: 250, size: 'max' },
);

const markets = fc.record({ steps, skipRows: fc.integer({ min: 0, max: 9 }) }).map(({ steps, skipRows }): Bar[] => {
  let price = 1000;
  let missing = 0;
  const holes: number[] = [];
  const prices = steps.map((step): Prices => {
    const open = price + step.jump;
    const close = open + step.body;
    price = close;
    missing += step.missing;
    holes.push(missing);
    return [open, Math.max(open, close) + step.above, Math.min(open, close) - step.below, close];
  });
  return barsOf(prices, skipRows).map((bar, row) => ({ ...bar, tsMs: bar.tsMs + holes[row] * bar.intervalMs }));
});

const parameters = fc.record({
  bodyPct: fc.constantFrom(0, 50, 70, 75),
  maxTouches: fc.integer({ min: 1, max: 4 }),
  maxAge: fc.integer({ min: 1, max: 80 }),
  minGapBps: fc.constantFrom(0, 5, 15),
  swing: fc.integer({ min: 1, max: 4 }),
  recentBars: fc.integer({ min: 1, max: 30 }),
  useBias: fc.boolean(),
  biasInterval: fc.integer({ min: 1, max: 7 }),
  biasSwing: fc.integer({ min: 1, max: 2 }),
  minStrength: fc.constantFrom(0, 0.6),
  gapBonus: fc.constantFrom(0.2, 0.25),
  shorts: fc.boolean(),
});

describe('ict on random bars', () => {
  it('finds the patterns and gives the signals of the array calculation', () => {
    fc.assert(
      fc.property(markets, parameters, (bars, params) => {
        const record = recordIct(bars, params);
        const arrays = arrayIct(bars, ict.params.parse(params));
        expect(record.lines).toEqual(inOrder(arrays.lines()));
        const flat = record.signals.map(({ row, direction, strength, exits, indicators }) => {
          return { row, direction, strength, ...exits, indicators };
        });
        expect(flat).toEqual(arrays.signals());
      }),
      runs(300),
    );
  });

  it('goes on from a structured clone of its state as if nothing had happened', () => {
    fc.assert(
      fc.property(markets, parameters, fc.nat(), (bars, params, at) => {
        expect(recordIct(bars, params, at % bars.length)).toEqual(recordIct(bars, params));
      }),
      runs(100),
    );
  });

  it('cut anywhere, finds up to there what it finds in the whole, and says the same', () => {
    fc.assert(
      fc.property(markets, parameters, fc.nat(), (bars, params, at) => {
        const count = 1 + (at % bars.length);
        const [whole, cut] = [recordIct(bars, params), recordIct(bars.slice(0, count), params)];
        expect(cut.lines).toEqual(whole.lines.filter((line) => Number.parseInt(line, 10) < count));
        expect(cut.signals).toEqual(whole.signals.filter(({ row }) => row < count));
      }),
      runs(100),
    );
  });

  it('keeps a state of one size', () => {
    const sizes = [10, 3000].map((count) => {
      const prices = Array.from({ length: count }, (_, row): Prices => {
        const open = 1000 + 3 * row + (row % 2);
        return [open, open + 3, open - 2, open + (row % 2 === 0 ? -1 : 3)];
      });
      const parsed = ict.params.parse({});
      const state = ict.init(parsed, ['BTCUSDT']);
      for (const bar of barsOf(prices)) ict.onBar(state, bar, { params: parsed, position: () => 1 } as never);
      return bytesOf(state);
    });
    expect(sizes[1]).toBe(sizes[0]);
    expect(sizes[0]).toBeLessThan(8192);
  });
});

/** Numbers as eight bytes, typed arrays as they are, keys left out. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}
