import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRealData } from '../unit/feeds/real-data.js';
import { expectItself } from './fork-continuation/expect-itself.js';
import { randomForkTimes, randomWindow } from './fork-continuation/fork-times.js';
import { PERPETUAL_DESK, TICK_DESKS } from './fork-continuation/margin-and-tick-desks.js';
import { openRealDesk } from './fork-continuation/open-real-desk.js';
import { SPOT_DESKS } from './fork-continuation/spot-desks.js';
import { runs } from './property-runs.js';

const DESKS = [...SPOT_DESKS, PERPETUAL_DESK, ...TICK_DESKS];
const isLong = runs(1).numRuns > 1;
/** So many branches have their results in memory at once. */
const BATCH = 5;

describe('the desks together', () => {
  it('are forked at 200 times', () => {
    expect(DESKS.reduce((sum, { snapshots }) => sum + snapshots, 0)).toBe(200);
  });
});

describe.skipIf(!hasRealData).each(DESKS)('on real data: $name', (desk) => {
  it('a branch that changes nothing is the parent’s own continuation, wherever it leaves', async () => {
    const sliceDays = isLong ? desk.longDays : desk.days;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const opened = await openRealDesk(desk, randomWindow(desk.data, sliceDays, seed));
        const alone = await opened.runAt([]);
        const { main } = alone;
        for (const [what, least] of Object.entries(desk.busy)) {
          const { halts, counts } = main.result;
          const count = { ...counts, halts: halts.length }[what];
          expect(count, what).toBeGreaterThanOrEqual(least);
        }
        const times = randomForkTimes(desk, opened.range, main, seed);
        const run = await opened.runAt(times);
        // Being watched changes nothing.
        expect(run.main).toEqual(main);
        for (const replays of [false, true]) {
          const count = replays && !isLong ? desk.replays : times.length;
          for (let from = 0; from < count; from += BATCH) {
            const batch = times.slice(from, Math.min(from + BATCH, count));
            const { branches, failed } = await run.branchesAt(batch, replays);
            expect(failed).toEqual([]);
            expect(branches).toHaveLength(batch.length);
            for (const [index, branch] of branches.entries()) expectItself(branch, main, batch[index]);
          }
        }
      }),
      // Each failure costs a whole run: the seed is printed, which is all that is needed.
      { numRuns: 1, endOnFailure: true },
    );
  });
});
