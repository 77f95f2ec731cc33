import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import type { Bar, Signal, StrategyContext, StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { runStrategy } from '../../src/runner/run-strategy.js';
import { strategyBars, wanderingCloses } from '../unit/agents/strategies/strategy-bars.js';

/** What every built-in strategy must name here: bars before which it cannot have an opinion, with its defaults. */
const WARM_UP_BARS: Readonly<Record<string, number>> = { momentum: 50, macd: 34 };

const bars = strategyBars(wanderingCloses(2000, 'strategies', 20));

/** Feeds bars to a bare definition: only what it decides by is in `state`. */
function feed(definition: StrategyDefinition, state: unknown, fed: Iterable<Bar>): Signal[] {
  const signals: Signal[] = [];
  const ctx: StrategyContext<unknown> = {
    params: definition.params.parse({}),
    symbols: ['BTCUSDT'],
    tsMs: 0,
    cash: 1000,
    equity: 1000,
    position: () => 0,
    random: () => 0.5,
    signal: (signal) => void signals.push(structuredClone(signal)),
  };
  for (const bar of fed) definition.onBar(state, bar, ctx);
  return signals;
}

/** The bars through one object that moves on, as the engine hands them to strategies that reuse bars. */
function* throughOneObject(rows: readonly Bar[]): Iterable<Bar> {
  const moving = { ...rows[0] };
  for (const row of rows) yield Object.assign(moving, row);
  Object.assign(moving, { open: Number.NaN, high: Number.NaN, low: Number.NaN, close: Number.NaN });
}

const fresh = (definition: StrategyDefinition) => definition.init(definition.params.parse({}), ['BTCUSDT']);

describe.each(Object.entries(BUILT_IN))('the strategy %s', (name, definition) => {
  it('goes by its name, describes itself, and has valid defaults that are described too', () => {
    expect(definition.name).toBe(name);
    expect(definition.description).not.toBe('');
    expect(definition.params.safeParse({}).success).toBe(true);
    expect(definition.params.safeParse({ noSuchParameter: 1 }).success).toBe(false);
    const { shape } = definition.params as unknown as { shape: Record<string, { description?: string }> };
    for (const [key, schema] of Object.entries(shape)) expect(schema.description, key).toBeTruthy();
  });

  it('says something on a lively market, and nothing before it has warmed up', () => {
    const signals = runStrategy(definition, { bars });
    expect(signals.length).toBeGreaterThan(10);
    const warmUp = WARM_UP_BARS[name];
    expect(warmUp, `WARM_UP_BARS of ${name}`).toBeGreaterThan(0);
    for (let start = 0; start < 1000; start += 100) {
      expect(feed(definition, fresh(definition), bars.slice(start, start + warmUp))).toEqual([]);
    }
  });

  it('gives reasons, and finite numbers for them', () => {
    for (const { reason, indicators = {}, strength = 1 } of runStrategy(definition, { bars })) {
      expect(reason).not.toBe('');
      expect(strength >= 0 && strength <= 1).toBe(true);
      expect(Object.values(indicators).every(Number.isFinite)).toBe(true);
    }
  });

  it('goes on from a structured clone of its state, at any bar, as if nothing had happened', () => {
    const whole = feed(definition, fresh(definition), bars);
    for (const cut of [0, 1, 20, 33, 34, 35, 49, 50, 51, 777, 1999]) {
      const state = fresh(definition);
      const before = feed(definition, state, bars.slice(0, cut));
      const copy = structuredClone(state);
      feed(definition, state, bars.slice(0, 300));
      expect([...before, ...feed(definition, copy, bars.slice(cut))]).toEqual(whole);
    }
  });

  it('keeps no bar', () => {
    expect(feed(definition, fresh(definition), throughOneObject(bars))).toEqual(
      feed(definition, fresh(definition), bars),
    );
  });

  it('shares nothing between two states', () => {
    const [one, other] = [fresh(definition), fresh(definition)];
    const alone = feed(definition, fresh(definition), bars);
    const together = bars.flatMap((bar, row) => {
      feed(definition, other, [bars[bars.length - 1 - row]]);
      return feed(definition, one, [bar]);
    });
    expect(together).toEqual(alone);
  });
});
