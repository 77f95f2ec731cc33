import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { EXAMPLE, errorOf } from './example-scenario.js';

interface KeyPlace {
  readonly name: string;
  readonly start: number;
  readonly siblings: readonly string[];
}

/** Every key of the example that the scenario's own schema knows, with its place in the text. */
const KEYS: readonly KeyPlace[] = collectKeys();

function collectKeys(): KeyPlace[] {
  const keys: KeyPlace[] = [];
  visit(parseDocument(EXAMPLE), {
    Pair(_index, pair, path) {
      const mapping = path.at(-1);
      if (!isScalar(pair.key) || !isMap(mapping)) return;
      const siblings = mapping.items.map((item) => String(item.key));
      const name = String(pair.key.value);
      if (name === 'USDT') return visit.SKIP;
      keys.push({ name, start: pair.key.range?.[0] ?? 0, siblings });
      // What is below belongs to the strategy.
      if (name === 'params') return visit.SKIP;
      return undefined;
    },
  });
  return keys;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** One letter left out, put in, or replaced. */
const typo = fc
  .tuple(fc.constantFrom(...KEYS), fc.nat(), fc.constantFrom(...LETTERS), fc.constantFrom('drop', 'insert', 'replace'))
  .map(([key, position, letter, kind]) => {
    const at = position % key.name.length;
    const tail = kind === 'insert' ? key.name.slice(at) : key.name.slice(at + 1);
    return { key, typed: `${key.name.slice(0, at)}${kind === 'drop' ? '' : letter}${tail}` };
  })
  .filter(({ key, typed }) => /^[a-z]/i.test(typed) && typed !== key.name && !key.siblings.includes(typed));

describe('a key with one wrong letter', () => {
  it('gets a "did you mean" at its place', () => {
    expect(KEYS.length).toBeGreaterThan(35);
    fc.assert(
      fc.property(typo, ({ key, typed }) => {
        const text = EXAMPLE.slice(0, key.start) + typed + EXAMPLE.slice(key.start + key.name.length);
        const before = EXAMPLE.slice(0, key.start).split('\n');
        const place = `/scenarios/demo.yaml:${before.length}:${(before.at(-1) ?? '').length + 1}  `;
        const { message } = errorOf(text);
        const index = message.indexOf(place);
        expect(index, message).toBeGreaterThan(0);
        expect(message.slice(index)).toMatch(new RegExp(`${typed}\n +unknown key. Did you mean "[a-zA-Z]+"\\?`));
      }),
      { numRuns: 500 },
    );
  });
});
