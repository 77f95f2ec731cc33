/**
 * When a bar is full:
 * - `time`: at the end of its interval; intervals of `intervalMs` lie on whole multiples of it since 1970, UTC.
 * - `ticks`: with its `count`-th trade.
 * - `volume`: once it holds `volume` or more, base currency.
 * - `notional`: once it holds `notional` or more, quote currency.
 *
 * The trade that reaches a volume or notional is not split: all of it belongs to the bar that it fills, and nothing is
 * carried over, so a bar may hold more than asked for. A split would invent trades that nobody made.
 */
export type BarRule =
  | { readonly kind: 'time'; readonly intervalMs: number }
  | { readonly kind: 'ticks'; readonly count: number }
  | { readonly kind: 'volume'; readonly volume: number }
  | { readonly kind: 'notional'; readonly notional: number };

/** A rule that closes bars by what has traded, not by the clock: such bars are as long as they take. */
export type SizedBarRule = Exclude<BarRule, { readonly kind: 'time' }>;

/** The rule's one number. Throws RangeError if it is not above 0, or not whole where it counts trades. */
export function sizeOfRule(rule: BarRule): number {
  const size = numberOf(rule);
  if (size > 0 && size < Number.POSITIVE_INFINITY && (rule.kind !== 'ticks' || Number.isInteger(size))) return size;
  throw new RangeError(
    `A bar by ${rule.kind} needs a ${rule.kind === 'ticks' ? 'whole ' : ''}number above 0, not ${size}.`,
  );
}

/** Whether two rules fill the same bars. */
export function isSameRule(a: BarRule, b: BarRule): boolean {
  return a.kind === b.kind && numberOf(a) === numberOf(b);
}

function numberOf(rule: BarRule): number {
  switch (rule.kind) {
    case 'time':
      return rule.intervalMs;
    case 'ticks':
      return rule.count;
    case 'volume':
      return rule.volume;
    case 'notional':
      return rule.notional;
  }
}
