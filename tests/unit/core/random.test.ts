import { describe, expect, it } from 'vitest';
import { createRandom, nextNormal, nextUint32, nextUniform, type RandomState } from '../../../src/core/random.js';

const take = (state: RandomState, count: number, next: (state: RandomState) => number) =>
  Array.from({ length: count }, () => next(state));

describe('a seeded generator', () => {
  // Frozen: another sequence here is another outcome of every seeded run.
  it('has gone through the same numbers ever since', () => {
    expect(take(createRandom(7), 5, nextUint32)).toEqual([
      1_681_225_724, 636_895_854, 1_868_918_619, 1_878_015_314, 3_851_995_089,
    ]);
    expect(take(createRandom('7/sma'), 3, nextUniform)).toEqual([
      0.7995418120183468, 0.8645413583394884, 0.48437632914356377,
    ]);
    expect(take(createRandom(7), 3, nextNormal)).toEqual([
      -2.0130388996522766, -1.9260818173748648, -0.9125914581534239,
    ]);
  });

  it('is sfc32: a step from a state written by hand', () => {
    // sum = 1 + 2 + 4; a = b ^ b>>>9; b = c + (c << 3); c = rotl(c, 21) + sum
    const state = { a: 1, b: 2, c: 3, counter: 4 };
    expect(nextUint32(state)).toBe(7);
    expect(state).toEqual({ a: 2, b: 27, c: 3 * 2 ** 21 + 7, counter: 5 });
  });

  it('does not tell a number from its text', () => {
    expect(createRandom(42)).toEqual(createRandom('42'));
  });

  it('continues identically from a copy of its state', () => {
    const original = createRandom('copy me');
    take(original, 100, nextUniform);
    const copy = structuredClone(original);
    expect(take(copy, 50, nextNormal)).toEqual(take(original, 50, nextNormal));
    expect(copy).toEqual(original);
  });

  it('has a state of four 32-bit integers', () => {
    const state = createRandom('bits');
    take(state, 1_000, nextUint32);
    for (const word of Object.values(state)) expect(word).toBe(word | 0);
  });
});

describe('its numbers', () => {
  const COUNT = 100_000;

  it('fill sixteen boxes evenly', () => {
    const boxes = new Array<number>(16).fill(0);
    for (const value of take(createRandom('boxes'), COUNT, nextUniform)) boxes[Math.floor(value * 16)]++;
    const expected = COUNT / 16;
    const chiSquare = boxes.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 15 degrees of freedom: above 37.7 once in a thousand seeds.
    expect(chiSquare).toBeLessThan(37.7);
  });

  it('lie in [0, 1) and use the low bits too', () => {
    const values = take(createRandom('range'), COUNT, nextUniform);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const odd = values.filter((value) => (value * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(odd / COUNT - 0.5)).toBeLessThan(0.01);
  });

  it('are normal with mean 0 and deviation 1', () => {
    const values = take(createRandom('bell'), COUNT, nextNormal);
    const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    const inside = values.filter((value) => Math.abs(value) < 1).length / COUNT;
    expect(Math.abs(inside - 0.6827)).toBeLessThan(0.006);
  });
});

describe('streams', () => {
  it.each([
    ['7/a', '7/b'],
    ['1/sma', '2/sma'],
    ['1', '2'],
    ['', ' '],
  ])('of %j and %j have nothing in common', (one, other) => {
    const left = take(createRandom(one), 20_000, nextUniform);
    const right = take(createRandom(other), 20_000, nextUniform);
    const seen = new Set(right);
    expect(left.filter((value) => seen.has(value))).toEqual([]);
    const covariance = left.reduce((sum, value, index) => sum + (value - 0.5) * (right[index] - 0.5), 0) / left.length;
    // The correlation of independent streams has a deviation of 1 / √20000 = 0.007.
    expect(Math.abs(covariance * 12)).toBeLessThan(0.035);
  });
});
