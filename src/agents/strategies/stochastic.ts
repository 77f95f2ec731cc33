import { z } from 'zod';
import { createStochastic, type StochasticState, updateStochastic } from '../../indicators/stochastic.js';
import { INDEX_MARGIN } from './rounding-margin.js';
import { defineStrategy } from './strategy.js';

interface StochasticStrategyState {
  readonly stochastic: StochasticState;
  /** The last %K − %D that was not zero; NaN before the first. */
  difference: number;
  long: boolean;
}

const params = z
  .strictObject({
    period: z.int().min(1).default(14).describe('Bars in the range'),
    smoothing: z.int().min(1).default(3).describe('Raw values averaged to %K; 1 is the fast stochastic'),
    signal: z.int().min(2).default(3).describe('%K values averaged to %D'),
    oversold: z.number().min(0).max(100).default(20).describe('Goes long on a cross below this %K'),
    overbought: z.number().min(0).max(100).default(80).describe('Goes flat on a cross above this %K'),
  })
  .refine((value) => value.oversold < value.overbought, {
    path: ['oversold'],
    message: 'oversold must be smaller than overbought',
  });

/**
 * Stochastic cross: long when %K rises above %D with %K under `oversold`, flat when it falls below %D with %K over
 * `overbought`. After such a cross the other line lies further out still, so both are in the zone. It trades on turns at
 * the edge of the recent range (George Lane, "Lane's stochastics", Technical Analysis of Stocks & Commodities, 1984).
 * The first sign of %K − %D that is seen starts nothing, and equality changes nothing.
 */
export const stochastic = defineStrategy({
  name: 'stochastic',
  description: 'Long from an oversold cross of %K above %D to an overbought cross below',
  params,
  reusesBar: true,
  init: ({ period, smoothing, signal }): StochasticStrategyState => ({
    stochastic: createStochastic(period, signal, smoothing),
    difference: Number.NaN,
    long: false,
  }),
  onBar(state, bar, ctx) {
    const { stochastic } = state;
    updateStochastic(stochastic, bar.high, bar.low, bar.close);
    const { k, d } = stochastic;
    const before = state.difference;
    const difference = k - d;
    if (Math.abs(difference) > INDEX_MARGIN) state.difference = difference;
    // The zone first: most bars are outside, while the sign of the difference is anybody's guess.
    const turned = state.long
      ? k > ctx.params.overbought + INDEX_MARGIN && difference < -INDEX_MARGIN && before > 0
      : k < ctx.params.oversold - INDEX_MARGIN && difference > INDEX_MARGIN && before < 0;
    if (!turned) return;
    state.long = !state.long;
    ctx.signal({
      direction: state.long ? 'long' : 'flat',
      reason: state.long ? '%K rose above %D, oversold' : '%K fell below %D, overbought',
      indicators: { k, d },
    });
  },
});
