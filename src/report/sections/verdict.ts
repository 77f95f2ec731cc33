import type { Metrics } from '../../analytics/metrics.js';
import { buyAndHold } from '../data/buy-and-hold.js';
import { runPeriod } from '../data/run-period.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatRoughMoney } from '../format/format-money.js';
import { formatRoughPercent } from '../format/format-percent.js';
import { formatDays } from '../format/format-period.js';
import type { ReportInput } from '../report-input.js';

/** The run in two or three plain sentences: what came of it, what doing nothing would have given, what it cost. */
export function verdict(input: ReportInput): string {
  const [main] = input.branches;
  if (main === undefined) return 'Nothing was recorded.';
  return [outcome(input), activity(input)].join(' ');
}

function outcome(input: ReportInput): string {
  const [{ equity, result }] = input.branches;
  const period = runPeriod(equity);
  if (period === undefined) return 'No value of the account was recorded.';
  const { totalReturnPct } = result.metrics;
  const over = period.days === 0 ? '' : ` over ${formatDays(period)}`;
  const held = holdReturnPct(input);
  const verb = totalReturnPct < 0 ? 'Lost' : 'Made';
  const own =
    totalReturnPct === 0 ? `Ended where it began${over}` : `${verb} ${formatRoughPercent(totalReturnPct)}${over}`;
  if (held === undefined) return `${own}.`;
  const symbols = input.prices.map(({ symbol }) => symbol);
  const what = symbols.length === 1 ? symbols[0] : 'the same symbols';
  const would = held < 0 ? 'lost' : 'made';
  return `${own}; buying and holding ${what} would have ${would} ${formatRoughPercent(held)}.`;
}

function activity({ branches }: ReportInput): string {
  const [{ result, quoteCurrency, equity }] = branches;
  const { metrics, counts } = result;
  if (counts.fills === 0) return 'It never traded.';
  const fees = Number(metrics.fees);
  if (fees === 0) return `${closedTrades(metrics)}; no fees.`;
  const cost = `${closedTrades(metrics)}. Fees took ${formatRoughMoney(fees, quoteCurrency)}`;
  const gain = Number(metrics.finalEquity) - (equity.equity[0] ?? Number.NaN);
  const beforeFees = gain + fees;
  if (gain < 0 && beforeFees > 0) {
    return `${cost}: without them the same trades would have made ${formatRoughMoney(beforeFees, quoteCurrency)}.`;
  }
  return gain < 0 ? `${cost}, ${formatRoughPercent((100 * fees) / -gain)} of the loss.` : `${cost}.`;
}

function closedTrades({ trades, winRatePct }: Metrics): string {
  if (trades === 0) return 'No trade was closed';
  if (trades === 1)
    return `1 trade${winRatePct === null ? '' : winRatePct > 0 ? ', a profitable one' : ', a losing one'}`;
  const won = winRatePct === null ? '' : `, ${formatRoughPercent(winRatePct)} of them profitable`;
  return `${formatFixed(trades, 0)} trades${won}`;
}

function holdReturnPct({ branches, prices }: ReportInput): number | undefined {
  const known = branches[0].result.metrics.buyAndHoldReturnPct;
  if (typeof known === 'number') return known;
  const { tsMs } = branches[0].equity;
  const worth = buyAndHold(prices, [tsMs[0], tsMs[tsMs.length - 1]], 100);
  return worth && tsMs.length > 1 ? worth[1] - 100 : undefined;
}
