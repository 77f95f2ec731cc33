import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { hiddenParts } from '../../../../src/runner/check/hidden-state.js';

class Average {
  readonly sum = 0;
}

describe('hiddenParts', () => {
  it('finds nothing in plain data, however deep', () => {
    const plain = {
      count: 1,
      text: 'x',
      none: null,
      list: [1, [2]],
      map: new Map([['a', { b: 1 }]]),
      set: new Set([1]),
      column: new Float64Array(3),
      when: new Date(0),
      bare: Object.create(null) as object,
      elsewhere: runInNewContext('({ list: [1] })') as object,
    };
    expect(hiddenParts(plain)).toEqual([]);
    expect(hiddenParts(undefined)).toEqual([]);
  });

  it('names what a copy loses, with its place', () => {
    const state = { next: () => 1, deep: [{ average: new Average() }], map: new Map([['k', Symbol('s')]]) };
    expect(hiddenParts(state)).toEqual([
      { path: 'state.next', what: 'a function' },
      { path: 'state.map.get(k)', what: 'a symbol' },
      { path: 'state.deep[0].average', what: 'an instance of Average' },
    ]);
    expect(hiddenParts(new Average())).toEqual([{ path: 'state', what: 'an instance of Average' }]);
  });

  it('comes to an end where a state holds itself', () => {
    const state: { self?: object } = {};
    state.self = state;
    expect(hiddenParts(state)).toEqual([]);
  });
});
