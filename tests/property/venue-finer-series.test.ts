import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearerExtreme, pathPoints } from '../../src/venues/simulated/matching/bar-path.js';
import {
  type BenchBar,
  type BenchInput,
  MINUTE_MS,
  runBench,
  START_TS_MS,
} from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { coarseMarkets } from './venue-markets.js';

/** Each bar as three bars of a minute, one for each leg of its assumed path, none of which turns. */
function finer(input: BenchInput): BenchInput {
  return { ...input, barMinutes: 1, bars: input.bars.map((bars) => bars.flatMap(legs)) };
}

function legs(bar: BenchBar): BenchBar[] {
  if (bar === null) return [null, null, null];
  const [open, high, low, close] = bar;
  const prices = { open, high, low, close };
  const points = pathPoints(prices, nearerExtreme(prices));
  return [0, 1, 2].map((leg) => {
    const [from, to] = [points[leg], points[leg + 1]];
    return [from, Math.max(from, to), Math.min(from, to), to];
  });
}

/** By strategy, for the strategies are led along a bar's path one after another. */
function fillsOf(input: BenchInput): unknown[][] {
  const { events } = runBench(input);
  const fills = events.flatMap((event) => (event.kind === 'OrderFilled' ? [event] : []));
  const coarseMs = 3 * MINUTE_MS;
  return [0, 1].map((index) =>
    fills
      .filter(({ strategyIndex }) => strategyIndex === index)
      .map(({ orderId, price, quantity, tsMs }) => ({
        orderId,
        price,
        quantity,
        // A fill at a boundary is at an open or at a close: both lie within what closes or opens there.
        boundary: Math.ceil((tsMs - START_TS_MS) / coarseMs),
      })),
  );
}

describe('a finer series that follows the assumed path', () => {
  it('gives the same fills as the coarse bars', () => {
    fc.assert(
      fc.property(coarseMarkets, (input) => {
        expect(fillsOf(finer(input))).toEqual(fillsOf(input));
      }),
      runs(2_000),
    );
  });
});
