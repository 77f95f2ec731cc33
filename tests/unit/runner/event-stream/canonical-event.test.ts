import { describe, expect, it } from 'vitest';
import type { EventHeader } from '../../../../src/events/event.js';
import { canonicalEvent } from '../../../../src/runner/event-stream/canonical-event.js';

const line = (event: object) => canonicalEvent('Topic', event as EventHeader);

describe('canonicalEvent', () => {
  it('is the same in whatever order the fields were written, and without the number of the event', () => {
    const one = { seq: 1, tsMs: 60_000, kind: 'A', terms: { side: 'buy', quantity: 3 }, fee: 12n };
    const other = { fee: 12n, terms: { quantity: 3, side: 'buy' }, kind: 'A', tsMs: 60_000, seq: 99 };
    expect(line(one)).toBe('Topic {fee:12n,kind:"A",terms:{quantity:3,side:"buy"},tsMs:60000}');
    expect(line(other)).toBe(line(one));
  });

  it('takes a field that is undefined for one that is left out', () => {
    expect(line({ tsMs: 1, exits: undefined })).toBe(line({ tsMs: 1 }));
  });

  it.each([
    ['zeros of either sign', { x: 0 }, { x: -0 }],
    ['no number and null', { x: Number.NaN }, { x: null }],
    ['the infinities', { x: Number.POSITIVE_INFINITY }, { x: Number.NEGATIVE_INFINITY }],
    ['a number and its text', { x: 1 }, { x: '1' }],
    ['a number and money', { x: 1 }, { x: 1n }],
    ['the last bit', { x: 0.1 + 0.2 }, { x: 0.3 }],
    ['texts with marks in them', { x: 'a,y:1' }, { x: 'a', y: 1 }],
    ['lists', { x: [1, 2] }, { x: [2, 1] }],
    ['a number inside that is called seq', { x: { seq: 1 } }, { x: { seq: 2 } }],
  ])('tells apart %s', (_, a, b) => {
    expect(line(a)).not.toBe(line(b));
  });
});
