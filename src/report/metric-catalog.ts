import type { Metrics } from '../analytics/metrics.js';

/** The headings under which metrics are listed, in order. */
export const METRIC_GROUPS = ['Return', 'Risk', 'Trades', 'Costs', 'Other'] as const;

export type MetricGroup = (typeof METRIC_GROUPS)[number];

/** How a metric is called, where it stands and what it means. Its unit is read from the key. */
export interface MetricEntry {
  readonly key: string;
  readonly group: MetricGroup;
  readonly label: string;
  readonly meaning: string;
}

/** In the order in which result.json lists them. */
const CATALOG: readonly MetricEntry[] = [
  entry('finalEquity', 'Return', 'Final equity', 'Cash plus positions at the last close.'),
  entry('totalReturnPct', 'Return', 'Total return', 'Change of equity from the first to the last moment.'),
  entry('cagrPct', 'Return', 'Yearly return', 'The constant yearly growth that gives the same end (CAGR).'),
  entry(
    'buyAndHoldReturnPct',
    'Return',
    'Buy and hold',
    'What holding the market without trading returned, without costs.',
  ),
  entry('alphaPct', 'Return', 'Alpha', 'Yearly return that the market’s moves do not explain.'),
  entry('beta', 'Risk', 'Beta', 'Percent of return that come with 1 % of the market’s.'),
  entry(
    'sharpe',
    'Risk',
    'Sharpe ratio',
    'Average daily return per unit of its variation, for one year, risk-free rate 0.',
  ),
  entry('sortino', 'Risk', 'Sortino ratio', 'Like Sharpe, but only falls count as variation.'),
  entry('calmar', 'Risk', 'Calmar ratio', 'Yearly return divided by the largest drawdown.'),
  entry('volatilityPct', 'Risk', 'Volatility', 'Standard deviation of daily returns, for one year.'),
  entry('maxDrawdownPct', 'Risk', 'Largest drawdown', 'Deepest fall below the highest equity so far.'),
  entry(
    'maxDrawdownDays',
    'Risk',
    'Longest drawdown',
    'Longest time from a high until it was reached again, or the run ended.',
  ),
  entry('avgDrawdownPct', 'Risk', 'Average drawdown', 'Average depth of the falls below a high.'),
  entry('ulcerIndex', 'Risk', 'Ulcer index', 'Depth and length of drawdowns in one number, in percent: 0 is none.'),
  entry('var95Pct', 'Risk', 'Value at risk', 'The loss that 95 of 100 days stayed within.'),
  entry('cvar95Pct', 'Risk', 'Expected shortfall', 'The average loss of the days beyond the value at risk.'),
  entry('skew', 'Risk', 'Skewness', 'Below 0, the rare large days are losses; above 0, gains.'),
  entry('kurtosis', 'Risk', 'Kurtosis', 'How much more often than in a bell curve days are extreme.'),
  entry('bestDayPct', 'Return', 'Best day', 'Largest return of one day (UTC).'),
  entry('worstDayPct', 'Return', 'Worst day', 'Smallest return of one day (UTC).'),
  entry('dailyReturns', 'Return', 'Days counted', 'How many daily returns the statistics rest on.'),
  entry('exposurePct', 'Risk', 'Time in the market', 'Part of the time in which a position was open.'),
  entry('trades', 'Trades', 'Trades', 'Positions opened and closed again.'),
  entry('fills', 'Trades', 'Fills', 'Purchases and sales, each part of an order counted.'),
  entry('winRatePct', 'Trades', 'Winners', 'Part of the trades that made money after fees.'),
  entry('profitFactor', 'Trades', 'Profit factor', 'Sum of the gains divided by the sum of the losses: below 1 loses.'),
  entry('payoffRatio', 'Trades', 'Payoff ratio', 'Average winner divided by average loser.'),
  entry('expectancy', 'Trades', 'Average trade', 'Average profit of a trade after fees.'),
  entry('avgWin', 'Trades', 'Average winner', 'Average profit of the trades that made money.'),
  entry('avgLoss', 'Trades', 'Average loser', 'Average loss of the trades that lost money.'),
  entry('bestTrade', 'Trades', 'Best trade', 'Largest profit of one trade.'),
  entry('worstTrade', 'Trades', 'Worst trade', 'Largest loss of one trade.'),
  entry('avgTradePct', 'Trades', 'Average trade return', 'Average profit in percent of what was put in.'),
  entry('avgDurationMinutes', 'Trades', 'Average time held', 'From entry to exit.'),
  entry('maxConsecutiveLosses', 'Trades', 'Losses in a row', 'Longest row of trades that lost money.'),
  entry(
    'sqn',
    'Trades',
    'System quality',
    'How far the average trade is from 0, in standard errors: above 2 is usable.',
  ),
  entry(
    'kellyPct',
    'Trades',
    'Kelly fraction',
    'The stake that would have grown fastest; below 0: better not to trade.',
  ),
  entry('fees', 'Costs', 'Fees paid', 'Everything paid to the venue.'),
  entry('funding', 'Costs', 'Funding', 'Funding of perpetuals: received less paid.'),
  entry('interest', 'Costs', 'Interest', 'Paid on borrowed cash and coins.'),
  entry('turnover', 'Costs', 'Turnover', 'Value of everything bought and sold.'),
  entry('turnoverRatio', 'Costs', 'Turnover ratio', 'Turnover in units of the average equity.'),
];

const BY_KEY = new Map(CATALOG.map((metric) => [metric.key, metric]));
const POSITION = new Map(CATALOG.map((metric, index) => [metric.key, index]));

/** What is known about a metric; a key that is not in the catalog is described from its name. */
export function describeMetric(key: string): MetricEntry {
  return BY_KEY.get(key) ?? { key, group: guessGroup(key), label: labelFromKey(key), meaning: '' };
}

/** The keys of some metrics: those of the catalog in its order, then the others in alphabetical order. */
export function metricKeysInOrder(metrics: Metrics): string[] {
  const rank = (key: string) => POSITION.get(key) ?? CATALOG.length;
  return Object.keys(metrics).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function entry(key: string, group: MetricGroup, label: string, meaning: string): MetricEntry {
  return { key, group, label, meaning };
}

function guessGroup(key: string): MetricGroup {
  if (/fee|cost|slippage|turnover|funding|spread/i.test(key)) return 'Costs';
  if (/trade|win|loss|lose|streak|hold|expectancy|profit/i.test(key)) return 'Trades';
  if (/drawdown|volatility|ratio|exposure|risk|sharpe|ulcer|skew|kurtosis|beta|underwater|var\b/i.test(key))
    return 'Risk';
  if (/return|equity|pnl|cagr|alpha|growth/i.test(key)) return 'Return';
  return 'Other';
}

/** `medianHoldDays` → `Median hold`: the unit goes to the value. */
function labelFromKey(key: string): string {
  const words = key
    .replace(/(Pct|Days|Hours|Minutes|Ms|Bps)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
