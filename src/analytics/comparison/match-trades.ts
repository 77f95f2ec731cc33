import type { RoundTrip } from '../round-trip.js';

/** How far apart two entries may be that are taken for the same trade. */
export const ENTRY_TOLERANCE_MS = 86_400_000;

/**
 * `identical` in everything; `same-entry`, but left at another time or price, or of another size; `other-entry`: entered
 * at another time, and open at the same time for a while.
 */
export type MatchKind = 'identical' | 'same-entry' | 'other-entry';

/** A trade that both runs made. */
export interface MatchedTrade {
  readonly kind: MatchKind;
  readonly a: RoundTrip;
  readonly b: RoundTrip;
}

export interface TradeMatches {
  /** By the entry in A, then by strategy, symbol and side, then by exits and sizes. */
  readonly matched: readonly MatchedTrade[];
  /** In the order in which they were given. */
  readonly onlyA: readonly RoundTrip[];
  readonly onlyB: readonly RoundTrip[];
}

/**
 * Pairs the trades of two runs one to one, always with the same result. Only trades of the same strategy, symbol and side
 * are paired: first those that are identical; then those that were entered at the very same time, in the order of their
 * exits; then, nearest entries first, those that were open at the same time and whose entries are at most `toleranceMs`
 * apart. Of two that are equally near, the earlier one in A goes first, then the earlier one in B. The order in which
 * the trades are given decides nothing.
 */
export function matchTrades(
  a: readonly RoundTrip[],
  b: readonly RoundTrip[],
  toleranceMs = ENTRY_TOLERANCE_MS,
): TradeMatches {
  const matched: MatchedTrade[] = [];
  const left = new Set(a);
  const right = new Set(b);
  const pair = (one: RoundTrip, other: RoundTrip) => {
    matched.push({ kind: kindOf(one, other), a: one, b: other });
    left.delete(one);
    right.delete(other);
  };
  const others = groupsOf(b);
  for (const [key, own] of groupsOf(a)) {
    const candidates = others.get(key) ?? [];
    const pairAmongUnpaired = (rule: PairingRule) =>
      rule(
        own.filter((trip) => left.has(trip)),
        candidates.filter((trip) => right.has(trip)),
        pair,
      );
    pairAmongUnpaired(pairIdentical);
    pairAmongUnpaired(pairSameEntries);
    pairAmongUnpaired((one, other) => pairNearEntries(one, other, toleranceMs, pair));
  }
  matched.sort(
    (one, other) =>
      one.a.entryTsMs - other.a.entryTsMs ||
      compareTexts(keyOf(one.a), keyOf(other.a)) ||
      compareTrips(one.a, other.a) ||
      compareTrips(one.b, other.b),
  );
  return { matched, onlyA: a.filter((trip) => left.has(trip)), onlyB: b.filter((trip) => right.has(trip)) };
}

type Pair = (one: RoundTrip, other: RoundTrip) => void;

/** Both lists are in the order of `compareTrips`. */
type PairingRule = (a: readonly RoundTrip[], b: readonly RoundTrip[], pair: Pair) => void;

function pairIdentical(a: readonly RoundTrip[], b: readonly RoundTrip[], pair: Pair): void {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = compareTrips(a[i], b[j]);
    if (order < 0) i++;
    else if (order > 0) j++;
    else pair(a[i++], b[j++]);
  }
}

function pairSameEntries(a: readonly RoundTrip[], b: readonly RoundTrip[], pair: Pair): void {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i].entryTsMs < b[j].entryTsMs) i++;
    else if (a[i].entryTsMs > b[j].entryTsMs) j++;
    else pair(a[i++], b[j++]);
  }
}

function pairNearEntries(a: readonly RoundTrip[], b: readonly RoundTrip[], toleranceMs: number, pair: Pair): void {
  const near: { one: number; other: number; distanceMs: number }[] = [];
  let from = 0;
  a.forEach((trip, one) => {
    while (from < b.length && b[from].entryTsMs < trip.entryTsMs - toleranceMs) from++;
    for (let other = from; other < b.length && b[other].entryTsMs <= trip.entryTsMs + toleranceMs; other++) {
      const distanceMs = Math.abs(b[other].entryTsMs - trip.entryTsMs);
      if (overlap(trip, b[other])) near.push({ one, other, distanceMs });
    }
  });
  near.sort((x, y) => x.distanceMs - y.distanceMs || x.one - y.one || x.other - y.other);
  const taken = new Set<RoundTrip>();
  for (const { one, other } of near) {
    if (taken.has(a[one]) || taken.has(b[other])) continue;
    taken.add(a[one]).add(b[other]);
    pair(a[one], b[other]);
  }
}

function overlap(a: RoundTrip, b: RoundTrip): boolean {
  return a.entryTsMs < b.exitTsMs && b.entryTsMs < a.exitTsMs;
}

function kindOf(a: RoundTrip, b: RoundTrip): MatchKind {
  if (a.entryTsMs !== b.entryTsMs) return 'other-entry';
  return compareTrips(a, b) === 0 ? 'identical' : 'same-entry';
}

/** By entry, then by exit, then by what was traded: zero for trades of one group that are identical. */
function compareTrips(a: RoundTrip, b: RoundTrip): number {
  return (
    a.entryTsMs - b.entryTsMs ||
    a.exitTsMs - b.exitTsMs ||
    compareTexts(a.quantity, b.quantity) ||
    compareTexts(a.entryPrice, b.entryPrice) ||
    compareTexts(a.exitPrice, b.exitPrice) ||
    compareTexts(a.pnl, b.pnl)
  );
}

/** By strategy, symbol and side, each in the order of `compareTrips`. */
function groupsOf(trips: readonly RoundTrip[]): Map<string, RoundTrip[]> {
  const groups = new Map<string, RoundTrip[]>();
  for (const trip of trips) {
    const key = keyOf(trip);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trip]);
    else group.push(trip);
  }
  for (const group of groups.values()) group.sort(compareTrips);
  return groups;
}

function keyOf({ strategy, symbol, side }: RoundTrip): string {
  return JSON.stringify([strategy, symbol, side]);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
