import { z } from 'zod';
import { createRollingMax, type RollingMaxState, updateRollingMax } from '../../indicators/rolling-max.js';
import { createRollingMin, type RollingMinState, updateRollingMin } from '../../indicators/rolling-min.js';
import { createSma, type SmaState, updateSma } from '../../indicators/sma.js';
import { PRICE_MARGIN } from './rounding-margin.js';
import { defineStrategy } from './strategy.js';

const OVER = 1 + PRICE_MARGIN;

interface BreakoutState {
  readonly highs: RollingMaxState;
  readonly lows: RollingMinState;
  readonly volumes: SmaState;
  /** Of the bars before the next one; NaN until there are enough. */
  highest: number;
  lowest: number;
  averageVolume: number;
  long: boolean;
}

const params = z.strictObject({
  channel: z.int().min(1).default(20).describe('Bars whose highest high must be exceeded'),
  exitChannel: z.int().min(1).default(10).describe('Bars whose lowest low, when undercut, ends it'),
  volumePeriod: z.int().min(1).default(20).describe('Bars in the average volume'),
  volumeFactor: z
    .number()
    .min(0)
    .max(1000)
    .default(1.5)
    .describe('The breakout needs more than so many times the average volume; 0: any volume'),
});

/**
 * Channel breakout: long when the close exceeds the highest high of the `channel` bars before, on more than
 * `volumeFactor` times the average volume of the `volumePeriod` bars before; flat when the close falls below the lowest
 * low of the `exitChannel` bars before. It trades on trends that start where a range ends, and asks for volume as the
 * sign that the move is shared (Richard Donchian's channel rule; the Turtles' 20 and 10 days in Curtis Faith, "Way of
 * the Turtle", 2007; volume in Edwards, Magee, "Technical Analysis of Stock Trends", 1948). This bar is in none of the
 * three windows, and a close on the channel's edge changes nothing.
 */
export const breakout = defineStrategy({
  name: 'breakout',
  description: 'Long from a close above the channel, on volume, to a close below the shorter channel',
  params,
  reusesBar: true,
  init: ({ channel, exitChannel, volumePeriod }): BreakoutState => ({
    highs: createRollingMax(channel),
    lows: createRollingMin(exitChannel),
    volumes: createSma(volumePeriod),
    highest: Number.NaN,
    lowest: Number.NaN,
    averageVolume: Number.NaN,
    long: false,
  }),
  onBar(state, bar, ctx) {
    const { highest, lowest, averageVolume } = state;
    const { close, volume } = bar;
    state.highest = updateRollingMax(state.highs, bar.high);
    state.lowest = updateRollingMin(state.lows, bar.low);
    state.averageVolume = updateSma(state.volumes, volume);
    if (state.long) {
      if (!(close < lowest)) return;
      state.long = false;
      ctx.signal({ direction: 'flat', reason: 'close fell below the exit channel', indicators: { lowest } });
      return;
    }
    if (!(close > highest && volume > ctx.params.volumeFactor * averageVolume * OVER)) return;
    state.long = true;
    ctx.signal({
      direction: 'long',
      reason: 'close broke out of the channel on volume',
      indicators: { highest, volume, averageVolume },
    });
  },
});
