import type { BarClosed } from '../../../events/market-events.js';
import { type AdxState, createAdx, updateAdx } from '../../../indicators/adx.js';
import {
  createRollingStandardDeviation,
  type RollingStandardDeviationState,
  updateRollingStandardDeviation,
} from '../../../indicators/rolling-standard-deviation.js';
import { createFoldedBar, type FoldedBar, foldBar } from '../memory/folded-bar.js';

export type MarketRegime = 'trending' | 'ranging' | 'volatile';

export interface RegimeTerms {
  /** Length of the bars that are looked at, made of the data's own. */
  readonly everyMs: number;
  readonly adxPeriod: number;
  /** From this ADX on the market trends. */
  readonly trendAdx: number;
  /** How many returns the realised volatility is taken from. */
  readonly volatilityWindow: number;
  /** How many volatilities of the past the present one is compared with. */
  readonly lookback: number;
  /** From this percentile on the market is volatile. */
  readonly volatilePct: number;
}

/** What is known of a market, from bars that have closed. Plain data of fixed size. */
export interface RegimeState {
  readonly fold: FoldedBar;
  readonly adx: AdxState;
  readonly deviation: RollingStandardDeviationState;
  lastClose: number;
  /** A ring of past volatilities, and how many there have been. */
  readonly volatilities: Float64Array;
  count: number;
  /** Percent of the past volatilities that the present one is not below; NaN until there are enough of them. */
  percentile: number;
}

export function createRegimeState({ adxPeriod, volatilityWindow, lookback }: RegimeTerms): RegimeState {
  return {
    fold: createFoldedBar(),
    adx: createAdx(adxPeriod),
    deviation: createRollingStandardDeviation(volatilityWindow),
    lastClose: Number.NaN,
    volatilities: new Float64Array(lookback),
    count: 0,
    percentile: Number.NaN,
  };
}

export function observeBar(state: RegimeState, bar: BarClosed, { everyMs }: RegimeTerms): void {
  foldBar(state.fold, bar, everyMs, ({ high, low, close }) => {
    updateAdx(state.adx, high, low, close);
    const change = close / state.lastClose - 1;
    state.lastClose = close;
    if (!Number.isFinite(change)) return;
    const volatility = updateRollingStandardDeviation(state.deviation, change);
    if (!Number.isNaN(volatility)) rank(state, volatility);
  });
}

/** Volatile before trending: a market that has become wild is not trusted to trend. Null: not known yet. */
export function regimeOf({ adx, percentile }: RegimeState, terms: RegimeTerms): MarketRegime | null {
  if (Number.isNaN(adx.adx) || Number.isNaN(percentile)) return null;
  if (percentile >= terms.volatilePct) return 'volatile';
  return adx.adx >= terms.trendAdx ? 'trending' : 'ranging';
}

/** Against the past alone; only then the present becomes part of it. */
function rank(state: RegimeState, volatility: number): void {
  const { volatilities } = state;
  if (state.count >= volatilities.length) {
    let notAbove = 0;
    for (const past of volatilities) if (past <= volatility) notAbove++;
    state.percentile = (notAbove / volatilities.length) * 100;
  }
  volatilities[state.count++ % volatilities.length] = volatility;
}
