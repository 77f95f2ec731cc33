import { discountedBps } from '../../venues/simulated/models/fee/discounted-bps.js';
import type { FeeModel } from '../../venues/simulated/models/fee/fee-model.js';
import { FlatFee } from '../../venues/simulated/models/fee/flat-fee.js';
import { TieredFee } from '../../venues/simulated/models/fee/tiered-fee.js';
import { FixedLatency } from '../../venues/simulated/models/latency/fixed-latency.js';
import { HourlyLatency } from '../../venues/simulated/models/latency/hourly-latency.js';
import { JitteredLatency } from '../../venues/simulated/models/latency/jittered-latency.js';
import type { LatencyModel } from '../../venues/simulated/models/latency/latency-model.js';
import { FixedSlippage } from '../../venues/simulated/models/slippage/fixed-slippage.js';
import type { SlippageModel } from '../../venues/simulated/models/slippage/slippage-model.js';
import { SpreadSlippage } from '../../venues/simulated/models/slippage/spread-slippage.js';
import { SquareRootSlippage } from '../../venues/simulated/models/slippage/square-root-slippage.js';
import { VolumeShareSlippage } from '../../venues/simulated/models/slippage/volume-share-slippage.js';
import type { ScenarioFees, ScenarioFeeTier } from '../scenario/schema/fees-schema.js';
import type { ScenarioLatency } from '../scenario/schema/latency-schema.js';
import type { ScenarioSlippage } from '../scenario/schema/slippage-schema.js';

/** Jitters that fit between the base and the default cap: beyond 10 lies one exponential delay in 22,000. */
const JITTERS_MAX = 10;

export function createFeeModel(fees: ScenarioFees): FeeModel {
  if ('tiers' in fees) return new TieredFee(fees.tiers, fees.discountPct);
  return new FlatFee(fees.makerBps, fees.takerBps, fees.discountPct);
}

export function createSlippageModel(slippage: ScenarioSlippage): SlippageModel {
  switch (slippage.model) {
    case 'none':
      return new FixedSlippage(0);
    case 'fixed':
      return new FixedSlippage(slippage.bps);
    case 'spread':
      return new SpreadSlippage(slippage.spreadBps);
    case 'volume-share':
      return new VolumeShareSlippage(slippage.priceImpact, slippage.limitPct);
    case 'square-root':
      return new SquareRootSlippage(slippage);
  }
}

/** `seedText` names the stream of chance, such as `7/venue/latency`. */
export function createLatencyModel(latency: ScenarioLatency, seedText: string): LatencyModel {
  switch (latency.model) {
    case 'fixed':
      return new FixedLatency(latency.ms);
    case 'jittered':
      return new JitteredLatency({ ...latency, maxMs: latencyMaxMs(latency) }, seedText);
    case 'hourly':
      return new HourlyLatency(latency.ms);
  }
}

/** How many closed bars the slippage model looks back on (see createMarketActivity); 0 if on none. */
export function activityBars(slippage: ScenarioSlippage): number {
  return 'bars' in slippage ? slippage.bars : 0;
}

/** The most that taking can cost, in basis points: what sizing and risk set aside, whatever the tier will be. */
export function dearestTakerBps(fees: ScenarioFees): number {
  const rates = 'tiers' in fees ? fees.tiers : [fees];
  return Math.max(...rates.map(({ takerBps }) => discountedBps(takerBps, fees.discountPct ?? 0)));
}

/** The longest that a request can take, in milliseconds. */
export function latencyMaxMs(latency: ScenarioLatency): number {
  switch (latency.model) {
    case 'fixed':
      return latency.ms;
    case 'jittered': {
      const { ms, jitterMs, distribution, maxMs } = latency;
      if (distribution === 'exponential') return maxMs ?? ms + JITTERS_MAX * jitterMs;
      return Math.min(ms + jitterMs, maxMs ?? Number.POSITIVE_INFINITY);
    }
    case 'hourly':
      return Math.max(...latency.ms);
  }
}

