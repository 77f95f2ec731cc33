import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredSpans, joinSpans } from '../../../src/analytics/time-spans.js';

const END = 30;

/** Pairs of from and to, some of no length, in any order. */
const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END })), { maxLength: 8 })
  .map((list) => list.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const));
const byBeginning = pairs.map((list) => [...list].sort(([a], [b]) => a - b));

/** Which of the stretches between two whole numbers are covered, looked at one by one. */
function covered(list: Iterable<readonly [number, number]>): boolean[] {
  const slots = new Array<boolean>(END).fill(false);
  for (const [from, to] of list) slots.fill(true, from, to);
  return slots;
}

function paired(spans: ArrayLike<number>): [number, number][] {
  return Array.from({ length: spans.length / 2 }, (_, at) => [spans[2 * at], spans[2 * at + 1]]);
}

function expectSpans(spans: Float64Array, slots: readonly boolean[]): void {
  expect(covered(paired(spans))).toEqual(slots);
  // Strictly one behind the other: what touches is one stretch.
  const edges = paired(spans);
  for (let at = 1; at < edges.length; at++) expect(edges[at][0]).toBeGreaterThan(edges[at - 1][1]);
}

describe('spans of time', () => {
  it('cover what any of the stretches covers, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.oneof(pairs, byBeginning), (list) => expectSpans(coveredSpans(list.flat()), covered(list))),
    );
  });

  it('join to what either covers', () => {
    fc.assert(
      fc.property(pairs, pairs, (one, other) => {
        const joined = joinSpans(coveredSpans(one.flat()), [...coveredSpans(other.flat())]);
        expectSpans(joined, covered([...one, ...other]));
      }),
    );
  });
});
