import { z } from 'zod';
import { defineStrategy } from './strategy.js';

/**
 * Buys on its first bar and keeps: what any rule has to beat after costs, at the same risk (Sharpe 1991, "The arithmetic
 * of active management"). It trades on nothing but the market's own return. It speaks once: an order that is refused is
 * not sent again.
 */
export const buyAndHold = defineStrategy({
  name: 'buy-and-hold',
  description: 'Buys on its first bar and keeps',
  params: z.strictObject({}),
  reusesBar: true,
  init: () => ({ bought: false }),
  onBar(state, bar, ctx) {
    if (state.bought) return;
    state.bought = true;
    ctx.signal({ direction: 'long', reason: 'buys to keep', indicators: { close: bar.close } });
  },
});
