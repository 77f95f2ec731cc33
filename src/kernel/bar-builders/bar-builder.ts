import { type BarRule, sizeOfRule } from './bar-rule.js';
import { createTradeBar, type TradeBar } from './trade-bar.js';

/**
 * An amount this much short of the size is as large: 0.7 + 0.1 is 0.7999999999999999 in float64, and fills a bar of
 * 0.8. Amounts are multiples of a lot, and no size has 2^50 of them.
 */
const NEARLY_ONE = 1 - 2 ** -50;

/**
 * Makes bars of trades, one trade at a time, without an allocation for each. Plain data: it survives a structured clone
 * in the middle of a bar.
 */
export interface BarBuilder {
  readonly kind: BarRule['kind'];
  /** The rule's number: milliseconds, trades, or an amount of base or quote currency. */
  readonly size: number;
  /** The bar that trades go into; `tradeCount` 0 while there is none. */
  current: TradeBar;
  /** The bar that closed last: what {@link pushTrade} and {@link closeUntil} return. */
  closed: TradeBar;
  /** Time bars: no later bar opens before this time. */
  closedUntilTsMs: number;
  /** What rounding has taken from the current bar's volume and notional (Neumaier's compensated summation). */
  volumeRest: number;
  notionalRest: number;
}

/** Throws RangeError for a rule whose number is not above 0. */
export function createBarBuilder(rule: BarRule): BarBuilder {
  return {
    kind: rule.kind,
    size: sizeOfRule(rule),
    current: createTradeBar(),
    closed: createTradeBar(),
    closedUntilTsMs: Number.NEGATIVE_INFINITY,
    volumeRest: 0,
    notionalRest: 0,
  };
}

/**
 * Takes a trade. Returns the bar that it closed, or null: for time bars the one before, which ended without it; for
 * others the one that it fills. The bar returned is the builder's, and holds until the next bar closes.
 *
 * Intervals without a trade give no bar. A trade that is late, with a time before the bar that is open or after the
 * clock has closed its bar, counts into the bar that is open or opens next: what has closed stays as it was.
 */
export function pushTrade(builder: BarBuilder, tsMs: number, price: number, quantity: number): TradeBar | null {
  let closed: TradeBar | null = null;
  if (builder.kind === 'time') closed = closeUntil(builder, tsMs);
  if (builder.current.tradeCount === 0) openBar(builder, tsMs, price);
  addTrade(builder, tsMs, price, quantity);
  if (builder.kind !== 'time' && isFull(builder)) closed = closeBar(builder);
  return closed;
}

/**
 * Tells time bars that it is `tsMs` now. Returns the bar whose interval has ended by then, or null. Without it a bar
 * in a quiet market would close with the next trade only. Other bars know no time: null.
 */
export function closeUntil(builder: BarBuilder, tsMs: number): TradeBar | null {
  if (builder.kind !== 'time') return null;
  const { current } = builder;
  const closed = current.tradeCount > 0 && current.closeTsMs <= tsMs ? closeBar(builder) : null;
  const start = startOf(tsMs, builder.size);
  if (start > builder.closedUntilTsMs) builder.closedUntilTsMs = start;
  return closed;
}

/** The start of the interval that holds `tsMs`. */
function startOf(tsMs: number, intervalMs: number): number {
  return Math.floor(tsMs / intervalMs) * intervalMs;
}

function openBar(builder: BarBuilder, tsMs: number, price: number): void {
  const bar = builder.current;
  bar.openTsMs = builder.kind === 'time' ? Math.max(startOf(tsMs, builder.size), builder.closedUntilTsMs) : tsMs;
  bar.closeTsMs = builder.kind === 'time' ? bar.openTsMs + builder.size : tsMs;
  bar.open = price;
  bar.high = price;
  bar.low = price;
  bar.volume = 0;
  bar.notional = 0;
  builder.volumeRest = 0;
  builder.notionalRest = 0;
}

function addTrade(builder: BarBuilder, tsMs: number, price: number, quantity: number): void {
  const bar = builder.current;
  if (price > bar.high) bar.high = price;
  if (price < bar.low) bar.low = price;
  bar.close = price;
  bar.tradeCount++;
  const value = price * quantity;
  builder.volumeRest += roundingOf(bar.volume, quantity);
  bar.volume += quantity;
  builder.notionalRest += roundingOf(bar.notional, value);
  bar.notional += value;
  if (builder.kind !== 'time' && tsMs > bar.closeTsMs) bar.closeTsMs = tsMs;
}

/**
 * What `sum + addend` loses by rounding: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen" (1974). However many trades there are, the sum is off by less than two units in the last place.
 */
function roundingOf(sum: number, addend: number): number {
  const rounded = sum + addend;
  return sum >= addend ? sum - rounded + addend : addend - rounded + sum;
}

function isFull(builder: BarBuilder): boolean {
  const { current, size } = builder;
  switch (builder.kind) {
    case 'time':
      return false;
    case 'ticks':
      return current.tradeCount >= size;
    case 'volume':
      return current.volume + builder.volumeRest >= size * NEARLY_ONE;
    case 'notional':
      return current.notional + builder.notionalRest >= size * NEARLY_ONE;
  }
}

/** Ends the current bar. The two bars change places, so the one that closed before is used for the next. */
function closeBar(builder: BarBuilder): TradeBar {
  const bar = builder.current;
  bar.volume += builder.volumeRest;
  bar.notional += builder.notionalRest;
  builder.current = builder.closed;
  builder.current.tradeCount = 0;
  builder.closed = bar;
  return bar;
}
