/** A working strategy to start from. */
export function strategyTemplate(name: string): string {
  return `import { createSma, defineStrategy, updateSma, z } from 'icarus';

/** Long while the close is above its moving average, in cash otherwise. */
export default defineStrategy({
  name: '${name}',
  description: 'Long while the close is above its moving average',

  // What a scenario may set under \`params\`, with ranges and defaults.
  params: z.strictObject({
    period: z.int().min(2).default(1440).describe('Bars in the moving average'),
  }),

  // The state is plain data (numbers, text, arrays, Maps), so that Icarus can copy it when a run is forked.
  init: ({ period }) => ({ average: createSma(period), wasAbove: null as boolean | null }),

  // Called with each closed bar. A signal given here is filled at the open of the next bar.
  onBar(state, bar, ctx) {
    const average = updateSma(state.average, bar.close);
    if (Number.isNaN(average)) return; // The average needs \`period\` bars first.

    const isAbove = bar.close > average;
    if (state.wasAbove !== null && isAbove !== state.wasAbove) {
      ctx.signal({
        direction: isAbove ? 'long' : 'flat',
        reason: isAbove ? 'close rose above its average' : 'close fell below its average',
        indicators: { average },
      });
    }
    state.wasAbove = isAbove;
  },
});
`;
}
