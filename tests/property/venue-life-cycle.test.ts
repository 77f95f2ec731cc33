import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderLink, OrderTerms } from '../../src/events/order-terms.js';
import type { VenueEvent } from '../unit/venues/simulated/order-text.js';
import { type BenchInput, type BenchRun, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

type OrderState = 'sent' | 'working' | 'triggered' | 'ended';

/** Why the venue, or the desk, takes an order off the book. */
const CANCELLED = ['REQUESTED', 'GROUP_FILLED', 'ENTRY_ENDED', 'EXIT_FILLED'];
const EXPIRED = [
  'IMMEDIATE_OR_CANCEL',
  'FILL_OR_KILL',
  'GOOD_TILL_DATE',
  'POST_ONLY_WOULD_TAKE',
  'REDUCE_ONLY',
  'SELF_TRADE',
  'INSUFFICIENT_BALANCE',
];

/** Follows one order through its events and complains about every step that it may not take. */
class OrderFollower {
  private state: OrderState = 'sent';
  private filled = 0;
  /** As amended; an exit's, which is what its entry has filled, is known from its first own event on. */
  private quantity: number | null;
  private readonly terms: OrderTerms;
  private readonly isExit: boolean;

  constructor(terms: OrderTerms, link: OrderLink | null) {
    this.terms = terms;
    this.isExit = link?.role === 'exit';
    this.quantity = this.isExit ? null : terms.quantity;
  }

  step(event: VenueEvent): void {
    const { type, side } = this.terms;
    const waits = type !== 'market' && type !== 'limit';
    switch (event.kind) {
      case 'OrderAccepted':
        this.move(['sent'], 'working');
        break;
      case 'OrderRejected':
        this.move(['sent'], 'ended');
        break;
      case 'OrderTriggered':
        expect(waits).toBe(true);
        this.move(['working'], 'triggered');
        break;
      case 'OrderAmended':
        expect(event.quantity).toBeGreaterThan(this.filled);
        this.quantity = event.quantity;
        this.move(['working', 'triggered'], null);
        break;
      case 'OrderFilled':
        expect(event).toMatchObject({ side, type });
        expect(event.quantity).toBeGreaterThan(0);
        this.filled += event.quantity;
        this.quantity ??= this.filled + event.leaves;
        expect(event.leaves).toBe(this.quantity - this.filled);
        expect(event.leaves).toBeGreaterThanOrEqual(0);
        this.move([waits ? 'triggered' : 'working'], event.leaves === 0 ? 'ended' : null);
        break;
      case 'OrderExpired':
      case 'OrderCancelled':
        this.end(event);
        break;
      case 'AmendRejected':
        break;
      case 'CancelRejected':
        expect(['sent', 'ended']).toContain(this.state);
    }
  }

  private end({ kind, leaves, reason }: Extract<VenueEvent, { kind: 'OrderExpired' | 'OrderCancelled' }>): void {
    expect(kind === 'OrderExpired' ? EXPIRED : CANCELLED).toContain(reason);
    if (this.isExit) {
      // What it was for may be gone, and one that still sleeps was never accepted.
      expect(leaves).toBeGreaterThanOrEqual(0);
      this.move(['sent', 'working', 'triggered'], 'ended');
      return;
    }
    expect(leaves).toBe((this.quantity ?? 0) - this.filled);
    expect(leaves).toBeGreaterThan(0);
    this.move(['working', 'triggered'], 'ended');
  }

  get isOpen(): boolean {
    return this.state === 'working' || this.state === 'triggered';
  }

  private move(from: readonly OrderState[], to: OrderState | null): void {
    expect(from).toContain(this.state);
    this.state = to ?? this.state;
  }
}

/** Follows every order of the script; the ids are their places in it. */
function follow(input: BenchInput, { events }: BenchRun): Map<number, OrderFollower> {
  const orders = input.script.flatMap((line) =>
    'order' in line ? [{ terms: line.order as OrderTerms, link: line.link ?? null }] : [],
  );
  const followers = new Map(orders.map(({ terms, link }, index) => [index + 1, new OrderFollower(terms, link)]));
  for (const event of events) {
    const follower = followers.get(event.orderId);
    if (follower === undefined) expect(event.kind).toBe('CancelRejected');
    else follower.step(event);
  }
  return followers;
}

describe('any sequence of orders on any market', () => {
  it('takes every order along a legal path to its one end, or leaves it on the book', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const run = runBench(input);
        const followers = follow(input, run);
        const open = [...followers].filter(([, follower]) => follower.isOpen).map(([orderId]) => orderId);
        const booked = run.venue.state.books.flat().filter(({ asleep }) => !asleep);
        expect(booked.map(({ orderId }) => orderId).toSorted((a, b) => a - b)).toEqual(open);
      }),
      runs(2_000),
    );
  });

  it('is numbered and timed without a step back', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const { events } = runBench(input);
        for (let index = 1; index < events.length; index++) {
          expect(events[index].seq).toBeGreaterThan(events[index - 1].seq);
          expect(events[index].tsMs).toBeGreaterThanOrEqual(events[index - 1].tsMs);
        }
      }),
      runs(2_000),
    );
  });

  it('leaves nothing set aside when every order has ended', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        // The last close: no timer outlives the data.
        const minute = Math.max(...input.bars.map((bars) => bars.findLastIndex((bar) => bar !== null) + 1));
        const ids = input.script.filter((line) => 'order' in line).map((_, index) => index + 1);
        const cancels = ids.map((cancel) => ({ minute, cancel }));
        const { venue, collateral } = runBench({ ...input, latencyMs: 0, script: [...input.script, ...cancels] });
        expect(venue.state.books.flat()).toEqual([]);
        expect(collateral.state.lockedCash.every((locked) => locked === 0n)).toBe(true);
        expect(collateral.state.lockedHoldings.flat().every((locked) => locked === 0)).toBe(true);
      }),
      runs(2_000),
    );
  });
});
