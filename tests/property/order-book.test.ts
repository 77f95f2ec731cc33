import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDepth, type DepthOutcome } from '../../src/kernel/book/apply-depth.js';
import { type BookSide, quantityAt } from '../../src/kernel/book/book-side.js';
import { type BookRules, createOrderBook, type OrderBook } from '../../src/kernel/book/order-book.js';
import { createBookWalk, quantityTo, walkBook } from '../../src/kernel/book/walk-book.js';
import { type DepthMessage, depthOf, type Level } from '../unit/kernel/book/depth-of.js';
import { runs } from './property-runs.js';

/** The book as one would write it down first: two Maps, sorted when asked, and all rules in one place. */
class NaiveBook {
  bids = new Map<number, number>();
  asks = new Map<number, number>();
  last: number | null = null;
  linked = false;
  private kept: DepthMessage[] = [];
  private readonly rules: BookRules;

  constructor(rules: BookRules) {
    this.rules = rules;
  }

  apply(message: DepthMessage): DepthOutcome {
    if (message.snapshot) return this.load(message);
    if (this.last === null) {
      this.kept.push(message);
      return 'waiting';
    }
    const outcome = this.take(message);
    if (outcome === 'gap') this.kept.push(message);
    return outcome;
  }

  private load(message: DepthMessage): DepthOutcome {
    if (this.last !== null && message.final < this.last) return 'stale';
    this.drop();
    this.last = message.final;
    this.set(message);
    if (this.isCrossed()) return this.fail('crossed');
    while (this.kept.length > 0) {
      const outcome = this.take(this.kept[0]);
      if (outcome === 'gap') return outcome;
      this.kept.shift();
      if (outcome === 'crossed') return outcome;
    }
    return 'snapshot';
  }

  private take(message: DepthMessage): DepthOutcome {
    const { first: U, final: u, previous: pu = Number.NaN } = message;
    const last = this.last as number;
    if (this.rules === 'spot') {
      if (u <= last) return 'stale';
      if (this.linked ? U !== last + 1 : U > last + 1) return this.fail('gap');
    } else {
      if (this.linked ? u <= last : u < last) return 'stale';
      if (this.linked ? pu !== last : !(pu <= last)) return this.fail('gap');
    }
    this.linked = true;
    this.last = u;
    this.set(message);
    return this.isCrossed() ? this.fail('crossed') : 'applied';
  }

  private set({ bids = [], asks = [] }: DepthMessage): void {
    for (const [side, levels] of [
      [this.bids, bids],
      [this.asks, asks],
    ] as const) {
      for (const [price, quantity] of levels) {
        if (quantity === 0) side.delete(price);
        else side.set(price, quantity);
      }
    }
  }

  private isCrossed(): boolean {
    return Math.max(...this.bids.keys()) >= Math.min(...this.asks.keys());
  }

  private fail(outcome: DepthOutcome): DepthOutcome {
    this.drop();
    return outcome;
  }

  private drop(): void {
    this.bids.clear();
    this.asks.clear();
    this.last = null;
    this.linked = false;
  }
}

const quantity = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }));
const levels = (min: number, max: number) =>
  fc.array(fc.tuple(fc.integer({ min, max }), quantity) as fc.Arbitrary<Level>, { maxLength: 6 });

/** Mostly apart, so that books live; close enough to cross now and then. */
const bids = fc.oneof({ weight: 20, arbitrary: levels(1, 20) }, { weight: 1, arbitrary: levels(15, 25) });
const asks = fc.oneof({ weight: 20, arbitrary: levels(21, 40) }, { weight: 1, arbitrary: levels(15, 25) });

