import { ANNUAL_DAYS } from './annual-days.js';
import type { DailyReturns } from './daily-returns.js';
import { mean } from './mean.js';
import { DAILY_RETURNS_MIN, FLAT_DEVIATION_PCT } from './observation-minimums.js';
import { sampleDeviation } from './sample-deviation.js';

/** How a strategy's days go with the market's. Both null where they cannot be computed. */
export interface MarketModel {
  /** Percent of return that come with 1 % of the market's. */
  readonly beta: number | null;
  /** Yearly return in percent that the market does not explain. */
  readonly alphaPct: number | null;
}

/**
 * Beta and Jensen's alpha against a benchmark at a risk-free rate of 0, from the days that both have.
 *
 * Formula: beta = cov(r, b) / var(b); alpha = (mean r − beta · mean b) × 365
 * (M. C. Jensen, The Performance of Mutual Funds in the Period 1945–1964, 1968).
 * Null under {@link DAILY_RETURNS_MIN} common days and where the benchmark does not vary.
 */
export function marketModel(returns: DailyReturns, benchmark: DailyReturns): MarketModel {
  const own: number[] = [];
  const market: number[] = [];
  let j = 0;
  for (let i = 0; i < returns.dayMs.length; i++) {
    while (j < benchmark.dayMs.length && benchmark.dayMs[j] < returns.dayMs[i]) j++;
    if (j === benchmark.dayMs.length) break;
    if (benchmark.dayMs[j] !== returns.dayMs[i]) continue;
    own.push(returns.returnPct[i]);
    market.push(benchmark.returnPct[j]);
  }
  const deviation = sampleDeviation(market);
  if (own.length < DAILY_RETURNS_MIN || !(deviation > FLAT_DEVIATION_PCT)) return { beta: null, alphaPct: null };
  const ownMean = mean(own);
  const marketMean = mean(market);
  const products = own.reduce((sum, r, i) => sum + (r - ownMean) * (market[i] - marketMean), 0);
  const beta = products / (own.length - 1) / deviation ** 2;
  return { beta, alphaPct: (ownMean - beta * marketMean) * ANNUAL_DAYS };
}
