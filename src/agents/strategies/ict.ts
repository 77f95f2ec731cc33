import { type BlockEntry, findBlockEntry } from './ict/block-entry.js';
import type { Candle } from './ict/candle.js';
import { entrySignal } from './ict/entry-signal.js';
import { updateFairValueGaps } from './ict/fair-value-gap.js';
import { holdsPosition, updateHeldPosition } from './ict/held-position.js';
import { updateHigherTimeframeBias } from './ict/higher-timeframe-bias.js';
import { type IctParams, ictParams } from './ict/ict-params.js';
import { createIctState, type IctState } from './ict/ict-state.js';
import { updateLiquiditySweep } from './ict/liquidity-sweep.js';
import { updateMarketStructure } from './ict/market-structure.js';
import { updateOrderBlocks } from './ict/order-block.js';
import { defineStrategy, type StrategyContext } from './strategy.js';

/**
 * Concepts of the "Inner Circle Trader" (Michael J. Huddleston), also called smart money concepts: long when price comes
 * back to a valid bullish order block while the higher timeframe trends up, short at bearish ones with `shorts`. Its
 * strength is the confluence of block, fair-value gap, liquidity sweep and break of structure. Each concept has its
 * definition in its own file in ict/; where traders differ, the definitions of the Python library
 * smart-money-concepts (Joshua Attridge, https://github.com/joshyattridge/smart-money-concepts) are named there.
 *
 * The position ends at its stop or its take-profit, which rest at the venue. Meanwhile nothing else is said. A bar that
 * speaks for both sides opens the stronger, and nothing if they are equal.
 */
export const ict = defineStrategy({
  name: 'ict',
  description: 'Long at order blocks in the direction of the higher timeframe, with a stop beyond the block',
  params: ictParams,
  reusesBar: true,
  init: createIctState,
  onBar(state: IctState, bar, ctx) {
    // Read from the columns once: each detector looks at all four.
    const { open, high, low, close } = bar;
    const candle: Candle = { open, high, low, close };
    updateHigherTimeframeBias(state.bias, candle, bar.tsMs, bar.intervalMs);
    updateMarketStructure(state.structure, candle);
    updateLiquiditySweep(state.sweep, state.structure, candle);
    updateOrderBlocks(state.blocks, candle);
    enter(state, close, ctx);
    updateFairValueGaps(state.gaps, candle);
  },
  onFill(state, fill, ctx) {
    updateHeldPosition(state.held, ctx.position(fill.symbol));
  },
});

function enter(state: IctState, close: number, ctx: StrategyContext<IctParams>): void {
  const row = state.blocks.count - 1;
  const { bullish, bearish } = state.blocks;
  if (bullish.touchedRow !== row && bearish.touchedRow !== row) return;
  const { params } = ctx;
  const { trend } = state.bias.structure;
  const mayBuy = !params.useBias || trend === 1;
  const maySell = params.shorts && (!params.useBias || trend === -1);
  if (!(mayBuy || maySell) || holdsPosition(state.held, ctx.position())) return;
  const long = mayBuy ? findBlockEntry(state, params, 1) : null;
  const short = maySell ? findBlockEntry(state, params, -1) : null;
  const entry = stronger(long, short);
  if (entry !== null) ctx.signal(entrySignal(entry, params, close));
}

function stronger(long: BlockEntry | null, short: BlockEntry | null): BlockEntry | null {
  if (long === null) return short;
  if (short === null) return long;
  if (long.strength === short.strength) return null;
  return long.strength > short.strength ? long : short;
}
