import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../../../src/events/event.js';
import { BlockDigests } from '../../../../src/runner/event-stream/block-digests.js';
import { DigestFollower } from '../../../../src/runner/event-stream/digest-follower.js';
import { DigestRecorder, hash53 } from '../../../../src/runner/event-stream/event-digests.js';
import { EventWindow } from '../../../../src/runner/event-stream/event-window.js';

/** An event a minute that says a number. */
const eventsOf = (values: readonly number[]): EventHeader[] =>
  values.map((value, index) => ({ seq: index + 1, tsMs: index * 60_000, value }) as EventHeader);

function digestsOf(values: readonly number[]) {
  const recorder = new DigestRecorder();
  for (const event of eventsOf(values)) recorder.onEvent('Said', event);
  return recorder.digests();
}

function follow(expected: readonly number[], found: readonly number[], options = {}) {
  const follower = new DigestFollower(digestsOf(expected), options);
  for (const event of eventsOf(found)) follower.onEvent('Said', event);
  follower.finish();
  return follower;
}

describe('hash53', () => {
  it('is a safe integer, and another one for every text that differs a little', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `event ${index}`);
    const hashes = texts.map(hash53);
    expect(hashes.every(Number.isSafeInteger)).toBe(true);
    expect(new Set(hashes).size).toBe(texts.length);
    expect(hash53('ab')).not.toBe(hash53('ba'));
  });
});

describe('DigestFollower', () => {
  it('finds nothing in a run that does the same', () => {
    expect(follow([1, 2, 3], [1, 2, 3])).toMatchObject({ different: null, compared: 3 });
  });

  it('finds the first event that is another one, whatever the two runs say', () => {
    const numbers = fc.array(fc.constantFrom(1, 2), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (expected, found) => {
        const length = Math.max(expected.length, found.length);
        const first = Array.from({ length }).findIndex((_, index) => expected[index] !== found[index]);
        expect(follow(expected, found).different).toBe(first < 0 ? null : first);
      }),
    );
  });

  it('keeps five events before the difference and sixteen from there on', () => {
    const same = Array.from({ length: 40 }, (_, index) => index);
    const { different, events } = follow(same, [...same.slice(0, 20), 99, ...same.slice(20)]);
    expect(different).toBe(20);
    expect(events.map(({ index }) => index)).toEqual(Array.from({ length: 21 }, (_, offset) => 15 + offset));
    expect(events[5].event).toMatchObject({ value: 99 });
  });

  it('lets go what happens after the time that is compared, and no event of that time', () => {
    const untilTsMs = 2 * 60_000;
    expect(follow([1, 2, 3, 4], [1, 2, 3, 9], { untilTsMs }).different).toBeNull();
    expect(follow([1, 2, 3, 4], [1, 2], { untilTsMs }).different).toBe(2);
    expect(follow([1, 2, 3, 4], [1, 2, 9], { untilTsMs }).different).toBe(2);
  });

  it('begins in the middle', () => {
    const follower = new DigestFollower(digestsOf([1, 2, 3]), { from: 1 });
    for (const event of eventsOf([1, 2, 3]).slice(1)) follower.onEvent('Said', event);
    follower.finish();
    expect(follower).toMatchObject({ different: null, compared: 3 });
  });
});

describe('BlockDigests', () => {
  const blocks = (values: readonly number[]) => {
    const digests = new BlockDigests(10);
    for (const event of eventsOf(values)) digests.onEvent('Said', event);
    return digests.digests();
  };
  const values = Array.from({ length: 35 }, (_, index) => index);

  it('has one digest a block, of the last one too', () => {
    expect(blocks(values)).toHaveLength(4);
    expect(blocks(values)).toEqual(blocks(values));
    expect(blocks([])).toEqual([]);
  });

  it('differs from the block on in which an event differs', () => {
    const changed = values.map((value) => (value === 25 ? -1 : value));
    const [a, b] = [blocks(values), blocks(changed)];
    expect(a.map((digest, index) => digest === b[index])).toEqual([true, true, false, false]);
  });
});

describe('EventWindow', () => {
  it('keeps copies of the events in it', () => {
    const window = new EventWindow(1, 3);
    const events = eventsOf([5, 6, 7, 8]);
    for (const event of events) window.onEvent('Said', event);
    Object.assign(events[1], { value: 0 });
    expect(window.events.map(({ index, event }) => [index, event])).toMatchObject([
      [1, { value: 6 }],
      [2, { value: 7 }],
    ]);
    expect(window.isPast()).toBe(true);
    expect(new EventWindow(0, 1).isPast()).toBe(false);
  });
});
