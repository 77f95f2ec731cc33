import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairs } from '../../../../src/agents/strategies/pairs.js';
import type { Bar, Signal, StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { InputError } from '../../../../src/core/errors.js';
import type { OrderFilled } from '../../../../src/events/order-events.js';
import type { SignalEmitted } from '../../../../src/events/signal-events.js';
import { runStrategy } from '../../../../src/runner/run-strategy.js';
import { simulate } from '../../../../src/runner/simulate.js';
import { runs } from '../../../property/property-runs.js';
import { barsOfCloses } from '../../kernel/bars-of-closes.js';
import { pairLines, pairsSignals } from './array-pairs.js';
import { signalsOfColumns } from './signals-of-columns.js';
import { rowOf, strategyBars, wanderingCloses } from './strategy-bars.js';

/**
 * Three pairs at a time. Rows 0 to 2: means 2 and 5, slope (3 + 0 + 4) / 2 = 3.5, residuals 0.5, −1, 0.5. Rows 1 to 3:
 * means 3 and 7, slope (3 + 1) / 2 = 2, residuals −1, 2, −1.
 */
const X = [1, 2, 3, 4];
const Y = [2, 4, 9, 8];
const SYMBOLS = ['BTCUSDT', 'ETHUSDT'];
const SMALL = { window: 3, entry: 0.7, exit: 0.1, stop: 2 };

/** The bars of both, moment by moment. */
function together(y: readonly number[], x: readonly number[]): Bar[] {
  const [ys, xs] = [strategyBars(y, 'BTCUSDT'), strategyBars(x, 'ETHUSDT')];
  return ys.flatMap((bar, row) => [bar, xs[row]]);
}

const run = (bars: readonly Bar[], params: object = SMALL) =>
  runStrategy(pairs, { params, bars }).map(({ tsMs, ...signal }) => ({ row: rowOf(tsMs), ...signal }));

describe('pairs', () => {
  it('sells the dear one, buys the cheap one in proportion, and leaves both when they have met again', () => {
    const signals = run(together(Y, X));
    const dear = { row: 2, reason: 'the first symbol is dear', indicators: { spread: 0.5, hedgeRatio: 3.5 } };
    expect(signals).toMatchObject([
      // A coin of y is worth 9, the 3.5 of x together 10.5: the larger leg has strength 1.
      { ...dear, symbol: 'BTCUSDT', direction: 'short', strength: 9 / 10.5 },
      { ...dear, symbol: 'ETHUSDT', direction: 'long', strength: 1 },
      { row: 3, symbol: 'BTCUSDT', direction: 'flat', reason: 'the spread has come back' },
      { row: 3, symbol: 'ETHUSDT', direction: 'flat', reason: 'the spread has come back' },
    ]);
    // Residuals 0.5, −1, 0.5: their deviation is √(1.5 / 3).
    expect(signals[0].indicators?.deviation).toBeCloseTo(Math.sqrt(0.5), 14);
    expect(signals[0].indicators?.z).toBeCloseTo(Math.SQRT1_2, 14);
    expect(signals[2].indicators?.z).toBeCloseTo(-Math.SQRT1_2, 14);
    expect(signals[2].indicators?.hedgeRatio).toBeCloseTo(2, 14);
    expect(signals.map(({ targetQuantity }) => targetQuantity)).toEqual(Array(4).fill(undefined));
  });

  it('has the other legs where the first symbol is cheap', () => {
    // The same mirrored: y of 8, 6, 1 and 2 falls with x, so x is mirrored, too.
    const signals = run(together([8, 6, 1, 2], [4, 3, 2, 1]));
    expect(signals.slice(0, 2)).toMatchObject([
      { symbol: 'BTCUSDT', direction: 'long', reason: 'the first symbol is cheap', strength: 1 / 7 },
      { symbol: 'ETHUSDT', direction: 'short', strength: 1 },
    ]);
  });

  it('has legs of so many coins, when it is told how many', () => {
    const quantities = run(together(Y, X), { ...SMALL, quantity: 2 }).map(({ targetQuantity }) => targetQuantity);
    expect(quantities.slice(0, 2)).toEqual([2, 7]);
    expect(quantities.slice(2)).toEqual([undefined, undefined]);
  });

  it('buys the cheap leg alone, in full, where it may not go short', () => {
    const alone = run(together(Y, X), { ...SMALL, legs: 'long-only' });
    expect(alone.map(({ row, symbol, direction, strength }) => [row, symbol, direction, strength])).toEqual([
      [2, 'ETHUSDT', 'long', 1],
      [3, 'ETHUSDT', 'flat', undefined],
    ]);
    const other = run(together([8, 6, 1, 2], [4, 3, 2, 1]), { ...SMALL, legs: 'long-only' });
    expect(other[0]).toMatchObject({ symbol: 'BTCUSDT', direction: 'long', strength: 1 });
  });

  it('does not take two for a pair that go against each other, or that move as one', () => {
    expect(run(together(Y, [4, 3, 2, 1]))).toEqual([]);
    const closes = wanderingCloses(500, 'one', 20);
    expect(
      run(
        together(
          closes,
          closes.map((close) => close / 4),
        ),
        { window: 20 },
      ),
    ).toEqual([]);
    expect(
      run(
        together(
          closes,
          closes.map(() => 10_000),
        ),
        { window: 20 },
      ),
    ).toEqual([]);
    expect(
      run(
        together(
          closes.map(() => 10_000),
          closes,
        ),
        { window: 20 },
      ),
    ).toEqual([]);
  });

  it('looks only at moments at which both have a bar', () => {
    const bars = together([2, 4, 5, 9, 8], [1, 2, 7, 3, 4]);
    const expected = run(together(Y, X)).map(({ row, ...signal }) => ({ ...signal, row: row + 1 }));
    // Row 2 is there for one of them only: it is as if it were for none.
    for (const missing of [4, 5]) expect(run(bars.filter((_, index) => index !== missing))).toEqual(expected);
  });

  it('does not mind which of the two comes first at a moment', () => {
    const said = (bars: readonly Bar[]) => {
      const params = pairs.params.parse(SMALL);
      const state = pairs.init(params, SYMBOLS);
      const signals: Signal[] = [];
      const signal = (one: Signal) => void signals.push(one);
      const ctx = { params, symbols: SYMBOLS, tsMs: 0, cash: 0, equity: 0, position: () => 0, random: () => 0, signal };
      for (const bar of bars) pairs.onBar(state, bar, ctx);
      return signals;
    };
    const bars = together(Y, X);
    expect(said(bars)).toHaveLength(4);
    expect(said(bars.map((_, index) => bars[index ^ 1]))).toEqual(said(bars));
  });

  it('agrees with an array calculation on random pairs of markets', () => {
    const params = fc.record({
      window: fc.integer({ min: 3, max: 60 }),
      entry: fc.constantFrom(1, 1.5, 2),
      exit: fc.constantFrom(0, 0.25, 0.5),
      stop: fc.constantFrom(2.5, 3, 4),
    });
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 600 }), params, (seed, count, given) => {
        const [shared, own] = [wanderingCloses(count, seed, 20), wanderingCloses(count, `${seed}/own`, 5)];
        const y = barsOfCloses(shared.map((close, row) => 2 * close + own[row]));
        const x = barsOfCloses(shared);
        const lines = pairLines(y.close, x.close, given.window);
        // On a line, all that is left is rounding, which two calculations do not share.
        fc.pre(lines.every(({ deviation }) => deviation > 1e-3));
        const near = (z: number) =>
          [given.entry, given.exit, given.stop].some((limit) => Math.abs(Math.abs(z) - limit) < 1e-9);
        fc.pre(!lines.some(({ z }) => near(z)));
        const plain = (all: readonly { row: number; direction: string; symbol?: string }[]) =>
          all.map(({ row, direction, symbol }) => [row, direction, symbol]);
        const signals = signalsOfColumns(pairs as unknown as StrategyDefinition, { A: y, B: x }, given);
        expect(plain(signals)).toEqual(plain(pairsSignals(lines, ['A', 'B'], given)));
      }),
      runs(200),
    );
  });

  it.each([
    { window: 2 },
    { entry: 0 },
    { entry: 1, exit: 1 },
    { entry: 4 },
    { quantity: 0 },
    { legs: 'short-only' },
    { lookback: 3 },
  ])('refuses %j', (params) => {
    expect(pairs.params.safeParse(params).success).toBe(false);
  });
});

