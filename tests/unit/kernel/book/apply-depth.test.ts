import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../../src/core/assert.js';
import { applyDepth } from '../../../../src/kernel/book/apply-depth.js';
import { bestPrice, bestQuantity } from '../../../../src/kernel/book/book-side.js';
import { type BookRules, createOrderBook } from '../../../../src/kernel/book/order-book.js';
import { type DepthMessage, depthOf, snapshotOf } from './depth-of.js';

function play(rules: BookRules, messages: readonly DepthMessage[]) {
  const book = createOrderBook(rules);
  const depth = depthOf(messages);
  const outcomes = messages.map((_, row) => applyDepth(book, depth, row));
  const best = [bestPrice(book.bids), bestQuantity(book.bids), bestPrice(book.asks), bestQuantity(book.asks)];
  return { book, outcomes, best };
}

const SNAPSHOT = snapshotOf(
  100,
  [
    [99, 1],
    [98, 2],
  ],
  [
    [101, 3],
    [102, 4],
  ],
);

describe('the order book on spot', () => {
  it('takes a snapshot and what follows it', () => {
    const { book, outcomes, best } = play('spot', [
      SNAPSHOT,
      { first: 101, final: 103, bids: [[99.5, 7]], asks: [[101, 0]] },
      { first: 104, final: 104, bids: [[99.5, 6]] },
    ]);
    expect(outcomes).toEqual(['snapshot', 'applied', 'applied']);
    expect(best).toEqual([99.5, 6, 102, 4]);
    expect([book.status, book.lastUpdateId]).toEqual(['synced', 104]);
  });

  it('keeps what comes before the snapshot, and applies what the snapshot lacks', () => {
    const { book, outcomes, best } = play('spot', [
      { first: 90, final: 95, bids: [[150, 1]] },
      { first: 96, final: 101, bids: [[99.1, 1]] },
      { first: 102, final: 103, bids: [[99.2, 1]] },
      SNAPSHOT,
      { first: 104, final: 105, bids: [[99.3, 1]] },
    ]);
    expect(outcomes).toEqual(['waiting', 'waiting', 'waiting', 'snapshot', 'applied']);
    // The first one is older than the snapshot: its 150 never comes in.
    expect(best).toEqual([99.3, 1, 101, 3]);
    expect(book.bids.count).toBe(5);
    expect(book.waiting).toEqual([]);
  });

  it.each([
    ['ends with the snapshot', { first: 98, final: 100 }, 'stale'],
    ['straddles it', { first: 99, final: 101 }, 'applied'],
    ['begins right behind it', { first: 101, final: 101 }, 'applied'],
    ['begins one too late', { first: 102, final: 105 }, 'gap'],
  ])('a first difference that %s', (_, message, outcome) => {
    expect(play('spot', [SNAPSHOT, message]).outcomes[1]).toBe(outcome);
  });

  it.each([
    ['follows', { first: 104, final: 105 }, 'applied'],
    ['was there before', { first: 101, final: 103 }, 'stale'],
    ['overlaps', { first: 103, final: 105 }, 'gap'],
    ['leaves one out', { first: 105, final: 106 }, 'gap'],
  ])('a later difference that %s', (_, message, outcome) => {
    expect(play('spot', [SNAPSHOT, { first: 101, final: 103 }, message]).outcomes[2]).toBe(outcome);
  });

  it('is empty after a gap, and goes on from the next snapshot with what came since', () => {
    const messages: DepthMessage[] = [
      SNAPSHOT,
      { first: 110, final: 112, bids: [[99.9, 1]] },
      { first: 113, final: 114, bids: [[99.8, 1]] },
    ];
    const lost = play('spot', messages);
    expect(lost.outcomes).toEqual(['snapshot', 'gap', 'waiting']);
    expect(lost.best).toEqual([Number.NaN, 0, Number.NaN, 0]);
    expect([lost.book.status, lost.book.lastUpdateId]).toEqual(['waiting', Number.NaN]);

    const found = play('spot', [...messages, snapshotOf(111, [[99, 1]], [[101, 1]])]);
    expect(found.outcomes[3]).toBe('snapshot');
    expect([found.book.lastUpdateId, found.book.bids.count, found.best[0]]).toEqual([114, 3, 99.9]);
  });

  it('says so when the snapshot is too old for what has waited', () => {
    const { book, outcomes } = play('spot', [
      { first: 105, final: 106, bids: [[99.5, 1]] },
      SNAPSHOT,
      snapshotOf(104, [[99, 1]], [[101, 1]]),
    ]);
    expect(outcomes).toEqual(['waiting', 'gap', 'snapshot']);
    expect([book.lastUpdateId, book.bids.count]).toEqual([106, 2]);
  });

  it('ignores a snapshot that it is beyond, and takes a newer one whole', () => {
    const { outcomes, best } = play('spot', [
      SNAPSHOT,
      { first: 101, final: 103, bids: [[99.5, 7]] },
      snapshotOf(102, [[50, 1]], [[60, 1]]),
      snapshotOf(200, [[70, 1]], [[80, 2]]),
      { first: 150, final: 201, asks: [[79, 3]] },
    ]);
    expect(outcomes).toEqual(['snapshot', 'applied', 'stale', 'snapshot', 'applied']);
    expect(best).toEqual([70, 1, 79, 3]);
  });

  it('gives up a book whose sides meet', () => {
    const { book, outcomes } = play('spot', [
      SNAPSHOT,
      { first: 101, final: 101, bids: [[101, 1]] },
      snapshotOf(300, [[5, 1]], [[5, 1]]),
    ]);
    expect(outcomes).toEqual(['snapshot', 'crossed', 'crossed']);
    expect([book.bids.count, book.asks.count, book.status]).toEqual([0, 0, 'waiting']);
  });

  it('may cross inside a message, as long as its end does not', () => {
    const { outcomes, best } = play('spot', [
      SNAPSHOT,
      { first: 101, final: 104, bids: [[101.5, 1]], asks: [[101, 0]] },
    ]);
    expect(outcomes[1]).toBe('applied');
    expect(best).toEqual([101.5, 1, 102, 4]);
  });
});

