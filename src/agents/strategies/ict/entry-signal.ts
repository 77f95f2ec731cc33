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

/** One string for each case: a new one for every signal would have to be read and compared anew wherever it is known. */
const REASONS = Array.from({ length: 16 }, (_, bits) => {
  const touch = bits & 8 ? 'touched a bullish order block' : 'touched a bearish order block';
  return `${touch}${bits & 4 ? ', fair-value gap' : ''}${bits & 2 ? ', liquidity sweep' : ''}${bits & 1 ? ', break of structure' : ''}`;
});

function reasonOf({ direction, gap, swept, broke }: BlockEntry): string {
  return REASONS[(direction === 1 ? 8 : 0) + (gap ? 4 : 0) + (swept ? 2 : 0) + (broke ? 1 : 0)];
}
