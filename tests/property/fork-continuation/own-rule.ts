import type { z } from 'zod';
import type { RiskRuleDefinition } from '../../../src/agents/risk/risk-rule-definition.js';
import { takesAll } from './takes-all.js';

interface State {
  lastPrice: number[];
  jumpTsMs: number[];
}

/** A risk rule of a user's own, with a memory. */
const calmAfterJump: RiskRuleDefinition<z.ZodType<{ jumpPct: number; waitMinutes: number }>, State> = {
  name: 'calmAfterJump',
  description: 'Nothing is added in a symbol for a while after its price has jumped.',
  params: takesAll(),
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
};

export default calmAfterJump;
