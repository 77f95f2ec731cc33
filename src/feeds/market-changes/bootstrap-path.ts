import { assert } from '../../core/assert.js';
import { type BlockClock, blockClock } from './block-clock.js';
import type { ChangingMarket } from './changing-market.js';
import { drawSteps } from './draw-steps.js';
import type { BootstrapChange } from './market-change.js';
import { pathStart, shortestFirst } from './path-start.js';
import { rowFinder } from './row-at.js';
import { openingRatio, writeBar, writeFlatBar } from './write-bar.js';

/**
 * Puts another path in place of every market's: blocks of time are drawn from the whole run, and every market brings its
 * own bars of them, each with its return from the close before it, its shape and its volume. What moved together still
 * does, and so do a symbol's bars of several lengths.
 *
 * The bars drawn from are the recorded ones, of before the moment and after it. That is a what-if and no look into the
 * future: which bars come, and in which order, no strategy can know beforehand. A market that has no bar at a drawn time
 * stands still then; the bar after such a gap brings the whole move over it.
 */
export function bootstrapPath(markets: readonly ChangingMarket[], change: BootstrapChange, fromMs: number): void {
  const { seed, blockMs } = change;
  const moving = shortestFirst(markets.filter(({ tail }) => tail.length > 0));
  if (moving.length === 0) return;
  assert(blockMs > 0, `blocks of ${blockMs} ms are too short`);
  const clock = blockClock(markets);
  const firstStep = Math.min(...moving.map(({ tail }) => clock.stepAt(tail.tsMs[0])));
  const lastStep = Math.max(...moving.map(({ tail }) => clock.stepAt(tail.tsMs[tail.length - 1])));
  const chance = Math.min(1, clock.stepMs / blockMs);
  const drawn = drawSteps(lastStep - firstStep + 1, clock.poolFrom, clock.poolTo, chance, seed);
  for (const [index, market] of moving.entries()) {
    rewrite(market, pathStart(market, moving.slice(0, index), fromMs), clock, drawn, firstStep);
  }
}

function rewrite(
  { whole, tail, intervalMs }: ChangingMarket,
  start: number,
  clock: BlockClock,
  drawn: Int32Array,
  firstStep: number,
): void {
  const rowAt = rowFinder(whole, intervalMs);
  let price = start;
  let shiftMs = 0;
  let step = clock.stepAt(tail.tsMs[0]) - 1;
  let stepEndMs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < tail.length; row++) {
    const tsMs = tail.tsMs[row];
    if (tsMs >= stepEndMs) {
      // Nearly always the next one, which need not be looked for.
      step = tsMs < clock.startOf(step + 2) ? step + 1 : clock.stepAt(tsMs);
      shiftMs = clock.startOf(drawn[step - firstStep]) - clock.startOf(step);
      stepEndMs = clock.startOf(step + 1);
    }
    const source = rowAt(tsMs + shiftMs);
    if (source < 0) writeFlatBar(tail, row, price);
    else price = writeBar(tail, row, price * openingRatio(whole, source), whole, source);
  }
}
