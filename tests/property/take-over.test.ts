import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeOver } from '../../src/runner/forks/desk/take-over.js';
import { runs } from './property-runs.js';

const STRATEGIES = 3;
const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

/** What an agent keeps, without its values: what a desk of one making has. */
type Shape =
  | { readonly kind: 'number' | 'text' | 'money' | 'map' }
  /** As many as the desk says, or one for each strategy, or rows of that width for each strategy. */
  | { readonly kind: 'column'; readonly length: number }
  | { readonly kind: 'byStrategy'; readonly of: Shape }
  | { readonly kind: 'table'; readonly width: number }
  | { readonly kind: 'record'; readonly of: Readonly<Record<string, Shape>> };

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constantFrom('number' as const, 'text' as const, 'money' as const, 'map' as const) }),
    fc.record({ kind: fc.constant('column' as const), length: fc.integer({ min: 7, max: 11 }) }),
    fc.record({ kind: fc.constant('table' as const), width: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('byStrategy' as const), of: tie('shape') }),
    fc.record({
      kind: fc.constant('record' as const),
      of: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('shape'), { minKeys: 1, maxKeys: 3 }),
    }),
  ),
}));
const shapes = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's', 't'), shape, { minKeys: 1 });

/** Values for a shape, of a desk with so many strategies. */
function stateOf(one: Shape, strategies: number): fc.Arbitrary<unknown> {
  const column = (length: number) => fc.float64Array({ minLength: length, maxLength: length, noNaN: true });
  switch (one.kind) {
    case 'number':
      return value;
    case 'text':
      return fc.string();
    case 'money':
      return fc.bigInt();
    case 'map':
      return fc.array(fc.tuple(fc.nat(9), value)).map((entries) => new Map(entries));
    case 'column':
      return column(one.length);
    case 'table':
      return column(one.width * strategies);
    case 'byStrategy':
      return fc.tuple(...Array.from({ length: strategies }, () => stateOf(one.of, strategies)));
    case 'record':
      return statesOf(one.of, strategies);
  }
}

function statesOf(of: Readonly<Record<string, Shape>>, strategies: number): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(of).map(([key, one]) => [key, stateOf(one, strategies)])));
}

/** What an extended state must be: the old one with the fresh one's rows behind. Said again, by the shape. */
function extended(one: Shape, old: unknown, fresh: unknown): unknown {
  switch (one.kind) {
    case 'table': {
      const [before, now] = [old as Float64Array, fresh as Float64Array];
      return Float64Array.from([...before, ...now.subarray(before.length)]);
    }
    case 'byStrategy': {
      const [before, now] = [old as unknown[], fresh as unknown[]];
      return now.map((each, index) => (index < before.length ? extended(one.of, before[index], each) : each));
    }
    case 'record':
      return Object.fromEntries(
        Object.entries(one.of).map(([key, of]) => {
          return [key, extended(of, (old as Record<string, unknown>)[key], (fresh as Record<string, unknown>)[key])];
        }),
      );
    default:
      return old;
  }
}

/** Every array and record in a value, itself included. */
function partsOf(tree: unknown): object[] {
  if (typeof tree !== 'object' || tree === null) return [];
  if (ArrayBuffer.isView(tree) || tree instanceof Map) return [tree];
  return [tree, ...Object.values(tree).flatMap(partsOf)];
}

const pairs = (oldCount: number, freshCount: number) =>
  shapes.chain((of) => fc.tuple(fc.constant(of), statesOf(of, oldCount), statesOf(of, freshCount)));

describe('takeOver', () => {
  it('of a desk of the same making is the old state, to the last value, and changes neither', () => {
    fc.assert(
      fc.property(pairs(STRATEGIES, STRATEGIES), fc.boolean(), ([of, old, fresh], isApart) => {
        const [before, now] = [structuredClone(old), structuredClone(fresh)];
        const sizes = { old: STRATEGIES, fresh: STRATEGIES };
        const separate = isApart ? Object.keys(of).filter((key) => of[key].kind === 'record') : [];
        expect(takeOver(old, fresh, sizes, separate)).toEqual(before);
        expect(old).toEqual(before);
        expect(fresh).toEqual(now);
      }),
      runs(300),
    );
  });

  it('with a strategy more has the old rows and behind them the fresh ones', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
          .chain(([old, more]) => fc.tuple(fc.constant({ old, fresh: old + more }), pairs(old, old + more))),
        ([sizes, [of, old, fresh]]) => {
          expect(takeOver(old, fresh, sizes)).toEqual(extended({ kind: 'record', of }, old, fresh));
        },
      ),
      runs(300),
    );
  });

  it('with windows of another length is the fresh state where they are, and the old one elsewhere', () => {
    fc.assert(
      fc.property(
        pairs(STRATEGIES, STRATEGIES),
        fc.float64Array({ minLength: 1, maxLength: 6, noNaN: true }),
        ([, old, fresh], window) => {
          const sizes = { old: STRATEGIES, fresh: STRATEGIES };
          const longer = { mean: 1, ring: Float64Array.from([...window, 0]) };
          const state = takeOver({ ...old, model: longer }, { ...fresh, model: { mean: 0, ring: window } }, sizes);
          expect(state).toEqual({ ...old, model: { mean: 0, ring: window } });
        },
      ),
      runs(200),
    );
  });

  it('never has one thing in two places', () => {
    fc.assert(
      fc.property(pairs(STRATEGIES, STRATEGIES + 1), ([, old, fresh]) => {
        const state = takeOver(old, fresh, { old: STRATEGIES, fresh: STRATEGIES + 1 });
        const parts = partsOf(state);
        expect(new Set(parts).size).toBe(parts.length);
        // What is longer than it was is a copy: the old state may be taken over again.
        const before = structuredClone(old);
        for (const part of parts) if (part instanceof Float64Array && !partsOf(old).includes(part)) part.fill(7);
        expect(old).toEqual(before);
      }),
      runs(200),
    );
  });
});
