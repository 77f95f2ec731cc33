import { assert } from '../../core/assert.js';
import { feeRateFromBps } from '../../core/fee-rate.js';
import type { Instrument } from '../../core/instrument.js';
import type { Money } from '../../core/units.js';
import type { FeeModel } from '../../venues/simulated/models/fee/fee-model.js';
import { MarkPrices } from '../../venues/simulated/perpetual/mark-prices.js';
import { PerpetualCollateral } from '../../venues/simulated/perpetual/perpetual-collateral.js';
import { SimulatedVenue } from '../../venues/simulated/simulated-venue.js';
import { SpotCollateral } from '../../venues/simulated/spot/spot-collateral.js';
import type { PerpetualTerms } from '../../venues/simulated/venue-context.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { MarketTerms } from '../prepare/market-terms.js';
import { activityBars, createFeeModel, createLatencyModel, createSlippageModel } from './compose-venue-models.js';

const BPS_PER_PCT = 100;

/** The simulated exchange of a scenario. `prices` are the last ones by instrument, asked for when needed; `onTicks` says of each whether its data is ticks. */
export function createVenue(
  scenario: EngineScenario,
  instruments: readonly Instrument[],
  deposits: readonly Money[],
  terms: readonly MarketTerms[],
  prices: () => ArrayLike<number>,
  onTicks: readonly boolean[] = [],
): SimulatedVenue {
  const { fees, slippage, latency, intrabar, limitTouch, participationPct, selfTrade } = scenario.venue;
  const feeModel = createFeeModel(fees);
  const perpetual = createPerpetual(scenario, instruments, deposits, feeModel, terms, prices, onTicks);
  return new SimulatedVenue({
    instruments,
    collateral: perpetual?.collateral ?? new SpotCollateral(deposits, instruments.length, feeModel),
    fees: feeModel,
    feesInBase: fees.asset === 'base',
    slippage: createSlippageModel(slippage),
    activityBars: activityBars(slippage),
    latency: createLatencyModel(latency, `${scenario.seed}/venue/latency`),
    intrabar,
    touchFills: limitTouch,
    participation: participationPct === null ? null : participationPct / 100,
    selfTrade: selfTrade === 'allow',
    onTicks,
    perpetual,
  });
}

function createPerpetual(
  { venue }: EngineScenario,
  instruments: readonly Instrument[],
  deposits: readonly Money[],
  fees: FeeModel,
  terms: readonly MarketTerms[],
  lastPrices: () => ArrayLike<number>,
  onTicks: readonly boolean[],
): PerpetualTerms | null {
  const { margin } = venue;
  if (margin === null) return null;
  assert(terms.length === instruments.length, 'trading on margin needs the terms of every symbol');
  const { leverage, mode, clearanceFeePct, interest } = margin;
  const brackets = terms.map((one) => one.brackets);
  const series = terms.map(({ mark }) => mark);
  const marks = series.some((one) => one !== null) ? new MarkPrices(series, onTicks) : null;
  const prices = marks === null ? lastPrices : () => marks.prices();
  return {
    collateral: new PerpetualCollateral({ instruments, deposits, fees, brackets, leverage, mode, prices }),
    clearanceFee: feeRateFromBps(clearanceFeePct * BPS_PER_PCT),
    fundingSchedules: terms.map(({ funding }) => funding),
    marks,
    inSteps: margin.liquidation === 'in-steps',
    interest: interest && { cash: interest.cashPct / 100, coins: interest.coinPct / 100 },
  };
}
