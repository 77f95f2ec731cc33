import { z } from 'zod';
import { createSma, type SmaState, updateSma } from '../../indicators/sma.js';
import { createSignCross, type SignCrossState, updateSignCross } from './sign-cross.js';
import { defineStrategy } from './strategy.js';

interface MomentumState {
  readonly fast: SmaState;
  readonly slow: SmaState;
  readonly cross: SignCrossState;
}

const params = z
  .strictObject({
    fast: z.int().min(1).default(20).describe('Bars in the fast average'),
    slow: z.int().min(2).default(50).describe('Bars in the slow average'),
  })
  .refine((value) => value.fast < value.slow, { path: ['fast'], message: 'fast must be smaller than slow' });

/**
 * Moving-average cross: long when SMA(fast) rises above SMA(slow), flat when it falls below. It trades on persistence
 * of returns (Brock, Lakonishok, LeBaron 1992, "Simple technical trading rules"). The first sign that is seen starts
 * nothing, and equality of the averages changes nothing.
 */
export const momentum = defineStrategy({
  name: 'momentum',
  description: 'Long while the fast moving average is above the slow one',
  params,
  reusesBar: true,
  init: ({ fast, slow }): MomentumState => ({
    fast: createSma(fast),
    slow: createSma(slow),
    cross: createSignCross(),
  }),
  onBar(state, bar, ctx) {
    const close = bar.close;
    const fast = updateSma(state.fast, close);
    const slow = updateSma(state.slow, close);
    const cross = updateSignCross(state.cross, fast - slow);
    if (cross === 0) return;
    ctx.signal({
      direction: cross > 0 ? 'long' : 'flat',
      reason: cross > 0 ? 'fast average rose above slow' : 'fast average fell below slow',
      indicators: { fast, slow },
    });
  },
});
