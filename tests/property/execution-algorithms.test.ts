import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuantityUnits } from '../../src/core/units.js';
import type { SubmitOrder } from '../../src/events/order-events.js';
import { BTC, terms } from '../unit/agents/desk-parts.js';
import { expectLawful } from '../unit/agents/execution/execution-laws.js';
import { barsOf, flatBars, minute, startMarket } from '../unit/agents/execution/execution-market.js';
import { agentOf, BAR_COUNT, COARSE, randomExecutions } from '../unit/agents/execution/random-executions.js';
import { MINUTE_MS } from '../unit/kernel/bars-of-closes.js';
import { runs } from './property-runs.js';

const slices = fc.integer({ min: 2, max: 30 });
const duration = fc.integer({ min: 1, max: 50 }).map((minutes) => `${minutes}m`);
const percent = fc.double({ min: 0.1, max: 100, noNaN: true });

const parts: fc.Arbitrary<object> = fc.oneof(
  fc.record({ algorithm: fc.constant('twap'), duration, slices }),
  fc.record({ algorithm: fc.constant('vwap'), duration, slices, profileDays: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ algorithm: fc.constant('iceberg'), displayPct: percent }),
  fc.record(
    { algorithm: fc.constant('participation'), pct: percent, maxDuration: duration },
    { requiredKeys: ['algorithm', 'pct'] },
  ),
);

describe('any execution algorithm', () => {
  it('never has more at the venue than was approved, and ends each intent once with its sums', () => {
    const met = { whole: 0, partial: 0, empty: 0, running: 0 };
    fc.assert(
      fc.property(parts, randomExecutions, (part, { bars, actions, answers }) => {
        const execution = agentOf(part);
        const market = startMarket({ execution, bars, actions, answers }).run();
        for (const { filled, quantity } of expectLawful({ ...market, execution, lotUnits: COARSE.lotUnits })) {
          met[filled === quantity ? 'whole' : filled > 0 ? 'partial' : 'empty']++;
        }
        met.running += execution.state.parents.length;
      }),
      runs(400),
    );
    expect(Math.min(...Object.values(met)), JSON.stringify(met)).toBeGreaterThan(20);
  });

  it('is over once it is withdrawn or its strategy failed, and sends nothing more', () => {
    let stopped = 0;
    fc.assert(
      fc.property(parts, randomExecutions, (part, { bars, actions, answers }) => {
        const execution = agentOf(part);
        const market = startMarket({ execution, bars, actions, answers }).run();
        for (const { terms: asked, startTsMs } of execution.state.parents) {
          for (const action of actions) {
            if ('withdraw' in action && action.withdraw === asked.strategyIndex)
              expect(minute(action.at)).toBeLessThanOrEqual(startTsMs);
            if ('fail' in action) expect(action.fail).not.toBe(asked.strategyIndex);
          }
        }
        stopped += market.completed().filter(({ filled, quantity }) => filled < quantity).length;
      }),
      runs(200),
    );
    expect(stopped, 'orders that were stopped').toBeGreaterThan(20);
  });

  it('goes on from any moment as if nothing had been', () => {
    fc.assert(
      fc.property(parts, randomExecutions, fc.integer({ min: 2, max: 118 }), (part, random, halfMinutes) => {
        const market = startMarket({ ...random, execution: agentOf(part) }).run(halfMinutes / 2);
        const from = structuredClone(market.snapshot());
        const before = market.events.length;
        market.run();
        const again = startMarket({ ...random, execution: agentOf(part), from }).run();
        expect(again.events).toEqual(market.events.slice(before));
      }),
      runs(150),
    );
  });

  it('costs a buy what it gains a sell in the same market', () => {
    // Half a coin either way; icebergs are left out, for the two sides do not meet the same prices.
    const marketParts = parts.filter((part) => (part as { algorithm: string }).algorithm !== 'iceberg');
    fc.assert(
      fc.property(marketParts, randomExecutions, (part, { bars }) => {
        const [buy, sell] = (['buy', 'sell'] as const).map((side) => {
          const actions = [{ at: 1, approve: terms(side, 0.5) }];
          return startMarket({ execution: agentOf(part), bars, actions })
            .run()
            .completed()[0];
        });
        expect(buy?.notional).toBe(sell?.notional);
        if (buy !== undefined) expect(buy.shortfallBps).toBeCloseTo(-sell.shortfallBps, 9);
      }),
      runs(100),
    );
  });
});

