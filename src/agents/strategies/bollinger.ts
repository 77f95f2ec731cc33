import { z } from 'zod';
import {
  type BollingerBandsState,
  createBollingerBands,
  updateBollingerBands,
} from '../../indicators/bollinger-bands.js';
import { PRICE_MARGIN } from './rounding-margin.js';
import { defineStrategy } from './strategy.js';

const OVER = 1 + PRICE_MARGIN;
const UNDER = 1 - PRICE_MARGIN;

interface BollingerState {
  readonly bands: BollingerBandsState;
  long: boolean;
}

const params = z.strictObject({
  period: z.int().min(2).default(20).describe('Bars in the middle band'),
  deviations: z
    .number()
    .positive()
    .max(10)
    .default(2)
    .describe('Standard deviations from the middle to the lower band'),
});

/**
 * Bollinger reversal: long when the close is under the lower band, flat when it is over the middle one. It trades on
 * overshooting: that a price far below its recent average, measured by its recent volatility, comes back (John
 * Bollinger, "Bollinger on Bollinger Bands", 2001; De Bondt, Thaler 1985, "Does the stock market overreact?"). Bands are
 * of the population's standard deviation and include the bar itself, as Bollinger draws them. A close on a band
 * changes nothing.
 */
export const bollinger = defineStrategy({
  name: 'bollinger',
  description: 'Long from below the lower band up to the middle band',
  params,
  reusesBar: true,
  init: ({ period, deviations }): BollingerState => ({ bands: createBollingerBands(period, deviations), long: false }),
  onBar(state, bar, ctx) {
    const { bands } = state;
    const close = bar.close;
    updateBollingerBands(bands, close);
    if (state.long ? !(close > bands.middle * OVER) : !(close < bands.lower * UNDER)) return;
    state.long = !state.long;
    ctx.signal({
      direction: state.long ? 'long' : 'flat',
      reason: state.long ? 'close is under the lower band' : 'close is over the middle band',
      indicators: { middle: bands.middle, upper: bands.upper, lower: bands.lower },
    });
  },
});
