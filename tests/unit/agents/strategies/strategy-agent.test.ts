import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Bar,
  defineStrategy,
  type StrategyContext,
  type StrategyDefinition,
} from '../../../../src/agents/strategies/strategy.js';
import { StrategyAgent } from '../../../../src/agents/strategies/strategy-agent.js';
import { createRandom, nextUniform } from '../../../../src/core/random.js';
import { BarSeries } from '../../../../src/kernel/bar-series.js';
import { barsOfCloses } from '../../kernel/bars-of-closes.js';
import { BTC, booksOf, ETH, fill, startDesk } from '../desk-parts.js';

type OnBar = (bar: Bar, ctx: StrategyContext<unknown>) => void;

function definitionOf(onBar: OnBar, changes: Partial<StrategyDefinition> = {}): StrategyDefinition {
  return defineStrategy<z.ZodType, unknown>({
    name: 'test',
    description: 'For tests',
    params: z.strictObject({}),
    init: () => ({}),
    onBar: (_, bar, ctx) => onBar(bar, ctx),
    ...changes,
  });
}

function strategyDesk(definition: StrategyDefinition, seed = 7) {
  const books = booksOf(['1000', '500']);
  const agent = new StrategyAgent({
    id: 'mine',
    strategyIndex: 1,
    definition,
    params: { size: 3 },
    instruments: [BTC, ETH],
    seriesIndexes: [0, 1],
    seed,
    portfolio: books.portfolio,
  });
  const desk = startDesk([agent]);
  const series = [BTC, ETH].map(({ symbol, index }) => {
    const one = new BarSeries(index, symbol, 60_000, desk.kernel.clock);
    one.view.columns = barsOfCloses([11, 12, 13], { firstOpen: 10 });
    return one.view;
  });
  const bar = (index: number, row = 0) => {
    series[index].row = row;
    desk.kernel.bus.deliverRoot(desk.kernel.topics.barClosed[index], series[index]);
  };
  return { ...desk, ...books, agent, bar };
}

