import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_TOLERANCE_MS, matchTrades } from '../../../../src/analytics/comparison/match-trades.js';
import type { RoundTrip } from '../../../../src/analytics/round-trip.js';

const HOUR_MS = 3_600_000;

function trip(entryHour: number, exitHour: number, changes: Partial<RoundTrip> = {}): RoundTrip {
  return {
    strategy: 'trend',
    symbol: 'BTCUSDT',
    side: 'long',
    quantity: '1',
    entryTsMs: entryHour * HOUR_MS,
    entryPrice: '100',
    exitTsMs: exitHour * HOUR_MS,
    exitPrice: '110',
    pnl: '10',
    fees: '0',
    returnPct: 10,
    maePct: 0,
    mfePct: 10,
    exitReason: 'signal',
    ...changes,
  };
}

const hours = ({ entryTsMs, exitTsMs }: RoundTrip) => [entryTsMs / HOUR_MS, exitTsMs / HOUR_MS];

describe('matchTrades', () => {
  it('calls trades identical that are the same in everything that was traded', () => {
    const { matched, onlyA, onlyB } = matchTrades([trip(1, 2)], [trip(1, 2, { maePct: -1 })]);
    expect(matched.map(({ kind }) => kind)).toEqual(['identical']);
    expect([onlyA, onlyB]).toEqual([[], []]);
  });

  it.each([
    ['the exit', { exitTsMs: 3 * HOUR_MS }],
    ['the exit price', { exitPrice: '109' }],
    ['the size', { quantity: '2' }],
    ['the entry price', { entryPrice: '99' }],
    ['the profit, by its fees', { pnl: '9.5' }],
  ])('says so when only %s is another one', (_, changes) => {
    const { matched } = matchTrades([trip(1, 2)], [trip(1, 2, changes)]);
    expect(matched.map(({ kind }) => kind)).toEqual(['same-entry']);
  });

  it.each([
    ['strategy', { strategy: 'swing' }],
    ['symbol', { symbol: 'ETHUSDT' }],
    ['side', { side: 'short' as const }],
  ])('never pairs trades of another %s', (_, changes) => {
    const { matched, onlyA, onlyB } = matchTrades([trip(1, 2)], [trip(1, 2, changes)]);
    expect([matched.length, onlyA.length, onlyB.length]).toEqual([0, 1, 1]);
  });

  it('takes identical trades first, whichever of the same entry was given or left first', () => {
    const big = { quantity: '2' };
    const { matched } = matchTrades([trip(1, 3, big), trip(1, 3), trip(1, 2)], [trip(1, 3), trip(1, 4)]);
    expect(matched.map(({ kind, a, b }) => [kind, a.quantity, hours(a), hours(b)])).toEqual([
      ['same-entry', '1', [1, 2], [1, 4]],
      ['identical', '1', [1, 3], [1, 3]],
    ]);
  });

  it('takes the same entry first, though another one is nearer to a third', () => {
    const { matched, onlyA } = matchTrades([trip(1, 9), trip(2, 9)], [trip(2, 9)]);
    expect(matched.map(({ kind, a }) => [kind, ...hours(a)])).toEqual([['identical', 2, 9]]);
    expect(onlyA.map(hours)).toEqual([[1, 9]]);
  });

  it('pairs the nearest entries of trades that were open together', () => {
    const { matched, onlyB } = matchTrades([trip(1, 6), trip(10, 20)], [trip(3, 6), trip(4, 7), trip(12, 13)]);
    expect(matched.map(({ kind, a, b }) => [kind, hours(a), hours(b)])).toEqual([
      ['other-entry', [1, 6], [3, 6]],
      ['other-entry', [10, 20], [12, 13]],
    ]);
    expect(onlyB.map(hours)).toEqual([[4, 7]]);
  });

  it('does not pair trades that follow each other, or begin too far apart', () => {
    expect(matchTrades([trip(1, 2)], [trip(2, 3)]).matched).toEqual([]);
    const far = 1 + ENTRY_TOLERANCE_MS / HOUR_MS;
    expect(matchTrades([trip(1, 99)], [trip(far, 99)]).matched).toHaveLength(1);
    expect(matchTrades([trip(1, 99)], [trip(far + 1, 99)]).matched).toEqual([]);
  });

  it('loses and invents no trade, whatever the trades, and does not care for their order', () => {
    const trips = fc.array(
      fc
        .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }), fc.constantFrom('a', 'b'), fc.constantFrom('1', '2'))
        .map(([entry, length, strategy, quantity]) => trip(entry, entry + length, { strategy, quantity })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(trips, trips, (a, b) => {
        const { matched, onlyA, onlyB } = matchTrades(a, b);
        expect(new Set([...matched.map((pair) => pair.a), ...onlyA])).toEqual(new Set(a));
        expect(matched.length + onlyA.length).toBe(a.length);
        expect(matched.length + onlyB.length).toBe(b.length);
        for (const { kind, a: one, b: other } of matched) {
          expect([one.strategy, one.symbol, one.side]).toEqual([other.strategy, other.symbol, other.side]);
          expect(kind === 'other-entry').toBe(one.entryTsMs !== other.entryTsMs);
        }
        expect(matchTrades([...a].reverse(), [...b].reverse()).matched).toEqual(matched);
      }),
      { numRuns: 300 },
    );
  });
});
