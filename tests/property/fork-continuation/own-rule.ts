import { defineRiskRule, z } from 'icarus';

interface State {
  lastPrice: number[];
  jumpTsMs: number[];
}

/** A risk rule of a user's own, with a memory. */
export default defineRiskRule({
  name: 'calmAfterJump',
  description: 'Nothing is added in a symbol for a while after its price has jumped.',
  params: z.strictObject({
    jumpPct: z.number().positive().default(0.1),
    waitMinutes: z.number().positive().default(5),
  }),
  scope: 'symbol',
  init: (): State => ({ lastPrice: [], jumpTsMs: [] }),
  observe(view, state, { jumpPct }) {
    for (const { index } of view.instruments) {
      const price = view.lastPrice(index);
      const before = state.lastPrice[index] ?? price;
      if (Math.abs(price / before - 1) * 100 > jumpPct) state.jumpTsMs[index] = view.tsMs;
      state.lastPrice[index] = price;
    }
  },
  room(order, view, state, { waitMinutes }) {
    const jumpTsMs = state.jumpTsMs[order.instrument.index];
    if (jumpTsMs === undefined) return null;
    const minutesLeft = waitMinutes - (view.tsMs - jumpTsMs) / 60_000;
    return { maxQuantity: minutesLeft > 0 ? 0 : order.quantity, value: minutesLeft, limit: 0 };
  },
});
