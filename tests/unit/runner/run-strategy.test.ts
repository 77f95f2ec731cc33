import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy } from '../../../src/agents/strategies/strategy.js';
import { runStrategy } from '../../../src/runner/run-strategy.js';
import { strategyBars } from '../agents/strategies/strategy-bars.js';

const counting = (scope: 'symbol' | 'desk') =>
  defineStrategy({
    name: 'counting',
    description: 'Counts its bars',
    scope,
    params: z.strictObject({ every: z.int().default(2) }),
    init: (_, symbols) => ({ count: 0, symbols }),
    onBar(state, _bar, ctx) {
      if (++state.count % ctx.params.every !== 0) return;
      const direction = ctx.position() > 0 ? 'flat' : 'long';
      ctx.signal({ direction, reason: `${state.count} of ${state.symbols.join('+')}`, targetQuantity: 3 });
    },
  });

const bars = [...strategyBars([1, 2, 3]), ...strategyBars([4, 5], 'ETHUSDT')];

describe('runStrategy', () => {
  it('returns signals with symbol and time, a state for each symbol', () => {
    const signals = runStrategy(counting('symbol'), { bars });
    expect(signals.map(({ symbol, reason, tsMs }) => [symbol, reason, tsMs])).toEqual([
      ['BTCUSDT', '2 of BTCUSDT', bars[1].tsMs],
      ['ETHUSDT', '2 of ETHUSDT', bars[4].tsMs],
    ]);
  });

  it('keeps one state for the desk, and takes signals as filled', () => {
    const signals = runStrategy(counting('desk'), { bars, params: { every: 1 } });
    expect(signals.map(({ symbol, direction, reason }) => `${symbol} ${direction} ${reason}`)).toEqual([
      'BTCUSDT long 1 of BTCUSDT+ETHUSDT',
      'BTCUSDT flat 2 of BTCUSDT+ETHUSDT',
      'BTCUSDT long 3 of BTCUSDT+ETHUSDT',
      'ETHUSDT long 4 of BTCUSDT+ETHUSDT',
      'ETHUSDT flat 5 of BTCUSDT+ETHUSDT',
    ]);
  });

  it('checks the parameters as a scenario would', () => {
    expect(() => runStrategy(counting('symbol'), { bars, params: { evry: 1 } })).toThrow(/evry/);
  });

  it('has seeded chance', () => {
    const dice = defineStrategy({
      name: 'dice',
      description: 'Dice',
      params: z.strictObject({}),
      init: () => ({}),
      onBar: (_, __, ctx) => ctx.signal({ direction: 'long', reason: String(ctx.random()) }),
    });
    const thrown = (seed?: number) => runStrategy(dice, { bars, seed }).map(({ reason }) => reason);
    expect(thrown(5)).toEqual(thrown(5));
    expect(thrown(5)).not.toEqual(thrown(6));
    expect(new Set(thrown()).size).toBe(5);
  });
});
