import { z } from 'zod';
import { InputError } from '../../core/errors.js';
import {
  createRollingRegression,
  type RollingRegressionState,
  updateRollingRegression,
} from '../../indicators/rolling-regression.js';
import { createSpreadSide, type SpreadSideState, updateSpreadSide } from './spread-side.js';
import { defineStrategy, type Signal, type StrategyContext } from './strategy.js';

interface PairsState {
  readonly line: RollingRegressionState;
  readonly spread: SpreadSideState;
  /** The latest close of each leg, and its time; NaN once both have been used. */
  closeY: number;
  tsMsY: number;
  closeX: number;
  tsMsX: number;
}

const params = z
  .strictObject({
    window: z.int().min(3).default(240).describe('Bars in the regression'),
    entry: z.number().positive().max(100).default(2).describe('Enters when |z| is more than this'),
    exit: z.number().min(0).max(100).default(0.5).describe('Leaves when |z| is less than this'),
    stop: z.number().positive().max(1000).default(4).describe('Gives up when |z| is more than this'),
    legs: z
      .enum(['both', 'long-only'])
      .default('both')
      .describe('both: long one, short the other, on margin. long-only: buys the cheap one alone'),
    quantity: z
      .number()
      .positive()
      .optional()
      .describe("Coins of the first symbol in a position. Default: the scenario's sizing"),
  })
  .refine((value) => value.exit < value.entry, { path: ['exit'], message: 'exit must be smaller than entry' })
  .refine((value) => value.entry < value.stop, { path: ['entry'], message: 'entry must be smaller than stop' });

type Params = z.output<typeof params>;

/**
 * Pairs: when two prices that go together have come apart, buys the cheap one and sells the dear one until they meet
 * again. It trades on the return of a relative price to its mean (Gatev, Goetzmann, Rouwenhorst 2006, "Pairs trading:
 * performance of a relative-value arbitrage rule"; Vidyamurthy, "Pairs Trading", 2004).
 *
 * The first symbol's close (y) is regressed on the second's (x) over the last `window` bars, this one included. The
 * spread is the residual, z the residual over its standard deviation. Prices are taken as they are, without logarithms:
 * then the slope is a ratio of coins, and a coin of y against `slope` coins of x is the position whose worth moves
 * as the spread does (Chan, "Algorithmic Trading", 2013). See {@link updateSpreadSide} for when it enters and leaves. It
 * enters only while the slope is positive: otherwise the two do not go together.
 *
 * With percent sizing the larger leg, by worth, gets strength 1 and the other the strength that makes it `slope` coins
 * of x a coin of y. Fixed sizing knows no strength; with `quantity` the legs are so many coins of y and
 * `slope · quantity` of x, under any sizing. The sizes stay as they were on entry. `long-only` buys the cheap leg with
 * strength 1 and never goes short, for a spot market.
 *
 * A moment counts only when both symbols have a bar that closes then.
 */
export const pairs = defineStrategy({
  name: 'pairs',
  description: 'Buys the cheap one and sells the dear one of two symbols that have come apart',
  params,
  scope: 'desk',
  symbolCount: 2,
  reusesBar: true,
  init: ({ window }, symbols): PairsState => {
    requirePair(symbols);
    return {
      line: createRollingRegression(window),
      spread: createSpreadSide(),
      closeY: Number.NaN,
      tsMsY: Number.NaN,
      closeX: Number.NaN,
      tsMsX: Number.NaN,
    };
  },
  onBar(state, bar, ctx) {
    if (bar.symbol === ctx.symbols[0]) {
      state.closeY = bar.close;
      state.tsMsY = bar.tsMs;
    } else {
      state.closeX = bar.close;
      state.tsMsX = bar.tsMs;
    }
    if (state.tsMsY !== state.tsMsX) return;
    state.tsMsY = Number.NaN;
    state.tsMsX = Number.NaN;
    const { line, spread } = state;
    updateRollingRegression(line, state.closeX, state.closeY);
    // Pairs on a line have no spread to measure; before the window is full, nothing is there.
    if (!(line.deviation > 0)) return;
    const score = line.residual / line.deviation;
    const sideBefore = spread.side;
    const reason = updateSpreadSide(spread, score, ctx.params, line.slope > 0);
    if (reason === null) return;
    const indicators = { z: score, spread: line.residual, deviation: line.deviation, hedgeRatio: line.slope };
    if (spread.side !== 0) enter(state, ctx, reason, indicators);
    else leave(sideBefore, ctx, reason, indicators);
  },
});

type Indicators = Signal['indicators'];

function enter(state: PairsState, ctx: StrategyContext<Params>, reason: string, indicators: Indicators): void {
  const { closeX, closeY } = state;
  const { side } = state.spread;
  const { slope } = state.line;
  const { legs, quantity } = ctx.params;
  const alone = legs === 'long-only';
  const larger = Math.max(closeY, slope * closeX);
  for (let leg = 0; leg < 2; leg++) {
    const buys = side > 0 === (leg === 0);
    if (alone && !buys) continue;
    const coins = leg === 0 ? 1 : slope;
    ctx.signal({
      symbol: ctx.symbols[leg],
      direction: buys ? 'long' : 'short',
      strength: alone ? 1 : (leg === 0 ? closeY : slope * closeX) / larger,
      reason,
      indicators,
      targetQuantity: quantity === undefined ? undefined : coins * quantity,
    });
  }
}

function leave(side: number, ctx: StrategyContext<Params>, reason: string, indicators: Indicators): void {
  for (let leg = 0; leg < 2; leg++) {
    const bought = side > 0 === (leg === 0);
    if (ctx.params.legs === 'long-only' && !bought) continue;
    ctx.signal({ symbol: ctx.symbols[leg], direction: 'flat', reason, indicators });
  }
}

function requirePair(symbols: readonly string[]): void {
  if (symbols.length === 2) return;
  throw new InputError({
    code: 'STRATEGY_SYMBOLS_INVALID',
    message: `The strategy pairs needs exactly 2 symbols, got ${symbols.length} (${symbols.join(', ')}).`,
    remedy: 'Give it two symbols in the scenario, such as symbols: [BTCUSDT, ETHUSDT].',
    values: { strategy: 'pairs', symbols },
  });
}
