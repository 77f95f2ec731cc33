import { requirePeriod } from './require-period.js';

/**
 * Highest of the last `period` values.
 *
 * Reading: the top of a channel; a value that equals it is a new high.
 * Method: a queue of falling candidates in two ring buffers; a value drops every smaller one before it, so each value
 * enters and leaves once, whatever the length (https://en.wikipedia.org/wiki/Double-ended_queue).
 */
export interface RollingMaxState {
  readonly period: number;
  /** Candidates, highest first, from `head` on (wrapping). */
  readonly candidates: Float64Array;
  /** The number of the value (from 0) at which the candidate in the same slot came in. */
  readonly arrivals: Float64Array;
  head: number;
  size: number;
  /** Values seen. */
  count: number;
}

export function createRollingMax(period: number): RollingMaxState {
  requirePeriod('rolling maximum', 'period', period);
  return {
    period,
    candidates: new Float64Array(period),
    arrivals: new Float64Array(period),
    head: 0,
    size: 0,
    count: 0,
  };
}

/** Takes the next value (finite) and returns the highest, NaN until `period` values have been seen. */
export function updateRollingMax(state: RollingMaxState, value: number): number {
  const period = state.period;
  const candidates = state.candidates;
  const arrivals = state.arrivals;
  let head = state.head;
  let size = state.size;
  const number = state.count;

  if (size > 0 && arrivals[head] <= number - period) {
    head = head + 1 === period ? 0 : head + 1;
    size--;
  }
  let tail = head + size;
  if (tail >= period) tail -= period;
  while (size > 0) {
    const before = tail === 0 ? period - 1 : tail - 1;
    if (candidates[before] > value) break;
    tail = before;
    size--;
  }
  candidates[tail] = value;
  arrivals[tail] = number;

  state.head = head;
  state.size = size + 1;
  state.count = number + 1;
  return number + 1 < period ? Number.NaN : candidates[head];
}
