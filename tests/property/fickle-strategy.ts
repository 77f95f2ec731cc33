import { z } from 'zod';
import { defineStrategy } from '../../src/agents/strategies/strategy.js';

const DIRECTIONS = ['long', 'flat', 'long', 'short'] as const;
const ENTRIES = ['market', 'market', 'limit', 'stop', 'stop-limit'] as const;

/** Wants something at random, in every way that a signal can: what no sane strategy would do to a desk. */
export const fickle = defineStrategy({
  name: 'fickle',
  description: 'Random signals',
  params: z.strictObject({ chance: z.number().default(0.2) }),
  init: () => ({ bars: 0, lastFillTsMs: 0 }),
  onBar(state, bar, ctx) {
    state.bars++;
    if (ctx.random() >= ctx.params.chance) return;
    const direction = DIRECTIONS[Math.floor(ctx.random() * DIRECTIONS.length)];
    const type = ENTRIES[Math.floor(ctx.random() * ENTRIES.length)];
    const near = () => bar.close * (1 + (ctx.random() - 0.5) / 50);
    const entry = { limitPrice: near(), stopPrice: near() };
    ctx.signal({
      direction,
      strength: ctx.random(),
      reason: `bar ${state.bars}, holding ${ctx.position()}`,
      indicators: { equity: ctx.equity, cash: ctx.cash },
      ...(ctx.random() < 0.3 ? { targetQuantity: ctx.random() * 3 } : {}),
      ...(type === 'market' ? {} : { entry: { type, ...entry } }),
    });
  },
  onFill(state, fill) {
    state.lastFillTsMs = fill.tsMs;
  },
});
