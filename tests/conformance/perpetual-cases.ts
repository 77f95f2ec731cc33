import type { MarginCase } from './margin-case.js';
import { PERPETUAL_FUNDING_CASES } from './perpetual-funding-cases.js';
import { PERPETUAL_LIQUIDATION_CASES } from './perpetual-liquidation-cases.js';
import { PERPETUAL_TRADE_CASES } from './perpetual-trade-cases.js';

/** Every case of a market on margin, in the order of the table. */
export const PERPETUAL_CASES: readonly MarginCase[] = [
  ...PERPETUAL_TRADE_CASES,
  ...PERPETUAL_FUNDING_CASES,
  ...PERPETUAL_LIQUIDATION_CASES,
];
