import { describe, expect, it } from 'vitest';
import { requireInRange } from '../../../../src/runner/snapshot/require-in-range.js';

const RANGE = { afterMs: 1000, beforeMs: 5000 };

describe('requireInRange', () => {
  it('has the times in order, each once, the last moment for `end`', () => {
    expect(requireInRange([], RANGE)).toEqual([]);
    expect(requireInRange([3000, 1001, 2000.5], RANGE)).toEqual([1001, 2000.5, 3000]);
    expect(requireInRange([Number.POSITIVE_INFINITY, 2000], RANGE)).toEqual([2000, 5000]);
    expect(requireInRange([5000, 2000, Number.POSITIVE_INFINITY, 2000], RANGE)).toEqual([2000, 5000]);
  });

  it.each([1000, 999, 5001, 0])('refuses %i: nothing has happened yet, or nothing will', (tsMs) => {
    const refused = () => requireInRange([2000, tsMs], RANGE);
    expect(refused).toThrow(expect.objectContaining({ name: 'InputError', code: 'SNAPSHOT_OUTSIDE' }));
    expect(refused).toThrow('the run goes from 1970-01-01T00:00:01.000Z to 1970-01-01T00:00:05.000Z.');
  });
});
