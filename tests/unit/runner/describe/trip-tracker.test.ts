import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FillLog, type RecordedFill } from '../../../../src/agents/recorder/fill-log.js';
import type { OrderFilled } from '../../../../src/events/order-events.js';
import { TripTracker } from '../../../../src/runner/describe/trip-tracker.js';
import { BTC, ETH, fill, quantity, usdt } from '../../agents/desk-parts.js';

const QUIET = () => ({ high: Number.NEGATIVE_INFINITY, low: Number.POSITIVE_INFINITY });
/** A market that rises by one each millisecond, from 1000. */
const RISING = (_: number, afterTsMs: number, untilTsMs: number) =>
  untilTsMs > afterTsMs ? { high: 1000 + untilTsMs, low: 1000 + afterTsMs } : QUIET();

function recorded(fills: readonly OrderFilled[]): RecordedFill[] {
  const log = new FillLog();
  for (const one of fills) log.push(one);
  return log.toArray();
}

function follow(fills: readonly OrderFilled[], rangeOf = QUIET as ConstructorParameters<typeof TripTracker>[1]) {
  const trips = new TripTracker([BTC, ETH], rangeOf);
  for (const one of recorded(fills)) trips.add(one);
  return trips;
}

describe('TripTracker', () => {
  it('tells what is open: what came in and went out of it, and how far the market went', () => {
    const trips = follow(
      [
        fill('buy', 2, 100, { tsMs: 10, fee: usdt('0.2') }),
        fill('sell', 0.5, 120, { tsMs: 20, fee: usdt('0.06') }),
        fill('sell', 1, 50, { tsMs: 20, instrumentIndex: 1 }),
      ],
      RISING,
    );
    expect(trips.closed).toEqual([]);
    expect(trips.openAt(30)).toEqual([
      {
        strategyIndex: 0,
        instrumentIndex: 0,
        open: quantity(1.5),
        long: true,
        entryTsMs: 10,
        entered: quantity(2),
        entryNotional: usdt('200'),
        exitNotional: usdt('60'),
        fees: usdt('0.26'),
        high: 1030,
        low: 100,
      },
      expect.objectContaining({ instrumentIndex: 1, open: quantity(-1), long: false, high: 1030, low: 50 }),
    ]);
  });

  it('gives copies: who follows a trip from there does not change it here', () => {
    const trips = follow([fill('buy', 2, 100)]);
    const [open] = trips.openAt(30);
    open.open = 0;
    open.fees = usdt('9');
    expect(trips.openAt(30)).toMatchObject([{ open: quantity(2), fees: usdt('0') }]);
    const taken = trips.openAt(30);
    const second = new TripTracker([BTC, ETH], QUIET, taken);
    for (const one of recorded([fill('sell', 2, 110)])) second.add(one);
    expect(second.closed).toHaveLength(1);
    expect(taken).toMatchObject([{ open: quantity(2) }]);
  });

  it('ends a trip and begins the next with one fill that turns it around', () => {
    const trips = follow([fill('buy', 2, 100), fill('sell', 3, 110, { fee: usdt('0.33') })]);
    expect(trips.closed).toMatchObject([{ quantity: quantity(2), exitNotional: usdt('220'), fees: usdt('0.22') }]);
    expect(trips.openAt(0)).toMatchObject([
      { open: quantity(-1), long: false, entryNotional: usdt('110'), fees: usdt('0.11') },
    ]);
  });

  it('cut at any fill and followed on from there, finds the trips that it finds in one go', () => {
    const fills = fc.array(
      fc.record({
        side: fc.constantFrom('buy' as const, 'sell' as const),
        coins: fc.integer({ min: 1, max: 5 }),
        price: fc.integer({ min: 50, max: 150 }),
        strategyIndex: fc.nat(1),
        instrumentIndex: fc.nat(1),
        waitMs: fc.nat(3),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(fills, fc.nat(40), (given, at) => {
        let tsMs = 0;
        const all = given.map(({ side, coins, price, waitMs, ...whose }) => {
          tsMs += waitMs;
          return fill(side, coins, price, { ...whose, tsMs, fee: usdt('0.01') });
        });
        const whole = follow(all, RISING);
        const cut = Math.min(at, all.length);
        const first = follow(all.slice(0, cut), RISING);
        const cutMs = cut === 0 ? 0 : all[cut - 1].tsMs;
        const second = new TripTracker([BTC, ETH], RISING, first.openAt(cutMs));
        for (const one of recorded(all.slice(cut))) second.add(one);
        expect([...first.closed, ...second.closed]).toEqual(whole.closed);
        const byPlace = (trips: ReturnType<TripTracker['openAt']>) =>
          [...trips].sort(
            (a, b) => a.strategyIndex * 2 + a.instrumentIndex - (b.strategyIndex * 2 + b.instrumentIndex),
          );
        expect(byPlace(second.openAt(tsMs))).toEqual(byPlace(whole.openAt(tsMs)));
      }),
    );
  });
});
