import { formatDecimal } from '../core/decimal.js';
import { avgDrawdownPct } from './avg-drawdown.js';
import { bestDayPct, worstDayPct } from './best-worst-day.js';
import { type Benchmark, buyAndHoldReturnPct } from './buy-and-hold.js';
import { cagrPct } from './cagr.js';
import { calmar } from './calmar.js';
import { cvar95Pct } from './conditional-value-at-risk.js';
import { type DailyReturns, dailyReturns } from './daily-returns.js';
import { drawdowns } from './drawdowns.js';
import { exposurePct } from './exposure.js';
import { kellyPct } from './kelly.js';
import { kurtosis } from './kurtosis.js';
import { type MarketModel, marketModel } from './market-model.js';
import { maxConsecutiveLosses } from './max-consecutive-losses.js';
import { maxDrawdownDays } from './max-drawdown-days.js';
import type { Metrics } from './metrics.js';
import type { MetricsInput } from './metrics-input.js';
import { DAILY_RETURNS_MIN } from './observation-minimums.js';
import { payoffRatio } from './payoff-ratio.js';
import { profitFactor } from './profit-factor.js';
import { sharpe } from './sharpe.js';
import { skewness } from './skewness.js';
import { sortino } from './sortino.js';
import { sqn } from './sqn.js';
import { totalReturnPct } from './total-return.js';
import { avgDurationMinutes, avgLoss, avgTradePct, avgWin, expectancy } from './trade-averages.js';
import { turnoverRatio } from './turnover.js';
import { ulcerIndex } from './ulcer-index.js';
import { var95Pct } from './value-at-risk.js';
import { volatilityPct } from './volatility.js';
import { winRatePct } from './win-rate.js';

/**
 * Every metric of one branch, in the order in which result.json lists them. Pure: the same input gives the same numbers
 * everywhere.
 *
 * Returns are daily (UTC), annualised for a market of 365 days; what they rest on too few days or trades for is null
 * (see observation-minimums.ts).
 */
export function computeMetrics(input: MetricsInput): Metrics {
  const { equity, trades, initialEquity, benchmark } = input;
  const finalEquity = Number(input.finalEquity);
  const daily = dailyReturns(equity, initialEquity);
  const returns = daily.returnPct;
  const elapsedMs = equity.tsMs.length === 0 ? 0 : equity.tsMs[equity.tsMs.length - 1] - equity.tsMs[0];
  const growth = returns.length < DAILY_RETURNS_MIN ? null : cagrPct(initialEquity, finalEquity, elapsedMs);
  const falls = drawdowns(equity);
  return {
    finalEquity: input.finalEquity,
    totalReturnPct: totalReturnPct(initialEquity, finalEquity),
    cagrPct: growth,
    buyAndHoldReturnPct: benchmark === undefined ? null : buyAndHoldReturnPct(benchmark),
    ...modelOf(daily, benchmark),
    sharpe: sharpe(returns),
    sortino: sortino(returns),
    calmar: calmar(growth, input.maxDrawdownPct),
    volatilityPct: volatilityPct(returns),
    maxDrawdownPct: input.maxDrawdownPct,
    maxDrawdownDays: maxDrawdownDays(falls),
    avgDrawdownPct: avgDrawdownPct(falls),
    ulcerIndex: ulcerIndex(equity.equity),
    var95Pct: var95Pct(returns),
    cvar95Pct: cvar95Pct(returns),
    skew: skewness(returns),
    kurtosis: kurtosis(returns),
    bestDayPct: bestDayPct(returns),
    worstDayPct: worstDayPct(returns),
    dailyReturns: returns.length,
    exposurePct: exposurePct(equity, trades),
    trades: trades.total.count,
    fills: input.fills,
    winRatePct: winRatePct(trades),
    profitFactor: profitFactor(trades),
    payoffRatio: payoffRatio(trades),
    expectancy: expectancy(trades),
    avgWin: avgWin(trades),
    avgLoss: avgLoss(trades),
    bestTrade: trades.best,
    worstTrade: trades.worst,
    avgTradePct: avgTradePct(trades),
    avgDurationMinutes: avgDurationMinutes(trades),
    maxConsecutiveLosses: maxConsecutiveLosses(trades.pnl),
    sqn: sqn(trades.pnl),
    kellyPct: kellyPct(trades),
    fees: input.fees,
    ...(input.funding === undefined ? {} : { funding: input.funding }),
    ...(input.interest === undefined ? {} : { interest: input.interest }),
    turnover: moneyText(input.turnoverNotional),
    turnoverRatio: turnoverRatio(input.turnoverNotional, equity.equity),
  };
}

function modelOf(daily: DailyReturns, benchmark: Benchmark | undefined): MarketModel {
  if (benchmark === undefined) return { beta: null, alphaPct: null };
  return marketModel(daily, dailyReturns({ tsMs: benchmark.tsMs, equity: benchmark.close }));
}

/** A sum of float64 amounts as a decimal: to the cent, which is more than it is exact to. */
function moneyText(amount: number): string {
  return formatDecimal(BigInt(Math.round(amount * 100)), 2);
}
