import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { diffRuns } from '../../../../src/runner/diff/diff-runs.js';
import type { PreparedRun } from '../../../../src/runner/prepare/prepare-run.js';
import { counting } from '../check/cheating-strategies.js';
import { runOf, TWO_DAYS } from '../check/run-of.js';

function named(path: string, strategies: readonly object[], made?: Parameters<typeof runOf>[1], bars = TWO_DAYS) {
  const run = runOf(strategies, made, bars);
  const hash = `${bars.close[bars.length - 1]}`;
  return { path, run: { ...run, data: [{ symbol: 'BTCUSDT', hash, terms: null }] } as unknown as PreparedRun };
}

const A = named('a.yaml', [{ use: 'momentum', params: { fast: 20, slow: 50 } }]);

describe('diffRuns', () => {
  it('finds nothing in a run and itself', async () => {
    const { a, b, first, scenario, data } = await diffRuns(A, A);
    expect(first).toBeNull();
    expect(a).toEqual(b);
    expect(a.events).toBeGreaterThan(100);
    expect(a.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect([scenario, data]).toEqual([[], []]);
  });

  it('finds the first event that differs, wherever the blocks end', async () => {
    const b = named('b.yaml', [{ use: 'momentum', params: { fast: 20, slow: 51 } }]);
    const whole = await diffRuns(A, b);
    expect(whole.first).toMatchObject({ strategy: 's0', a: { topic: 'SignalEmitted' } });
    for (const blockEvents of [1, 7, 50]) expect(await diffRuns(A, b, { blockEvents })).toEqual(whole);
    expect(whole.scenario).toEqual([{ path: 'strategies.s0.params.slow', a: '50', b: '51' }]);
  });

  it('marks the fields that differ and shows what was before', async () => {
    const b = named('b.yaml', [
      { use: 'momentum', params: { fast: 20, slow: 50 }, sizing: { model: 'percent', pct: 40 } },
    ]);
    const { first } = await diffRuns(A, b);
    expect(first?.a).toMatchObject({ topic: 'OrderIntended', publisher: 'allocator', seq: first?.b?.seq });
    expect(first?.fields.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['terms.quantity']);
    expect(first?.before.at(-1)).toMatchObject({ topic: 'SignalEmitted', strategy: 's0' });
    expect(first?.before.length).toBeLessThanOrEqual(5);
  });

  it('says whose order it is when the event names only the order', async () => {
    const risky = (pct: number) => {
      const one = runOf([{ use: 'momentum' }]);
      const scenario = { ...one.scenario, risk: { ...one.scenario.risk, maxPositionPct: pct } };
      const run = { ...one, scenario, data: [], load: async () => ({ ...(await one.load()), scenario }) };
      return { path: `${pct}.yaml`, run: run as unknown as PreparedRun };
    };
    const { first, scenario } = await diffRuns(risky(20), risky(10));
    expect(first).toMatchObject({ strategy: 's0', a: { topic: 'OrderShrunk', strategy: null } });
    expect(scenario).toEqual([{ path: 'risk.maxPositionPct', a: '20', b: '10' }]);
  });

  it('says when one run ends before the other', async () => {
    const { length, ...columns } = TWO_DAYS;
    const half = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column.subarray(0, length / 2)]),
    );
    const short = named('b.yaml', [{ use: 'momentum' }], undefined, { length: length / 2, ...half } as typeof TWO_DAYS);
    const { a, b, first, data } = await diffRuns(A, short);
    expect(first).toMatchObject({ b: null, a: { seq: b.events + 1 } });
    expect(a.events).toBeGreaterThan(b.events);
    expect(first?.fields.every(({ differs }) => differs)).toBe(true);
    expect(data).toEqual(['The data of BTCUSDT differ.']);
  });

  it('does not mistake what an earlier run left behind for a difference', async () => {
    const one = named('a.yaml', [{ use: 'counting' }], () => ({ counting: counting() }));
    expect((await diffRuns(one, one)).first).toBeNull();
  });

  it('gives up on runs that differ once and not again', async () => {
    // The first two times that its code is loaded it knows which time it is, and later it does not.
    let loads = 0;
    const fickle = () => ({ sometimes: buyingAtBar(Math.min(3, ++loads)) });
    const run = named('a.yaml', [{ use: 'sometimes' }], fickle);
    loads = 0;
    await expect(diffRuns(run, run)).rejects.toMatchObject({ code: 'RUN_NOT_REPEATABLE' });
  });
});

function buyingAtBar(bar: number): StrategyDefinition {
  return defineStrategy({
    name: 'buying',
    description: 'Buys at one bar',
    params: z.strictObject({}),
    init: () => ({ bars: 0 }),
    onBar(state, _bar, ctx) {
      if (++state.bars === bar) ctx.signal({ direction: 'long', reason: 'now' });
    },
  }) as unknown as StrategyDefinition;
}