describe('twap', () => {
  it('is never more than a lot behind an even pace, and never ahead of it', () => {
    const lots = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(lots, slices, fc.integer({ min: 1, max: 50 }), (units, count, minutes) => {
        const execution = agentOf({ algorithm: 'twap', duration: `${minutes}m`, slices: count }, BTC);
        const approve = terms('buy', 0, { quantity: units as QuantityUnits });
        const market = startMarket({ execution, bars: flatBars(BAR_COUNT), actions: [{ at: 1, approve }] }).run();
        let sent = 0;
        for (const event of market.events) {
          if (event.kind !== 'SubmitOrder') continue;
          const { tsMs, terms: slice } = event as unknown as SubmitOrder;
          sent += slice.quantity;
          // The slice at step k brings it to k + 1 parts of all; times are floored to the millisecond.
          const step = Math.round(((tsMs - minute(1)) * count) / (minutes * MINUTE_MS));
          const due = (units * (step + 1)) / count;
          expect(sent).toBeLessThanOrEqual(due + 1e-6);
          expect(sent).toBeGreaterThan(due - 1 - 1e-6);
        }
        expect(sent).toBe(units);
      }),
      runs(150),
    );
  });
});

describe('vwap', () => {
  it('has the same schedule for the same past, whatever the future', () => {
    const intervalMs = 30 * MINUTE_MS;
    const volumes = (count: number) =>
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: count, maxLength: count });
    const pastBars = 2 * 48 + 7;
    let uneven = 0;
    fc.assert(
      fc.property(volumes(pastBars), volumes(48), volumes(48), slices, (past, oneFuture, otherFuture, count) => {
        const sent = (future: readonly number[]) => {
          const part = { algorithm: 'vwap', duration: '12h', slices: count };
          const actions = [{ at: pastBars * 30, approve: terms('buy', 5) }];
          const bars = flatBars(pastBars + 48, 100, [...past, ...future], intervalMs);
          return startMarket({ execution: agentOf(part, BTC), bars, intervalMs, actions })
            .run()
            .sent();
        };
        const schedule = sent(oneFuture);
        expect(schedule).toEqual(sent(otherFuture));
        if (new Set(schedule.map((order) => order.split(' ')[2])).size > 2) uneven++;
      }),
      runs(40),
    );
    expect(uneven, 'schedules that follow the profile').toBeGreaterThan(20);
  });
});

describe('participation', () => {
  it('has never sent more than its share of what has traded', () => {
    const rows = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: BAR_COUNT, maxLength: BAR_COUNT });
    fc.assert(
      fc.property(rows, percent, (volumes, pct) => {
        const bars = barsOf(volumes.map((volume) => [100, 101, 99, 100, volume] as const));
        const execution = agentOf({ algorithm: 'participation', pct }, BTC);
        const market = startMarket({ execution, bars, actions: [{ at: 1, approve: terms('buy', 20) }] }).run();
        let sent = 0;
        for (const event of market.events) {
          if (event.kind !== 'SubmitOrder') continue;
          const { tsMs, terms: slice } = event as unknown as SubmitOrder;
          sent += slice.quantity;
          const rowsSince = (tsMs - minute(0)) / MINUTE_MS;
          const traded = volumes.slice(1, rowsSince).reduce((sum, volume) => sum + volume, 0);
          expect(sent / 1_000).toBeLessThanOrEqual((pct / 100) * traded * (1 + 1e-9));
        }
      }),
      runs(100),
    );
  });
});
