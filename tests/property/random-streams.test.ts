import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, nextNormal, nextUint32, nextUniform, type RandomState } from '../../src/core/random.js';
import { runs } from './property-runs.js';

const seed = fc.oneof(fc.integer(), fc.string());
const draws = { uint32: nextUint32, uniform: nextUniform, normal: nextNormal };
const draw = fc.constantFrom(...(Object.keys(draws) as (keyof typeof draws)[]));

const play = (state: RandomState, sequence: readonly (keyof typeof draws)[]) =>
  sequence.map((kind) => draws[kind](state));

describe('a generator of any seed', () => {
  it('goes on from a copy as from itself, whatever is drawn', () => {
    fc.assert(
      fc.property(seed, fc.array(draw), fc.array(draw, { minLength: 1 }), (text, before, after) => {
        const state = createRandom(text);
        play(state, before);
        const copy = structuredClone(state);
        expect(play(copy, after)).toEqual(play(state, after));
      }),
      runs(1_000),
    );
  });

  it('draws from its ranges', () => {
    fc.assert(
      fc.property(seed, fc.array(draw, { minLength: 1 }), (text, sequence) => {
        const state = createRandom(text);
        for (const kind of sequence) {
          const value = draws[kind](state);
          if (kind === 'uint32') expect(value).toBe(value >>> 0);
          else if (kind === 'uniform') expect(value >= 0 && value < 1).toBe(true);
          else expect(Number.isFinite(value)).toBe(true);
        }
      }),
      runs(1_000),
    );
  });

  it('is another one than that of another seed', () => {
    fc.assert(
      fc.property(seed, seed, (one, other) => {
        fc.pre(String(one) !== String(other));
        const sequence = ['uint32', 'uint32', 'uint32', 'uint32'] as const;
        expect(play(createRandom(one), sequence)).not.toEqual(play(createRandom(other), sequence));
      }),
      runs(1_000),
    );
  });
});