describe('a desk with pairs', () => {
  const data = ['BTCUSDT', 'ETHUSDT'].map((symbol) => ({
    symbol,
    source: 'csv',
    path: `${symbol}-1m-synthetic.csv.gz`,
    interval: '1m',
    filters: { lotSize: 0.00001 },
  }));
  const scenario = (changes: object, strategy: object) => ({
    name: 'pair',
    data,
    period: { from: '2024-01-10', to: '2024-01-11' },
    account: { cash: { USDT: 1_000_000 } },
    strategies: [
      { id: 'pair', use: 'pairs', symbols: ['BTCUSDT', 'ETHUSDT'], sizing: { model: 'percent', pct: 40 }, ...strategy },
    ],
    ...changes,
  });
  const baseDir = resolve(import.meta.dirname, '../../../../data');

  it.each([[['BTCUSDT']], [['BTCUSDT', 'ETHUSDT', 'SOLUSDT']]])('has exactly two symbols, not %j', async (symbols) => {
    const more = symbols.includes('SOLUSDT') ? [...data, { ...data[0], symbol: 'SOLUSDT' }] : data;
    const error = await simulate({ scenario: scenario({ data: more }, { symbols }), baseDir }).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(InputError);
    expect(error.code).toBe('STRATEGY_SYMBOLS_INVALID');
    const list = symbols.join(', ');
    expect(error.message).toContain('strategies[0].symbols');
    expect(error.message).toContain(`expected exactly 2 symbols for pairs, found ${symbols.length} (${list}).`);
    expect(() => pairs.init(pairs.params.parse({}), symbols)).toThrow(`needs exactly 2 symbols, got ${symbols.length}`);
  });

  it('holds hedge-ratio coins of the second for each of the first, on margin', async () => {
    const signals: SignalEmitted[] = [];
    const fills: OrderFilled[] = [];
    const onEvent = (_: string, event: object) => {
      if ((event as SignalEmitted).kind === 'SignalEmitted') signals.push({ ...(event as SignalEmitted) });
      if ((event as OrderFilled).kind === 'OrderFilled') fills.push({ ...(event as OrderFilled) });
    };
    const venue = { kind: 'perpetual', leverage: 3 };
    const { run: branch } = await simulate({ scenario: scenario({ venue }, {}), baseDir, onEvent });
    expect(branch.result.counts.refusals).toBe(0);
    const [first, second] = signals;
    expect([first.direction, second.direction].sort()).toEqual(['long', 'short']);
    expect(signals.length).toBeGreaterThan(20);
    expect(fills.length).toBe(signals.length);
    const ratio = fills[1].quantity / fills[0].quantity;
    // Lots are 1e-5, and so is the fee's part of the sizing.
    expect(Math.abs(ratio / first.indicators.hedgeRatio - 1)).toBeLessThan(1e-4);
  });

  it('never sells short where it has a long leg only', async () => {
    const params = { legs: 'long-only' };
    const { run: branch } = await simulate({ scenario: scenario({}, { params }), baseDir });
    expect(branch.result.counts.refusals).toBe(0);
    expect(branch.result.counts.fills).toBe(branch.result.counts.signals);
    expect(branch.result.counts.fills).toBeGreaterThan(10);
  });
});
