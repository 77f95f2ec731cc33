import type { BenchBar, BenchInput, ScriptLine } from '../unit/venues/simulated/venue-bench.js';

/** One row of the conformance table, and the test that proves it. */
export interface VenueCase {
  /** Unique; what `vitest -t` finds. */
  readonly name: string;
  /** An order type, or `bracket` and `one cancels the other` for orders that hang together. */
  readonly orderType: string;
  readonly situation: string;
  /** What happens, in words. */
  readonly outcome: string;
  readonly input: BenchInput;
  /** What happens, line by line: everything that the venue publishes. */
  readonly story: readonly string[];
}

export function casesOf(orderType: string, cases: readonly Omit<VenueCase, 'orderType'>[]): VenueCase[] {
  return cases.map((one) => ({ orderType, ...one }));
}

/** A minute at 100. */
export const FLAT: BenchBar = [100, 100, 100, 100];

/** Sent at minute 1, when the first bar has closed and the second is about to open. */
export function sent(...orders: readonly string[]): ScriptLine[] {
  return sentAt(1, ...orders);
}

export function sentAt(minute: number, ...orders: readonly string[]): ScriptLine[] {
  return orders.map((order) => ({ minute, order }));
}
