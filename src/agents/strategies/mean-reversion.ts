import { z } from 'zod';
import { createRsi, type RsiState, updateRsi } from '../../indicators/rsi.js';
import { INDEX_MARGIN } from './rounding-margin.js';
import { defineStrategy } from './strategy.js';

interface MeanReversionState {
  readonly rsi: RsiState;
  long: boolean;
}

const params = z
  .strictObject({
    period: z.int().min(2).default(14).describe('Price changes in the RSI'),
    oversold: z.number().min(0).max(100).default(30).describe('Goes long below this RSI'),
    overbought: z.number().min(0).max(100).default(70).describe('Goes flat above this RSI'),
  })
  .refine((value) => value.oversold < value.overbought, {
    path: ['oversold'],
    message: 'oversold must be smaller than overbought',
  });

/**
 * RSI reversal: long when Wilder's RSI is under `oversold`, flat when it is over `overbought`. It trades on short-term
 * reversal: that a price which has almost only fallen lately rises again (J. Welles Wilder, "New Concepts in Technical
 * Trading Systems", 1978; Jegadeesh 1990, "Evidence of predictable behavior of security returns"). An RSI that equals
 * a threshold changes nothing.
 */
export const meanReversion = defineStrategy({
  name: 'mean-reversion',
  description: 'Long from an oversold RSI up to an overbought one',
  params,
  reusesBar: true,
  init: ({ period }): MeanReversionState => ({ rsi: createRsi(period), long: false }),
  onBar(state, bar, ctx) {
    const rsi = updateRsi(state.rsi, bar.close);
    const { overbought, oversold } = ctx.params;
    if (state.long ? !(rsi > overbought + INDEX_MARGIN) : !(rsi < oversold - INDEX_MARGIN)) return;
    state.long = !state.long;
    ctx.signal({
      direction: state.long ? 'long' : 'flat',
      reason: state.long ? 'RSI is oversold' : 'RSI is overbought',
      indicators: { rsi },
    });
  },
});
