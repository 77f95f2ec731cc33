import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderTerms } from '../../src/events/order-terms.js';
import type { VenueEvent } from '../unit/venues/simulated/order-text.js';
import { type BenchInput, type BenchRun, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

type OrderState = 'sent' | 'working' | 'triggered' | 'ended';

/** Follows one order through its events and complains about every step that it may not take. */
class OrderFollower {
  private state: OrderState = 'sent';
  private filled = 0;
  private readonly terms: OrderTerms;

  constructor(terms: OrderTerms) {
    this.terms = terms;
  }

  step(event: VenueEvent): void {
    const { type, quantity } = this.terms;
    switch (event.kind) {
      case 'OrderAccepted':
        this.move(['sent'], 'working');
        break;
      case 'OrderRejected':
        this.move(['sent'], 'ended');
        break;
      case 'OrderTriggered':
        expect(type).toMatch(/^stop/);
        this.move(['working'], 'triggered');
        break;
      case 'OrderFilled':
        expect(event).toMatchObject({ side: this.terms.side, type });
        expect(event.quantity).toBeGreaterThan(0);
        this.filled += event.quantity;
        expect(event.leaves).toBe(quantity - this.filled);
        expect(event.leaves).toBeGreaterThanOrEqual(0);
        this.move([type.startsWith('stop') ? 'triggered' : 'working'], event.leaves === 0 ? 'ended' : null);
        break;
      case 'OrderCancelled':
        expect(event.leaves).toBe(quantity - this.filled);
        expect(event.leaves).toBeGreaterThan(0);
        expect(['REQUESTED', 'INSUFFICIENT_BALANCE']).toContain(event.reason);
        this.move(['working', 'triggered'], 'ended');
        break;
      case 'CancelRejected':
        expect(['sent', 'ended']).toContain(this.state);
    }
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
  const orders = input.script.flatMap((line) => ('order' in line ? [line.order as OrderTerms] : []));
  const followers = new Map(orders.map((terms, index) => [index + 1, new OrderFollower(terms)]));
  for (const event of events) {
    const follower = followers.get(event.orderId);
    if (follower === undefined) expect(event.kind).toBe('CancelRejected');
    else follower.step(event);
  }
  return followers;
}

describe('any sequence of orders on any market', () => {
  it('takes every order along a legal path to its end', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const run = runBench(input);
        const followers = follow(input, run);
        const open = [...followers].filter(([, follower]) => follower.isOpen).map(([orderId]) => orderId);
        const booked = run.venue.state.books.flat().map(({ orderId }) => orderId);
        expect(booked.toSorted((a, b) => a - b)).toEqual(open);
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
});
