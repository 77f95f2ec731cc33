import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyPlainData, NotPlainData } from '../../../src/core/copy-plain-data.js';

class Average {
  value = 1;
}

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, Number.NaN, -0, Number.POSITIVE_INFINITY),
    fc.float64Array({ maxLength: 5 }),
    fc.uint8Array({ maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.integer(), { maxLength: 3 }).map((values) => new Set(values)),
  ),
})).value;

describe('a copy of plain data', () => {
  it('is what structuredClone gives, and shares nothing with the original', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const copied = copyPlainData(value);
        expect(copied).toEqual(structuredClone(value));
        if (typeof value === 'object' && value !== null) expect(copied).not.toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it.each([0, 'text', null, { a: 1 }])('keeps a key called __proto__ with %o as any other', (value) => {
    const state = Object.defineProperty({ before: 1 }, '__proto__', {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    const copied = copyPlainData(state);
    expect(Object.getOwnPropertyDescriptors(copied)).toEqual(Object.getOwnPropertyDescriptors(state));
    expect(Object.getPrototypeOf(copied)).toBe(Object.prototype);
  });

  it('keeps what is one object one object, rings included', () => {
    const order = { id: 1 };
    const values = new Float64Array([1, 2, 3, 4]);
    const state: Record<string, unknown> = {
      first: order,
      list: [order],
      head: values.subarray(0, 2),
      tail: values.subarray(1),
    };
    state.self = state;
    const copied = copyPlainData(state) as {
      first: object;
      list: object[];
      head: Float64Array;
      tail: Float64Array;
      self: object;
    };
    expect(copied.list[0]).toBe(copied.first);
    expect(copied.first).not.toBe(order);
    expect(copied.self).toBe(copied);
    copied.tail[0] = 9;
    expect([...copied.head]).toEqual([1, 9]);
    expect([...values]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['a function', { states: [{ next: () => 1 }] }, 'states[0].next', 'a function'],
    ['a symbol', [Symbol('x')], '[0]', 'a symbol'],
    ['an instance', { averages: new Map([['fast', new Average()]]) }, 'averages.fast', 'an instance of Average'],
    ['a date', { at: new Date(0) }, 'at', 'an instance of Date'],
    ['itself', () => 1, '', 'a function'],
  ])('refuses %s and says where it is', (_, value, path, found) => {
    const attempt = () => copyPlainData(value);
    expect(attempt).toThrow(NotPlainData);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ path, found });
    }
  });
});
