import { describe, expect, it } from 'vitest';
import { findSetPath } from '../../../../../src/runner/scenario/forks/find-set-path.js';
import { parseSetPath } from '../../../../../src/runner/scenario/forks/parse-set-path.js';

describe('parseSetPath', () => {
  it.each<[string, (string | number)[]]>([
    ['seed', ['seed']],
    ['risk.maxDrawdownPct', ['risk', 'maxDrawdownPct']],
    ['strategies[0].params.fast', ['strategies', 0, 'params', 'fast']],
    ['a["b.c"].d', ['a', 'b.c', 'd']],
    ['a["say \\"x\\""]', ['a', 'say "x"']],
    ['risk.stress.scenarios[0].shocks.BTC/USDT', ['risk', 'stress', 'scenarios', 0, 'shocks', 'BTC/USDT']],
  ])('%s', (text, steps) => {
    const found = parseSetPath(text) ?? [];
    expect(found.map(({ step }) => step)).toEqual(steps);
    expect(found.map(({ word }) => word).join('')).toBe(text);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[x]', 'a[-1]', '[0]', 'a[""]', 'a]'])('refuses %j', (text) => {
    expect(parseSetPath(text)).toBeNull();
  });
});

describe('findSetPath', () => {
  const scenario = { strategies: [{ id: 'a' }, { id: 'a.b', params: { list: [1] } }], risk: {} };

  it.each<[string, (string | number)[]]>([
    ['strategies.a.params.x', ['strategies', 0, 'params', 'x']],
    // The longest id counts.
    ['strategies.a.b.params.x', ['strategies', 1, 'params', 'x']],
    ['strategies["a.b"].params.x', ['strategies', 1, 'params', 'x']],
    ['strategies[1].params.list[0]', ['strategies', 1, 'params', 'list', 0]],
    ['risk.toString.x', ['risk', 'toString', 'x']],
  ])('%s', (text, path) => {
    expect(findSetPath(scenario, text)).toMatchObject({ ok: true, path });
  });
});