describe('StrategyAgent', () => {
  it('turns what a strategy says into a signal of its own, with everything filled in', () => {
    const desk = strategyDesk(definitionOf((_, ctx) => ctx.signal({ direction: 'long', reason: 'up' })));
    desk.bar(1);
    expect(desk.events).toEqual([
      {
        kind: 'SignalEmitted',
        seq: 1,
        tsMs: desk.kernel.clock.tsMs,
        strategyIndex: 1,
        instrumentIndex: 1,
        direction: 'long',
        strength: 1,
        reason: 'up',
        indicators: {},
        targetQuantity: null,
        entry: null,
        exits: null,
      },
    ]);
  });

  it('passes on what the strategy did say', () => {
    const entry = { type: 'limit', limitPrice: 9 } as const;
    const said = {
      direction: 'short',
      strength: 0,
      reason: 'r',
      indicators: { a: 1 },
      targetQuantity: 0,
      entry,
    } as const;
    const desk = strategyDesk(definitionOf((_, ctx) => ctx.signal({ ...said, symbol: 'ETHUSDT' })));
    desk.bar(0);
    expect(desk.events).toMatchObject([{ ...said, instrumentIndex: 1 }]);
  });

  it('shows the strategy its own account, and its position in any of its symbols', () => {
    const seen: unknown[] = [];
    const look: OnBar = (bar, ctx) =>
      seen.push([
        bar.symbol,
        ctx.position(),
        ctx.position('BTCUSDT'),
        ctx.cash,
        ctx.equity,
        ctx.symbols,
        ctx.params,
        ctx.tsMs,
      ]);
    const desk = strategyDesk(definitionOf(look));
    desk.hold(1, BTC, 2);
    desk.hold(0, ETH, 100);
    desk.bar(0);
    desk.bar(1);
    const rest = [2, 500, 700, ['BTCUSDT', 'ETHUSDT'], { size: 3 }, desk.kernel.clock.tsMs];
    expect(seen).toEqual([
      ['BTCUSDT', 2, ...rest],
      ['ETHUSDT', 0, ...rest],
    ]);
  });

  it.each([
    ['strength', { strength: 1.01 }, 'between 0 and 1'],
    ['strength', { strength: Number.NaN }, 'between 0 and 1'],
    ['targetQuantity', { targetQuantity: -1 }, 'zero or positive'],
    ['targetQuantity', { targetQuantity: Number.POSITIVE_INFINITY }, 'zero or positive'],
    ['direction', { direction: 'up' as 'long' }, 'long, short or flat'],
    ['direction', { direction: 'toString' as 'long' }, 'long, short or flat'],
  ])('refuses a signal with a wrong %s: %j', (field, wrong, expected) => {
    const desk = strategyDesk(definitionOf((_, ctx) => ctx.signal({ direction: 'long', reason: '', ...wrong })));
    expect(() => desk.bar(0)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          new RegExp(`^Agent "strategy:mine" threw on BarClosed of .+ at .*Strategy "mine".*${field}.*${expected}`),
        ),
        cause: expect.objectContaining({ code: 'SIGNAL_INVALID' }),
      }),
    );
  });

  it('refuses a symbol that the strategy was not given', () => {
    const desk = strategyDesk(definitionOf((_, ctx) => ctx.signal({ symbol: 'DOGE', direction: 'long', reason: '' })));
    expect(() => desk.bar(0)).toThrow('names the symbol "DOGE", which is not one of its symbols (BTCUSDT, ETHUSDT)');
    const asking = strategyDesk(definitionOf((_, ctx) => void ctx.position('DOGE')));
    expect(() => asking.bar(0)).toThrow('DOGE');
  });

  it('names the strategy whose init throws', () => {
    const init = () => {
      throw new Error('no period');
    };
    expect(() => strategyDesk(definitionOf(() => {}, { init }))).toThrow(
      /^Agent "strategy:mine" threw on start at .*no period/,
    );
  });

  it('has chance of its own: by seed and name, and the same after a restart in the middle', () => {
    const numbers: number[] = [];
    const definition = definitionOf((_, ctx) => numbers.push(ctx.random()));
    const desk = strategyDesk(definition);
    desk.bar(0);
    const states = desk.kernel.agents.snapshot();
    desk.bar(0);
    const expected = createRandom('7/strategy:mine');
    expect(numbers).toEqual([nextUniform(expected), nextUniform(expected)]);
    const restarted = strategyDesk(definition);
    restarted.kernel.agents.restore(states);
    restarted.bar(0);
    expect(numbers[2]).toBe(numbers[1]);
    strategyDesk(definition, 8).bar(0);
    expect(numbers[3]).not.toBe(numbers[0]);
  });

  it('gives each symbol a state of its own, or one to the whole desk', () => {
    const define = (scope: 'symbol' | 'desk') =>
      definitionOf(() => {}, {
        scope,
        init: (_, symbols) => ({ symbols, closes: [] as number[] }),
        onBar: (state, bar) => (state as { closes: number[] }).closes.push(bar.close),
      });
    const apart = strategyDesk(define('symbol'));
    const together = strategyDesk(define('desk'));
    for (const desk of [apart, together]) {
      desk.bar(0, 0);
      desk.bar(1, 1);
    }
    expect(apart.agent.state.states).toEqual([
      { symbols: ['BTCUSDT'], closes: [11] },
      { symbols: ['ETHUSDT'], closes: [12] },
    ]);
    expect(together.agent.state.states).toEqual([{ symbols: ['BTCUSDT', 'ETHUSDT'], closes: [11, 12] }]);
  });

  it('knows in a desk strategy whose bar it is', () => {
    const desk = strategyDesk(
      definitionOf((_, ctx) => ctx.signal({ direction: 'flat', reason: '' }), { scope: 'desk' }),
    );
    desk.bar(1);
    desk.bar(0);
    expect(desk.events).toMatchObject([{ instrumentIndex: 1 }, { instrumentIndex: 0 }]);
  });

  it('gives a strategy bars that it may keep, unless it said that it keeps none', () => {
    for (const reusesBar of [false, true]) {
      const kept: Bar[] = [];
      const desk = strategyDesk(definitionOf((bar) => kept.push(bar), { reusesBar }));
      desk.bar(0, 0);
      desk.bar(0, 2);
      expect(kept.map(({ open, close }) => [open, close])).toEqual(
        reusesBar
          ? [
              [12, 13],
              [12, 13],
            ]
          : [
              [10, 11],
              [12, 13],
            ],
      );
      expect(kept[0] === kept[1]).toBe(reusesBar);
    }
  });

  it("tells of the strategy's own fills alone, in coins and prices", () => {
    const fills: unknown[] = [];
    const onFill: StrategyDefinition['onFill'] = (_, own, ctx) => {
      fills.push(own);
      ctx.signal({ direction: 'flat', reason: 'filled' });
    };
    const desk = strategyDesk(definitionOf(() => {}, { onFill }));
    desk.publish('orderFilled', fill('buy', 1.5, 100.25, { strategyIndex: 1, instrumentIndex: 1 }));
    desk.publish('orderFilled', fill('buy', 1, 100, { strategyIndex: 0 }));
    expect(fills).toEqual([
      { symbol: 'ETHUSDT', side: 'buy', price: 100.25, quantity: 1.5, tsMs: desk.kernel.clock.tsMs },
    ]);
    expect(desk.events.filter(({ kind }) => kind === 'SignalEmitted')).toMatchObject([{ instrumentIndex: 1 }]);
  });
});
