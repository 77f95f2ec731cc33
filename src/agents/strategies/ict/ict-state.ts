import { createFairValueGaps, type FairValueGapsState } from './fair-value-gap.js';
import { createHeldPosition, type HeldPositionState } from './held-position.js';
import { createHigherTimeframeBias, type HigherTimeframeBiasState } from './higher-timeframe-bias.js';
import type { IctParams } from './ict-params.js';
import { createLiquiditySweep, type LiquiditySweepState } from './liquidity-sweep.js';
import { createMarketStructure, type MarketStructureState } from './market-structure.js';
import { createOrderBlocks, type OrderBlocksState } from './order-block.js';

/** Everything that the strategy decides by, of fixed size. */
export interface IctState {
  readonly bias: HigherTimeframeBiasState;
  readonly structure: MarketStructureState;
  readonly sweep: LiquiditySweepState;
  readonly blocks: OrderBlocksState;
  readonly gaps: FairValueGapsState;
  readonly held: HeldPositionState;
}

export function createIctState(params: IctParams): IctState {
  return {
    bias: createHigherTimeframeBias(params.biasInterval, params.biasSwing),
    structure: createMarketStructure(params.swing),
    sweep: createLiquiditySweep(),
    blocks: createOrderBlocks(params.bodyPct, params.maxTouches, params.maxAge),
    gaps: createFairValueGaps(params.minGapBps),
    held: createHeldPosition(),
  };
}