/** What the report says of the fees. */
export function feeAssumption(fees: ScenarioFees): string {
  const { discountPct = 0 } = fees;
  const discount =
    discountPct === 0
      ? ''
      : `; a discount of ${discountPct} % is taken off, and if that is for paying in the exchange's own coin, the coin is bought at the price of the moment`;
  if (!('tiers' in fees)) return `Fees are ${ratesText(fees, discountPct)}, ${paidIn(fees)}${discount}.`;
  const first = fees.tiers[0];
  const last = fees.tiers[fees.tiers.length - 1];
  if (first === last) return `Fees are ${ratesText(first, discountPct)}, ${paidIn(fees)}${discount}.`;
  return `Fees go by what the account itself traded on the 30 full days before, set anew each day at 00:00 UTC: ${ratesText(first, discountPct)} at first, ${ratesText(last, discountPct)} from ${last.volume} in quote currency on${discount}.`;
}

/** What the report says of the slippage. */
export function slippageAssumption(slippage: ScenarioSlippage): string {
  const none = 'No slippage: a market order of any size trades at the price of the bar.';
  switch (slippage.model) {
    case 'none':
      return none;
    case 'fixed':
      if (slippage.bps === 0) return none;
      return `Market and stop orders slip by ${slippage.bps} bps against the trader, whatever their size.`;
    case 'spread':
      if (slippage.spreadBps === 0) return none;
      return `Market and stop orders pay half of a spread of ${slippage.spreadBps} bps around the recorded price, whatever their size.`;
    case 'volume-share':
      return `Market and stop orders move the price by ${slippage.priceImpact} times the square of their share of a bar's volume, the mean of the last ${slippage.bars} closed bars; a share that is unknown or above ${slippage.limitPct} % counts as ${slippage.limitPct} %.`;
    case 'square-root':
      return `Market and stop orders move the price by ${slippage.coefficient} times the volatility of a bar times the square root of their share of its volume, both of the last ${slippage.bars} closed bars; ${slippage.fallbackBps} bps while those are unknown, and never more than ${slippage.maxBps} bps.`;
  }
}

/** What the report says of the latency. */
export function latencyAssumption(latency: ScenarioLatency): string {
  const longestMs = latencyMaxMs(latency);
  if (longestMs === 0) return 'No latency: an order reaches the venue at the moment the bar closes.';
  const reach = 'to reach the venue';
  switch (latency.model) {
    case 'fixed':
      return `Orders and cancels take ${latency.ms} ms ${reach}.`;
    case 'jittered': {
      const rest = `${latency.jitterMs} ms ${latency.distribution === 'exponential' ? 'on average' : 'at most'}`;
      return `Orders and cancels take ${latency.ms} ms and a random rest (${latency.distribution}, ${rest}) ${reach}, never more than ${longestMs} ms.`;
    }
    case 'hourly':
      return `Orders and cancels take ${Math.min(...latency.ms)} to ${longestMs} ms ${reach}, by the hour of the UTC day.`;
  }
}

/** A coin's fee is valued at the fill's price wherever amounts of fees are shown. */
function paidIn({ asset }: ScenarioFees): string {
  return asset === 'base' ? 'of a buy in coins, of a sell in quote currency' : 'in quote currency';
}

function ratesText(
  { makerBps, takerBps }: Pick<ScenarioFeeTier, 'makerBps' | 'takerBps'>,
  discountPct: number,
): string {
  const rebate = makerBps < 0 ? ' (a rebate)' : '';
  return `${charged(makerBps, discountPct)} bps${rebate} for makers and ${charged(takerBps, discountPct)} bps for takers`;
}

/** To the four decimals that a rate has. */
function charged(bps: number, discountPct: number): number {
  return Number(discountedBps(bps, discountPct).toFixed(4));
}
