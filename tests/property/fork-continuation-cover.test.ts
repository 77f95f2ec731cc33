import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { scenarioJsonSchema } from '../../src/runner/scenario/scenario-json-schema.js';
import { PERPETUAL_DESK, TICK_DESKS } from './fork-continuation/margin-and-tick-desks.js';
import { SPOT_DESKS } from './fork-continuation/spot-desks.js';

type Json = { readonly [key: string]: Json } & { readonly const?: string; readonly enum?: readonly string[] };

const SCENARIOS = [...SPOT_DESKS, PERPETUAL_DESK, ...TICK_DESKS].map(({ data, scenario }) => scenario(data) as Json);
const SCHEMA = scenarioJsonSchema() as Json;

/** Every value under a key of that name, however deep it lies. */
function valuesOf(key: string, tree: unknown): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value as unknown),
  ]);
}

/** The names that a schema of this kind can have, wherever it offers a choice between them. */
function namesIn(schema: unknown): string[] {
  return [...valuesOf('const', schema), ...valuesOf('enum', schema).flat()].filter((one) => typeof one === 'string');
}

function part(...path: string[]): Json {
  return path.reduce<Json>((schema, key) => (schema.items ?? schema).properties[key], SCHEMA);
}

const choices = (schema: Json, key: string) => [...new Set(namesIn(valuesOf(key, schema)))];
const used = (path: string[]) =>
  SCENARIOS.flatMap((scenario) =>
    path.reduce<unknown[]>((values, key) => values.flatMap((value) => (value as Json)?.[key] ?? []).flat(), [scenario]),
  );

/** What there is, by the registries and the schema, and what the desks use. */
const COVERED: readonly [string, readonly unknown[], readonly unknown[]][] = [
  ['strategy', Object.keys(BUILT_IN), used(['strategies', 'use'])],
  ['way of dividing capital', choices(part('allocator'), 'model'), used(['allocator', 'model'])],
  ['way of dividing it by risk', ['equal-risk'], used(['allocator', 'method'])],
  ['way of netting', ['net'], used(['allocator', 'conflicts'])],
  ['sizing', choices(part('strategies', 'sizing'), 'model'), used(['strategies', 'sizing', 'model'])],
  [
    'algorithm',
    choices(part('strategies', 'execution'), 'algorithm').filter((name) => name !== 'direct'),
    used(['strategies', 'execution', 'algorithm']),
  ],
  ['risk rule', Object.keys(part('risk').properties), used(['risk']).flatMap((risk) => Object.keys(risk as Json))],
  [
    'method of tail loss',
    choices(part('risk'), 'method'),
    [...used(['risk', 'valueAtRiskPct', 'method']), ...used(['risk', 'expectedShortfallPct', 'method'])],
  ],
  [
    'rule of conduct',
    Object.keys(part('compliance').properties),
    used(['compliance']).flatMap((compliance) => Object.keys(compliance as Json)),
  ],
  ['slippage', choices(part('venue', 'slippage'), 'model'), [...used(['venue', 'slippage', 'model']), 'none']],
  ['latency', choices(part('venue', 'latency'), 'model'), [...used(['venue', 'latency', 'model']), 'fixed']],
  ['path inside a bar', choices(part('venue'), 'intrabar'), [...used(['venue', 'intrabar']), 'adaptive']],
  ['kind of market', choices(part('venue'), 'kind'), [...used(['venue', 'kind']), 'spot']],
  ['margin', choices(part('venue'), 'margin'), used(['venue', 'margin'])],
];

describe('the desks on which branches are proved', () => {
  it.each(COVERED)('have every %s', (_, known, covered) => {
    expect(known.length).toBeGreaterThan(0);
    expect(known.filter((name) => !covered.includes(name))).toEqual([]);
  });

  it('halt with and without closing what is held, and have files of a user’s own', () => {
    expect(new Set(used(['risk', 'halt', 'flatten']))).toEqual(new Set([true, false]));
    for (const path of [
      ['strategies', 'use'],
      ['allocator', 'use'],
      ['risk', 'rules', 'use'],
    ]) {
      expect(used(path).some((use) => String(use).endsWith('.ts'))).toBe(true);
    }
  });

  it.each([...SPOT_DESKS, PERPETUAL_DESK, ...TICK_DESKS])('can be read: $name', ({ data, scenario }) => {
    expect(parseScenario(JSON.stringify(scenario(data)), { path: '/desk.yaml', env: {} }).strategies).not.toEqual([]);
  });
});
