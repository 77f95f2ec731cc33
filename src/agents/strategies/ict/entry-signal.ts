import type { Signal } from '../strategy.js';
import type { BlockEntry } from './block-entry.js';
import type { IctParams } from './ict-params.js';

/**
 * The signal of an entry: at the market, with a stop `stopPct` beyond the block's far edge and a take-profit `targetPct`
 * from the close, both of which rest at the venue from the fill on.
 */
export function entrySignal(entry: BlockEntry, params: IctParams, close: number): Signal {
  const { direction, strength, blockLow, blockHigh, touches, age } = entry;
  const long = direction === 1;
  const edge = long ? blockLow : blockHigh;
  return {
    direction: long ? 'long' : 'short',
    strength,
    reason: reasonOf(entry),
    indicators: {
      blockHigh,
      blockLow,
      touches,
      age,
      gap: entry.gap ? 1 : 0,
      gapFillPct: entry.gapFillPct,
      sweep: entry.swept ? 1 : 0,
      bos: entry.broke ? 1 : 0,
      strength,
    },
    exits: {
      stopPrice: edge * (1 - (direction * params.stopPct) / 100),
      takeProfitPrice: close * (1 + (direction * params.targetPct) / 100),
    },
  };
}

function reasonOf({ direction, gap, swept, broke }: BlockEntry): string {
  const touch = direction === 1 ? 'touched a bullish order block' : 'touched a bearish order block';
  return `${touch}${gap ? ', fair-value gap' : ''}${swept ? ', liquidity sweep' : ''}${broke ? ', break of structure' : ''}`;
}
