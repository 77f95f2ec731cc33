import { describe, expect, it } from 'vitest';
import { takeOver } from '../../../../../src/runner/forks/desk/take-over.js';

const SAME = { old: 2, fresh: 2 };
const GROWN = { old: 2, fresh: 3 };
const floats = (...values: number[]) => Float64Array.from(values);

describe('takeOver', () => {
  it('goes on with entries of the same shape, and starts others anew as a whole', () => {
    const old = { peak: 120, window: floats(1, 2, 3), memory: { mean: 5, ring: floats(1, 2) }, word: 'a' };
    const fresh = { peak: 100, window: floats(0, 0), memory: { mean: 0, ring: floats(0, 0, 0) }, word: 'b' };
    expect(takeOver(old, fresh, SAME)).toEqual({
      peak: 120,
      window: floats(0, 0),
      // Its mean belongs to its ring: half of each would be neither.
      memory: { mean: 0, ring: floats(0, 0, 0) },
      word: 'a',
    });
  });

  it('knows what only one of the two has: a rule that is new, and a halt that is under way', () => {
    expect(takeOver({ halt: { rule: 'drill' } }, { rule: [1] }, SAME)).toEqual({ halt: { rule: 'drill' }, rule: [1] });
  });

  it('looks beneath an entry whose parts are apart from each other', () => {
    const old = { rules: { loss: { peak: 7 }, window: floats(1, 2), gone: 1 } };
    const fresh = { rules: { loss: { peak: 0 }, window: floats(0), joined: 2 } };
    expect(takeOver(old, fresh, SAME)).toEqual({ rules: fresh.rules });
    expect(takeOver(old, fresh, SAME, ['rules'])).toEqual({
      rules: { loss: { peak: 7 }, window: floats(0), joined: 2, gone: 1 },
    });
  });

  it.each([
    ['a list', [1, 2], [0, 0, 9], [1, 2, 9]],
    ['a list of memories', [{ n: 1 }, { n: 2 }], [{ n: 0 }, { n: 0 }, { n: 0 }], [{ n: 1 }, { n: 2 }, { n: 0 }]],
    ['a column', floats(1, 2), floats(0, 0, 9), floats(1, 2, 9)],
    ['a table with a row each', floats(1, 1, 2, 2), floats(0, 0, 0, 0, 9, 9), floats(1, 1, 2, 2, 9, 9)],
    ['a list within', { of: { each: [1, 2] } }, { of: { each: [0, 0, 9] } }, { of: { each: [1, 2, 9] } }],
  ])('makes %s longer where a strategy joins', (_, old, fresh, expected) => {
    expect(takeOver({ entry: old }, { entry: fresh }, GROWN)).toEqual({ entry: expected });
  });

  it('starts each row by strategy anew for itself', () => {
    const old = { models: [{ ring: floats(1, 2) }, { ring: floats(3) }] };
    const fresh = { models: [{ ring: floats(0) }, { ring: floats(0) }] };
    expect(takeOver(old, fresh, SAME)).toEqual({ models: [{ ring: floats(0) }, { ring: floats(3) }] });
  });

  it.each([
    ['orders come', [], [{ id: 1 }]],
    ['orders go', [{ id: 1 }, { id: 2 }, { id: 3 }], []],
    ['there are more of them', [{ id: 1 }, { id: 2 }, { id: 3 }], [{ id: 9 }]],
  ])('keeps a list of things as it was, however long: %s', (_, old, fresh) => {
    expect(takeOver({ list: old }, { list: fresh }, { old: 5, fresh: 5 })).toEqual({ list: old });
  });

  it.each([
    ['numbers', [1, 2, 3, 4], [0, 0, 0, 0, 0]],
    ['windows', [floats(1), floats(2), floats(3)], [floats(0)]],
    ['another kind of column', floats(1), Int32Array.from([0])],
    ['another type', 'a', 0],
    ['a list in place of a number', [1], 1],
    ['a map in place of a record', new Map([[1, 2]]), { a: 1 }],
    ['something that is not kept any more', { n: 1 }, null],
  ])('starts %s of another length or kind anew', (_, old, fresh) => {
    expect(takeOver({ entry: old }, { entry: fresh }, { old: 9, fresh: 9 })).toEqual({ entry: fresh });
  });

  it.each([
    ['none at present', null, { order: 1 }],
    ['a map', new Map([[1, 'a']]), new Map([[2, 'b']])],
    ['exact money', 5n, 7n],
    ['no orders', [], [1, 2]],
  ])('keeps %s', (_, old, fresh) => {
    expect(takeOver({ entry: old }, { entry: fresh }, SAME)).toEqual({ entry: old });
  });
});
