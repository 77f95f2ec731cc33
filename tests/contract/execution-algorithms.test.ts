import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuantityUnits } from '../../src/core/units.js';
import type { Side } from '../../src/events/order-terms.js';
import { executionSchema, resolveExecution } from '../../src/runner/scenario/schema/execution-schema.js';
import { runs } from '../property/property-runs.js';
import { terms } from '../unit/agents/desk-parts.js';
import { expectLawful } from '../unit/agents/execution/execution-laws.js';
import { barsOf, startMarket } from '../unit/agents/execution/execution-market.js';
import { agentOf, BAR_COUNT, COARSE, randomExecutions } from '../unit/agents/execution/random-executions.js';

/** Every algorithm registers here as a scenario would ask for it, with a few of its settings. */
const ALGORITHMS: readonly { readonly algorithm: string; readonly [key: string]: unknown }[] = [
  { algorithm: 'twap', duration: '20m', slices: 4 },
  { algorithm: 'twap', duration: '7m', slices: 13 },
  { algorithm: 'vwap', duration: '40m', slices: 8 },
  { algorithm: 'vwap', duration: '90s', slices: 7, profileDays: 1 },
  { algorithm: 'iceberg', displayPct: 30 },
  { algorithm: 'iceberg', displayPct: 0.5 },
  { algorithm: 'participation', pct: 20 },
  { algorithm: 'participation', pct: 0.5, maxDuration: '15m' },
];

/** Every minute far enough up and down that everything fills, with volume. */
const LIVELY = barsOf(Array.from({ length: BAR_COUNT }, (_, row) => [100, 110, 90, 100 + (row % 3), 1.5] as const));

const orders = fc.record({
  side: fc.constantFrom<Side>('buy', 'sell'),
  units: fc.integer({ min: 1, max: 900 }),
  at: fc.integer({ min: 1, max: 10 }),
});

describe.each(ALGORITHMS.map((part) => [JSON.stringify(part), part] as const))('%s', (_, part) => {
  it('fills exactly what was approved, to the unit, when the venue takes everything', () => {
    fc.assert(
      fc.property(orders, ({ side, units, at }) => {
        const execution = agentOf(part);
        const approve = terms(side, 0, { quantity: units as QuantityUnits });
        const market = startMarket({ execution, bars: LIVELY, actions: [{ at, approve }] }).run();
        const ends = expectLawful({ ...market, execution, lotUnits: COARSE.lotUnits });
        // Slow ones are not through by the end of the data.
        if (ends.length === 0) expect(execution.state.parents).toMatchObject([{ failuresInARow: 0, stopping: false }]);
        else expect(ends).toMatchObject([{ algorithm: part.algorithm, side, quantity: units, filled: units }]);
      }),
      runs(60),
    );
  });

  it('keeps the laws when slices are rejected, expire, hang or are withdrawn', () => {
    fc.assert(
      fc.property(randomExecutions, ({ bars, actions, answers }) => {
        const execution = agentOf(part);
        const market = startMarket({ execution, bars, actions, answers }).run();
        expectLawful({ ...market, execution, lotUnits: COARSE.lotUnits });
      }),
      runs(60),
    );
  });

  it('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(randomExecutions, fc.integer({ min: 2, max: 110 }), (random, halfMinutes) => {
        const market = startMarket({ ...random, execution: agentOf(part) }).run(halfMinutes / 2);
        const from = structuredClone(market.snapshot());
        const before = market.events.length;
        market.run();
        const again = startMarket({ ...random, execution: agentOf(part), from }).run();
        expect(again.events).toEqual(market.events.slice(before));
        expect(again.kernel.hasher.snapshot()).toEqual(market.kernel.hasher.snapshot());
      }),
      runs(40),
    );
  });

  it('leaves orders alone that are not at the market or carry exits or a date', () => {
    const execution = agentOf(part);
    const exits = { stopPrice: 1, takeProfitPrice: 0, trailBps: 0 } as never;
    const asked = [
      terms('buy', 1, { type: 'stop', stopPrice: 1 as never }),
      terms('buy', 1, { exits }),
      terms('buy', 1, { conditions: { timeInForce: 'IOC' } as never }),
    ];
    const actions = asked.map((approve, index) => ({ at: index + 1, approve }));
    const market = startMarket({ execution, bars: LIVELY, actions, answers: ['hold'] }).run();
    const submitted = market.events.filter(({ kind, link }) => kind === 'SubmitOrder' && link === null);
    expect(submitted.map((event) => event.terms)).toEqual(asked);
    expect(execution.state.parents).toEqual([]);
  });

  it('sleeps through the bars when it has nothing to do, unless it learns from them', () => {
    const execution = agentOf(part);
    const approve = terms('buy', 0, { quantity: 50 as QuantityUnits });
    const market = startMarket({ execution, bars: LIVELY, actions: [{ at: 2, approve }] });
    const awake = () =>
      market.kernel.topics.barClosed[0].subscriptions.some(({ agentId, active }) => agentId === execution.id && active);
    market.run(1);
    expect(awake()).toBe(part.algorithm === 'vwap');
    market.run(2);
    expect(awake() || execution.state.parents.length === 0).toBe(true);
    market.run();
    expect(awake()).toBe(part.algorithm === 'vwap' || execution.state.parents.length > 0);
  });
});

describe('the execution part of a scenario', () => {
  const problemOf = (part: unknown) => {
    const { error } = executionSchema().safeParse(part);
    return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('has units resolved and defaults filled in', () => {
    const resolved = (part: object) => resolveExecution(executionSchema().parse(part));
    expect(resolved({ algorithm: 'twap', duration: '30m', slices: 6 })).toEqual({
      algorithm: 'twap',
      durationMs: 1_800_000,
      slices: 6,
    });
    expect(resolved({ algorithm: 'vwap', duration: '2h', slices: 8 })).toMatchObject({ profileDays: 7 });
    expect(resolved({ algorithm: 'participation', pct: 5 })).toEqual({
      algorithm: 'participation',
      pct: 5,
      maxDurationMs: null,
    });
    expect(resolved({ algorithm: 'participation', pct: 5, maxDuration: '1h' })).toMatchObject({
      maxDurationMs: 3_600_000,
    });
  });

  it('is nothing at all when it is left out or says direct', () => {
    expect(resolveExecution(undefined)).toBeNull();
    expect(resolveExecution(executionSchema().parse({ algorithm: 'direct' }))).toBeNull();
  });

  it.each([
    [{ algorithm: 'twap', duration: '30m', slices: 1 }, 'slices: expected at least 2 slices'],
    [{ algorithm: 'twap', duration: '30m', slices: 2.5 }, 'slices: expected a whole number of slices'],
    [{ algorithm: 'twap', duration: 30, slices: 2 }, 'duration: expected a duration, such as 30m'],
    [{ algorithm: 'vwap', duration: '9ms', slices: 10 }, 'duration: expected a duration of at least 1 ms a slice'],
    [{ algorithm: 'vwap', duration: '9h', slices: 9, profileDays: 0 }, 'profileDays: expected at least 1 day'],
    [{ algorithm: 'iceberg', displayPct: 0 }, 'displayPct: expected a percentage above 0'],
    [{ algorithm: 'participation', pct: 101 }, 'pct: expected a percentage of at most 100'],
    [{ algorithm: 'participation', pct: 10, slices: 3 }, ': Unrecognized key'],
  ])('says what is wrong with %j', (part, message) => {
    expect(problemOf(part)).toEqual([expect.stringContaining(message)]);
  });
});
