import type { ReportInput } from '../../../src/report/report-input.js';
import type { TradeOrderResult } from '../../../src/report/trade-order-result.js';

/** Made-up figures of trades in other orders. */
export function fixtureTradeOrder(changes: Partial<TradeOrderResult> = {}): TradeOrderResult {
  return {
    conclusion: 'The deepest drawdown from trade to trade was 7.8 %; so much for <order>.',
    ...{ trades: 300, resamples: 2000, actualDrawdownPct: 7.831, actualRankPct: 75.2 },
    drawdownPct: { p5: 4.75, p50: 6.79, p95: 9.391 },
    ...{ finalEquity: 108_733.66, finalEquityBand: { p5: 97_973.99, p50: 108_738.36, p95: 119_520.79 } },
    ...{ ruinDrawdownPct: 50, ruinProbability: 0 },
    ...changes,
  };
}

/** The report with these figures at the run itself. */
export function withTradeOrder(input: ReportInput, tradeOrder: TradeOrderResult): ReportInput {
  const [run, ...branches] = input.branches;
  return { ...input, branches: [{ ...run, result: { ...run.result, tradeOrder } }, ...branches] };
}
