import { createRollingMax, type RollingMaxState, updateRollingMax } from './rolling-max.js';
import { createRollingMin, type RollingMinState, updateRollingMin } from './rolling-min.js';

/**
 * Donchian channel (Richard Donchian): the highest high and the lowest low of the last `period` bars, this one
 * included.
 *
 * Reading: a close beyond the channel of the bars before it is a breakout.
 * Formula: upper = max(high), lower = min(low), middle = (upper + lower) / 2
 * (https://en.wikipedia.org/wiki/Donchian_channel). All NaN until `period` bars have been seen.
 */
export interface DonchianChannelState {
  readonly highest: RollingMaxState;
  readonly lowest: RollingMinState;
  upper: number;
  middle: number;
  lower: number;
}

export function createDonchianChannel(period = 20): DonchianChannelState {
  return {
    highest: createRollingMax(period),
    lowest: createRollingMin(period),
    upper: Number.NaN,
    middle: Number.NaN,
    lower: Number.NaN,
  };
}

/** Takes the next bar's high and low (finite) and sets the channel. */
export function updateDonchianChannel(state: DonchianChannelState, high: number, low: number): void {
  const upper = updateRollingMax(state.highest, high);
  const lower = updateRollingMin(state.lowest, low);
  state.upper = upper;
  state.middle = (upper + lower) / 2;
  state.lower = lower;
}
