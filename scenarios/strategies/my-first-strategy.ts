import { createSma, defineStrategy, updateSma, z } from 'icarus';

/** Long while the close is clearly above its moving average, in cash once it is below. */
export default defineStrategy({
  name: 'my-first-strategy',
  description: 'Long while the close is clearly above its moving average',

  // What a scenario may set under `params`, with ranges and defaults.
  params: z.strictObject({
    period: z.int().min(2).default(1440).describe('Bars in the moving average'),
    marginPct: z.number().min(0).default(0.5).describe('How far above the average counts as clearly, in percent'),
  }),

  // The state is plain data (numbers, text, arrays, Maps), so that Icarus can copy it when a run is forked.
  init: ({ period }) => ({ average: createSma(period), isLong: false }),

  // Called with each closed bar. A signal given here is filled at the open of the next bar.
  onBar(state, bar, ctx) {
    const average = updateSma(state.average, bar.close);
    if (Number.isNaN(average)) return; // The average needs `period` bars first.

    const distancePct = (bar.close / average - 1) * 100;
    if (!state.isLong && distancePct > ctx.params.marginPct) {
      state.isLong = true;
      ctx.signal({ direction: 'long', reason: 'close is clearly above its average', indicators: { average } });
    } else if (state.isLong && distancePct < 0) {
      state.isLong = false;
      ctx.signal({ direction: 'flat', reason: 'close fell below its average', indicators: { average } });
    }
  },
});
