import { z } from 'zod';

/** What a scenario may set; every parameter has a default. Bars are those that the strategy gets. */
export const ictParams = z.strictObject({
  bodyPct: z.number().min(0).lt(100).default(70).describe('A strong candle has more body than this, % of its range'),
  maxTouches: z.int().min(1).max(1000).default(3).describe('Bars that may touch an order block before it is used up'),
  maxAge: z.int().min(1).max(1_000_000).default(500).describe('Bars that an order block is valid'),
  minGapBps: z.number().min(0).max(10_000).default(2).describe('Least size of a fair-value gap, basis points'),
  swing: z.int().min(1).max(500).default(5).describe('Bars on each side of a swing high or low'),
  recentBars: z.int().min(1).max(1_000_000).default(60).describe('Bars that a sweep or a break of structure counts'),
  useBias: z.boolean().default(true).describe('Enter only in the direction of the higher timeframe'),
  biasInterval: z.int().min(1).max(100_000).default(60).describe('Bars in a candle of the higher timeframe'),
  biasSwing: z.int().min(1).max(500).default(2).describe('Candles on each side of a swing there'),
  stopPct: z.number().min(0).max(50).default(0.2).describe('Stop beyond the block, % of its edge'),
  targetPct: z.number().gt(0).max(50).default(1).describe('Take-profit, % of the close at the signal'),
  baseStrength: z.number().min(0).max(1).default(0.4).describe('Strength of a touch alone'),
  gapBonus: z.number().min(0).max(1).default(0.2).describe('Added if a fair-value gap overlaps the block'),
  sweepBonus: z.number().min(0).max(1).default(0.2).describe('Added after a recent liquidity sweep'),
  bosBonus: z.number().min(0).max(1).default(0.2).describe('Added after a recent break of structure'),
  minStrength: z.number().min(0).max(1).default(0).describe('Entries weaker than this are left out'),
  shorts: z.boolean().default(false).describe('Also short at bearish blocks; needs margin'),
});

export type IctParams = z.output<typeof ictParams>;
