import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import type { Bar, Signal, StrategyContext, StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { runStrategy } from '../../src/runner/run-strategy.js';
import { strategyBars, wanderingCloses } from '../unit/agents/strategies/strategy-bars.js';

interface Facts {
  /** Bars (of each symbol) before which it cannot have an opinion, with its defaults. */
  readonly warmUp: number;
  /** How many signals a lively market brings about at least. Default: 10. */
  readonly signalsMin?: number;
  /** Whether it needs candles with a body. Default: each opens where it closes. */
  readonly bodies?: boolean;
}

/** What every built-in strategy must tell here. */
const FACTS: Readonly<Record<string, Facts>> = {
  momentum: { warmUp: 50 },
  macd: { warmUp: 34 },
  bollinger: { warmUp: 19 },
  'mean-reversion': { warmUp: 14 },
  breakout: { warmUp: 20 },
  stochastic: { warmUp: 18 },
  pairs: { warmUp: 239 },
  'buy-and-hold': { warmUp: 0, signalsMin: 1 },
  // Six hours for a trend; its exits lie at the venue, which is not there, so the first entry is the only one.
  ict: { warmUp: 359, signalsMin: 1, bodies: true },
};

const BTC = 'BTCUSDT';
const ETH = 'ETHUSDT';

/** Bars of a lively market, with lively volumes: of one symbol, or of two that go together, moment by moment. */
function marketOf(definition: StrategyDefinition): Bar[] {
  const closes = wanderingCloses(2000, 'strategies', 20);
  const volumes = wanderingCloses(2000, 'volumes', 2000).map((value) => Math.abs(value) + 1);
  const withVolumes = (bars: readonly Bar[]) => bars.map((bar, row) => ({ ...bar, volume: volumes[row] }));
  const btc = withVolumes(strategyBars(closes, BTC));
  if (FACTS[definition.name]?.bodies) return btc.map((bar, row) => withBody(bar, closes[row - 1] ?? bar.close));
  if (definition.scope !== 'desk') return btc;
  const own = wanderingCloses(2000, 'own', 10);
  const eth = withVolumes(
    strategyBars(
      closes.map((close, row) => (close + own[row]) / 20),
      ETH,
    ),
  );
  return btc.flatMap((bar, row) => [bar, eth[row]]);
}

/** The bar as if it had opened there. */
function withBody(bar: Bar, open: number): Bar {
  return { ...bar, open, high: Math.max(bar.high, open), low: Math.min(bar.low, open) };
}

/** Feeds bars to a bare definition: only what it decides by is in `state`. */
function feed(definition: StrategyDefinition, state: unknown, fed: Iterable<Bar>): Signal[] {
  const signals: Signal[] = [];
  const ctx: StrategyContext<unknown> = {
    params: definition.params.parse({}),
    symbols: symbolsOf(definition),
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

const symbolsOf = ({ scope }: StrategyDefinition) => (scope === 'desk' ? [BTC, ETH] : [BTC]);
const fresh = (definition: StrategyDefinition) => definition.init(definition.params.parse({}), symbolsOf(definition));

describe.each(Object.entries(BUILT_IN))('the strategy %s', (name, definition) => {
  const bars = marketOf(definition);
  const perMoment = symbolsOf(definition).length;

  it('goes by its name, describes itself, and has valid defaults that are described too', () => {
    expect(definition.name).toBe(name);
    expect(definition.description).not.toBe('');
    expect(definition.params.safeParse({}).success).toBe(true);
    expect(definition.params.safeParse({ noSuchParameter: 1 }).success).toBe(false);
    const { shape } = definition.params as unknown as { shape: Record<string, { description?: string }> };
    for (const [key, schema] of Object.entries(shape)) expect(schema.description, key).toBeTruthy();
  });

  it('says something on a lively market, and nothing before it has warmed up', () => {
    const facts = FACTS[name];
    expect(facts, `FACTS of ${name}`).toBeDefined();
    const { warmUp, signalsMin = 10 } = facts;
    expect(runStrategy(definition, { bars }).length).toBeGreaterThanOrEqual(signalsMin);
    for (let start = 0; start < 1000; start += 100) {
      const from = start * perMoment;
      expect(feed(definition, fresh(definition), bars.slice(from, from + warmUp * perMoment))).toEqual([]);
    }
  });

  it('says what has changed: never the same of one symbol twice', () => {
    const last = new Map<string, string>();
    for (const { symbol, direction, exits } of runStrategy(definition, { bars })) {
      expect(direction).not.toBe(last.get(symbol));
      // What has a stop at the venue may have been left without a word.
      last.set(symbol, exits === undefined ? direction : '');
    }
  });

  it('refuses each of its numbers outside of its range', () => {
    const { shape } = definition.params as unknown as { shape: Record<string, object> };
    const defaults = definition.params.parse({}) as Record<string, unknown>;
    for (const key of Object.keys(shape)) {
      for (const wrong of [-1e9, Number.NaN, Number.POSITIVE_INFINITY, 'x', null, {}]) {
        expect(definition.params.safeParse({ ...defaults, [key]: wrong }).success, `${key}: ${wrong}`).toBe(false);
      }
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
    for (const cut of [0, 1, 13, 14, 15, 19, 20, 21, 33, 34, 35, 49, 50, 51, 239, 479, 480, 481, 777, 1999]) {
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
