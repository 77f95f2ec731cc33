import { z } from 'zod';
import { createMacd, type MacdState, updateMacd } from '../../indicators/macd.js';
import { createSignCross, type SignCrossState, updateSignCross } from './sign-cross.js';
import { defineStrategy } from './strategy.js';

interface MacdStrategyState {
  readonly macd: MacdState;
  readonly cross: SignCrossState;
}

const params = z
  .strictObject({
    fast: z.int().min(1).default(12).describe('Bars in the fast average'),
    slow: z.int().min(2).default(26).describe('Bars in the slow average'),
    signal: z.int().min(1).default(9).describe('MACD values in the signal line'),
  })
  .refine((value) => value.fast < value.slow, { path: ['fast'], message: 'fast must be smaller than slow' });

/**
 * MACD cross: long when MACD rises above its signal line, flat when it falls below (Gerald Appel, "Technical
 * Analysis: Power Tools for Active Investors"). The first sign that is seen starts nothing.
 */
export const macd = defineStrategy({
  name: 'macd',
  description: 'Long while MACD is above its signal line',
  params,
  reusesBar: true,
  init: ({ fast, slow, signal }): MacdStrategyState => ({
    macd: createMacd(fast, slow, signal),
    cross: createSignCross(),
  }),
  onBar(state, bar, ctx) {
    const { macd } = state;
    updateMacd(macd, bar.close);
    const cross = updateSignCross(state.cross, macd.macd - macd.signal);
    if (cross === 0) return;
    ctx.signal({
      direction: cross > 0 ? 'long' : 'flat',
      reason: cross > 0 ? 'MACD rose above its signal' : 'MACD fell below its signal',
      indicators: { macd: macd.macd, signal: macd.signal },
    });
  },
});
