import type { MarginCase } from './margin-case.js';
import { PERPETUAL_FUNDING_CASES } from './perpetual-funding-cases.js';
import { PERPETUAL_LIQUIDATION_CASES } from './perpetual-liquidation-cases.js';
import { PERPETUAL_MARK_CASES } from './perpetual-mark-cases.js';
import { PERPETUAL_STEP_CASES } from './perpetual-step-cases.js';
import { PERPETUAL_TRADE_CASES } from './perpetual-trade-cases.js';
import { SPOT_INTEREST_CASES } from './spot-interest-cases.js';

/** Every case of a market on margin, in the order of the table. */
export const PERPETUAL_CASES: readonly MarginCase[] = [
  ...PERPETUAL_TRADE_CASES,
  ...PERPETUAL_FUNDING_CASES,
  ...PERPETUAL_LIQUIDATION_CASES,
  ...PERPETUAL_MARK_CASES,
  ...PERPETUAL_STEP_CASES,
  ...SPOT_INTEREST_CASES,
];