/** One step of a stream, told relative to the step before: mostly the next one, sometimes lost, doubled or jumped. */
const step = fc.record({
  kind: fc.constantFrom('next', 'next', 'next', 'next', 'next', 'lose', 'again', 'snapshot', 'any'),
  span: fc.integer({ min: 0, max: 3 }),
  jump: fc.integer({ min: 0, max: 3 }),
  back: fc.integer({ min: -2, max: 6 }),
  bids,
  asks,
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function messagesOf(rules: BookRules, steps: readonly Step[]): DepthMessage[] {
  const messages: DepthMessage[] = [];
  let last = 10;
  for (const { kind, span, jump, back, bids: bid, asks: ask } of steps) {
    if (kind === 'snapshot') {
      const id = Math.max(1, last - back);
      messages.push({ first: id, final: id, snapshot: true, bids: bid, asks: ask });
      continue;
    }
    if (kind === 'any') {
      const first = Math.max(1, last + 1 - back);
      messages.push({ first, final: first + span, previous: first - 1 - jump, bids: bid, asks: ask });
      continue;
    }
    // Futures ids leave out some between two messages.
    const first = last + 1 + (rules === 'futures' ? jump : 0);
    const message = { first, final: first + span, previous: last, bids: bid, asks: ask };
    last = message.final;
    if (kind === 'lose') continue;
    messages.push(message);
    if (kind === 'again') messages.push(message);
  }
  return messages;
}

function entriesOf({ count, price, quantity: resting }: BookSide): [number, number][] {
  return Array.from({ length: count }, (_, index) => [price[index], resting[index]]);
}

function sorted(side: ReadonlyMap<number, number>, sign: number): [number, number][] {
  return [...side].sort(([a], [b]) => (a - b) * sign);
}

function expectSound(book: OrderBook): void {
  for (const side of [book.bids, book.asks]) {
    const entries = entriesOf(side);
    expect(entries.every(([, resting]) => resting > 0)).toBe(true);
    expect(
      entries.every(([price], index) => index === 0 || price * side.side > entries[index - 1][0] * side.side),
    ).toBe(true);
  }
  const best = (side: BookSide) => side.price[side.count - 1];
  if (book.bids.count > 0 && book.asks.count > 0) expect(best(book.bids)).toBeLessThan(best(book.asks));
}

describe.each(['spot', 'futures'] as const)('an order book on %s', (rules) => {
  it('is the naive one, after any messages, and sound after each', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const messages = messagesOf(rules, steps);
        const depth = depthOf(messages);
        const book = createOrderBook(rules);
        const naive = new NaiveBook(rules);
        for (const [row, message] of messages.entries()) {
          const outcome = applyDepth(book, depth, row);
          seen.add(outcome);
          expect(outcome).toBe(naive.apply(message));
          expect(book.lastUpdateId).toBe(naive.last ?? Number.NaN);
          expect(entriesOf(book.bids)).toEqual(sorted(naive.bids, 1));
          expect(entriesOf(book.asks)).toEqual(sorted(naive.asks, -1));
          expectSound(book);
        }
      }),
      runs(400),
    );
    // The messages reach everything that can become of one.
    expect([...seen].sort()).toEqual(['applied', 'crossed', 'gap', 'snapshot', 'stale', 'waiting']);
  });

  it('goes on from a structured clone at any message', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), (steps, at) => {
        const messages = messagesOf(rules, steps);
        const depth = depthOf(messages);
        const whole = createOrderBook(rules);
        let resumed = createOrderBook(rules);
        for (let row = 0; row < messages.length; row++) {
          if (row === at) resumed = structuredClone(resumed);
          expect(applyDepth(resumed, depth, row)).toBe(applyDepth(whole, depth, row));
        }
        expect(resumed).toEqual(whole);
      }),
      runs(100),
    );
  });
});

describe('queries of a book', () => {
  it('agree with a sum over the sorted levels', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 })), { maxLength: 30 });
    fc.assert(
      fc.property(
        some,
        fc.boolean(),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 41 }),
        (all, buys, wanted, limit) => {
          const depth = depthOf([{ first: 1, final: 1, snapshot: true, [buys ? 'asks' : 'bids']: all }]);
          const book = createOrderBook('spot');
          applyDepth(book, depth, 0);
          const side = buys ? book.asks : book.bids;
          const within = sorted(new Map(all), buys ? 1 : -1).filter(([price]) =>
            buys ? price <= limit : price >= limit,
          );
          // Whole numbers: the sums are exact.
          expect(quantityTo(side, limit)).toBe(within.reduce((sum, [, resting]) => sum + resting, 0));
          expect(quantityAt(side, limit)).toBe(new Map(all).get(limit) ?? 0);
          let left = wanted;
          let notional = 0;
          let worst = Number.NaN;
          let count = 0;
          for (const [price, resting] of within) {
            if (left === 0) break;
            const taken = Math.min(left, resting);
            left -= taken;
            notional += taken * price;
            worst = price;
            count++;
          }
          expect(walkBook(side, wanted, limit, createBookWalk())).toEqual({
            filled: wanted - left,
            notional,
            worstPrice: worst,
            levels: count,
          });
        },
      ),
      runs(500),
    );
  });
});
