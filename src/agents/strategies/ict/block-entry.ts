import { findFairValueGap, gapFillPct } from './fair-value-gap-side.js';
import type { IctParams } from './ict-params.js';
import type { IctState } from './ict-state.js';

/** An entry at an order block, with what speaks for it. Prices in quote currency. */
export interface BlockEntry {
  readonly direction: 1 | -1;
  /** 0..1. */
  readonly strength: number;
  readonly blockLow: number;
  readonly blockHigh: number;
  /** Bars that have touched the block, this one included. */
  readonly touches: number;
  /** Bars since the strong candle. */
  readonly age: number;
  /** Whether an open gap of the same direction overlaps the block, and how far it was filled before this bar, in percent. */
  readonly gap: boolean;
  /** 100 without one. */
  readonly gapFillPct: number;
  readonly swept: boolean;
  readonly broke: boolean;
}

/**
 * The entry in one direction, or null: a valid block of that side has been touched by the last bar, and the confluence
 * is enough. Of several blocks the youngest that an open gap overlaps, else the youngest.
 *
 * To be asked when blocks, structure and sweeps have taken the bar and gaps have not: a gap next to a block is filled by
 * the very bar that comes back to the block, so what counts is that it was open when that bar began.
 */
export function findBlockEntry(state: IctState, params: IctParams, direction: 1 | -1): BlockEntry | null {
  const row = state.blocks.count - 1;
  const blocks = direction === 1 ? state.blocks.bullish : state.blocks.bearish;
  if (blocks.touchedRow !== row) return null;
  const gaps = direction === 1 ? state.gaps.bullish : state.gaps.bearish;
  let block = -1;
  let gap = -1;
  for (let index = blocks.size - 1; index >= 0 && gap < 0; index--) {
    if (blocks.touchedRows[index] !== row) continue;
    gap = findFairValueGap(gaps, blocks.lows[index], blocks.highs[index]);
    if (gap >= 0 || block < 0) block = index;
  }
  if (block < 0) return null;
  const { structure, sweep } = state;
  const since = row - params.recentBars;
  const sweptRow = direction === 1 ? sweep.bullishRow : sweep.bearishRow;
  const swept = sweptRow >= 0 && sweptRow >= since;
  const broke = structure.breakKind === 'bos' && structure.breakDirection === direction && structure.breakRow >= since;
  const bonus = (gap >= 0 ? params.gapBonus : 0) + (swept ? params.sweepBonus : 0) + (broke ? params.bosBonus : 0);
  const strength = Math.min(1, params.baseStrength + bonus);
  if (strength < params.minStrength) return null;
  return {
    direction,
    strength,
    blockLow: direction === 1 ? blocks.lows[block] : -blocks.highs[block],
    blockHigh: direction === 1 ? blocks.highs[block] : -blocks.lows[block],
    touches: blocks.touches[block],
    age: row - blocks.madeRows[block],
    gap: gap >= 0,
    gapFillPct: gap >= 0 ? gapFillPct(gaps, gap) : 100,
    swept,
    broke,
  };
}
