import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';
import { canonicalJson } from '../../src/runner/scenario/canonical-json.js';
import type { Scenario } from '../../src/runner/scenario/scenario.js';
import { EXAMPLE, parse } from '../unit/runner/scenario/example-scenario.js';
import { runs } from './property-runs.js';

interface Change {
  /** As a branch says it. */
  readonly path: string;
  /** As its author would find it in the file. */
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

const change = (
  path: string,
  steps: readonly (string | number)[],
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<Change> => values.map((value) => ({ path, steps, value }));

/** What stands behind a `${` is looked up in the environment. */
const textWithoutVariables = fc.string().filter((text) => !text.includes('${'));
const percent = fc.integer({ min: 1, max: 100 });
const removable = (values: fc.Arbitrary<unknown>) => fc.option(values, { nil: null });

/** Nothing here lies in another, so that they can be made together. */
const CHANGES = [
  change('risk.maxPositionPct', ['risk', 'maxPositionPct'], removable(percent)),
  change('risk.maxDrawdownPct', ['risk', 'maxDrawdownPct'], percent),
  change('risk.halt.resume.after', ['risk', 'halt', 'resume', 'after'], fc.constantFrom('1h', '2d')),
  change('risk.symbols', ['risk', 'symbols'], fc.constant({ allow: ['BTCUSDT'] })),
  change('strategies.sma.params.fast', ['strategies', 0, 'params', 'fast'], removable(fc.nat())),
  change('strategies[0].params.kind', ['strategies', 0, 'params', 'kind'], textWithoutVariables),
  change(
    'strategies.sma.sizing.quantity',
    ['strategies', 0, 'sizing', 'quantity'],
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  ),
  change('strategies.sma.interval', ['strategies', 0, 'interval'], fc.constantFrom('5m', '1h')),
  change('strategies["sma"].use', ['strategies', 0, 'use'], fc.constantFrom('macd', './mine.ts')),
  change('venue.fees', ['venue', 'fees'], removable(fc.record({ takerBps: percent, discountPct: percent }))),
  change('venue.latencyMs', ['venue', 'latencyMs'], removable(percent)),
  change('venue.slippage.bps', ['venue', 'slippage', 'bps'], percent),
  change('venue.intrabar', ['venue', 'intrabar'], fc.constantFrom('adaptive', 'optimistic')),
  change('allocator.rebalance', ['allocator', 'rebalance'], removable(fc.constantFrom('1d', '3h'))),
] as const;

const changes = fc
  .tuple(...CHANGES.map((one) => fc.option(one, { nil: undefined })))
  .map((all) => all.filter((one) => one !== undefined));

/** What a person does with an editor. */
function writtenByHand(made: readonly Change[]): string {
  const file = parseYaml(EXAMPLE);
  for (const { steps, value } of made) {
    let place = file;
    for (const step of steps.slice(0, -1)) {
      place[step] ??= {};
      place = place[step];
    }
    const key = steps[steps.length - 1];
    if (value === null) delete place[key];
    else place[key] = value;
  }
  return stringify(file);
}

function plain({ source: _, forks: __, ...rest }: Scenario): object {
  return rest;
}

function branchThat(made: readonly Change[], inner: readonly Change[] = []) {
  const setOf = (list: readonly Change[]) => Object.fromEntries(list.map(({ path, value }) => [path, value]));
  const nested = [{ on: { refusal: true }, branches: [{ name: 'inner', set: setOf(inner) }] }];
  const forks = [{ at: '2024-06-01', branches: [{ name: 'changed', set: setOf(made), forks: nested }] }];
  return parse(stringify({ ...parseYaml(EXAMPLE), forks })).forks?.[0].branches[0];
}

describe('a branch', () => {
  it('has the scenario that its values make when they are written into the file', () => {
    fc.assert(
      fc.property(changes, (made) => {
        const branch = branchThat(made);
        expect(branch && plain(branch.scenario)).toEqual(plain(parse(writtenByHand(made))));
        const isChange = ({ steps, value }: Change) => {
          const before = steps.reduce((found, step) => found?.[step], parseYaml(EXAMPLE));
          return canonicalJson(before ?? null) !== canonicalJson(value);
        };
        expect(branch?.changes).toHaveLength(made.filter(isChange).length);
      }),
      runs(60),
    );
  });

  it('of a branch has what both have changed', () => {
    fc.assert(
      fc.property(changes, changes, (outer, inner) => {
        // What the outer one has taken away cannot be taken away again.
        const gone = new Set(outer.filter(({ value }) => value === null).map(({ path }) => path));
        const possible = inner.filter(({ path, value }) => value !== null || !gone.has(path));
        const branch = branchThat(outer, possible);
        const nested = branch?.forks[0].branches[0];
        expect(nested && plain(nested.scenario)).toEqual(plain(parse(writtenByHand([...outer, ...possible]))));
      }),
      runs(40),
    );
  });
});
