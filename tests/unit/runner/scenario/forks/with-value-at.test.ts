import { describe, expect, it } from 'vitest';
import { withValueAt } from '../../../../../src/runner/scenario/forks/with-value-at.js';

describe('withValueAt', () => {
  const root = { a: { b: [1, { c: 2 }] }, d: null };

  it.each<[(string | number)[], unknown, unknown]>([
    [['a', 'b', 1, 'c'], 3, { a: { b: [1, { c: 3 }] }, d: null }],
    [['a', 'b', 0], 3, { a: { b: [3, { c: 2 }] }, d: null }],
    [['a', 'x', 'y'], 3, { a: { b: [1, { c: 2 }], x: { y: 3 } }, d: null }],
    [['d', 'e'], 3, { a: { b: [1, { c: 2 }] }, d: { e: 3 } }],
    [['a', 'b'], null, { a: {}, d: null }],
  ])('%j', (path, value, expected) => {
    const before = structuredClone(root);
    expect(withValueAt(root, path, value)).toEqual(expected);
    expect(root).toEqual(before);
  });

  it('takes every name for a key', () => {
    const changed = withValueAt({}, ['__proto__'], 1) as object;
    expect(Object.keys(changed)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });
});
