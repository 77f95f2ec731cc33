import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from './property-runs.js';
import { firstDifference, MINUTE_MS, randomDesks, runDesk, tsMsOf } from './random-desk.js';

/** Ends of bars of one minute and of three, so that no bar is open at the cut. */
const CUT_MS = 3 * MINUTE_MS;

describe('nothing looks ahead', () => {
  it('a run over the first bars has exactly the events of the longer run up to there', async () => {
    await fc.assert(
      fc.asyncProperty(randomDesks, fc.double({ min: 0, max: 1, noNaN: true }), async (desk, share) => {
        const whole = await runDesk(desk);
        const [{ tsMs }] = desk.bars;
        const untilMs =
          Math.max(1, Math.floor((((tsMs.at(-1) as number) - tsMs[0]) * share) / CUT_MS)) * CUT_MS + tsMs[0];
        const cut = await runDesk(desk, { untilMs });
        expect(firstDifference(cut.events, whole.events.slice(0, cut.events.length))).toBe(-1);
        // Whatever the longer run has beyond happened when the cut one was over: at its last close at the earliest.
        const next = whole.events.at(cut.events.length);
        if (next !== undefined) expect(tsMsOf(next)).toBeGreaterThanOrEqual(cut.engine.kernel.clock.tsMs);
      }),
      runs(150),
    );
  });
});