describe('the order book on futures', () => {
  it.each([
    ['ends before the snapshot', { first: 90, final: 99, previous: 89 }, 'stale'],
    ['ends with it', { first: 95, final: 100, previous: 90 }, 'applied'],
    ['straddles it', { first: 99, final: 108, previous: 90 }, 'applied'],
    ['begins behind it, but follows from before it', { first: 104, final: 108, previous: 99 }, 'applied'],
    ['follows from behind it', { first: 104, final: 108, previous: 101 }, 'gap'],
  ])('a first difference that %s', (_, message, outcome) => {
    expect(play('futures', [SNAPSHOT, message]).outcomes[1]).toBe(outcome);
  });

  it('links by pu, whatever U is', () => {
    const { outcomes, book } = play('futures', [
      SNAPSHOT,
      { first: 100, final: 120, previous: 90 },
      { first: 155, final: 160, previous: 120 },
      { first: 155, final: 160, previous: 120 },
      { first: 161, final: 170, previous: 159 },
    ]);
    expect(outcomes).toEqual(['snapshot', 'applied', 'applied', 'stale', 'gap']);
    expect(book.status).toBe('waiting');
  });
});

describe('the state of a book', () => {
  it('goes on from a structured clone as from itself', () => {
    const depth = depthOf([
      { first: 96, final: 101, bids: [[99.1, 1]] },
      SNAPSHOT,
      { first: 102, final: 103, asks: [[100.5, 2]] },
    ]);
    const book = createOrderBook('spot');
    applyDepth(book, depth, 0);
    const copy = structuredClone(book);
    for (const one of [book, copy]) for (const row of [1, 2]) applyDepth(one, depth, row);
    expect(copy).toEqual(book);
    expect(bestPrice(copy.asks)).toBe(100.5);
  });

  it('keeps its own copy of what waits: columns of a live feed are used again', () => {
    const book = createOrderBook('spot');
    const depth = depthOf([{ first: 101, final: 101, bids: [[99.5, 1]] }, SNAPSHOT]);
    applyDepth(book, depth, 0);
    depth.levelPrice[0] = 1;
    applyDepth(book, depth, 1);
    expect(bestPrice(book.bids)).toBe(99.5);
  });

  it('lets the oldest go when too many wait', () => {
    const book = createOrderBook('spot');
    const rows = Array.from({ length: 8193 }, (_, index) => ({ first: index + 1, final: index + 1 }));
    const depth = depthOf([...rows, snapshotOf(8000, [[1, 1]], [[2, 1]])]);
    for (let row = 0; row < depth.length; row++) applyDepth(book, depth, row);
    expect([book.status, book.lastUpdateId]).toEqual(['synced', 8193]);
  });

  it('takes a price of 0 for a bug of whoever read the data', () => {
    expect(() => play('spot', [snapshotOf(1, [[0, 1]], [])])).toThrow(AssertionError);
  });
});
