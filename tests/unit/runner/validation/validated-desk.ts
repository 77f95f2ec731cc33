import { type BarColumns, sliceBarColumns } from '../../../../src/core/bar-columns.js';
import type { ValidationResult } from '../../../../src/report/run-result.js';
import type { BacktestInput } from '../../../../src/runner/backtest-input.js';
import type { MarketData } from '../../../../src/runner/forks/branches/market-data.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { withCheckedCode } from '../../../../src/runner/user-files/resolve-code.js';

/** Three strategies whose shares follow what they earned, and are tried before they go live. */
export const validatedDesk = (validate: string) => `name: validated
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
venue: { kind: spot, latencyMs: 700, fees: { makerBps: 2, takerBps: 5 } }
report: { equityEvery: 15m }
allocator:
  model: performance
  window: 1d
  rebalance: 4h
  minPct: 5
  maxPct: 90
  ${validate}
strategies:
  - { id: trend, use: momentum, symbols: [BTCUSDT, ETHUSDT], interval: 15m, params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: swing, use: macd, symbols: [ETHUSDT], params: {}, sizing: { model: percent, pct: 90 } }
  - { id: rebound, use: mean-reversion, symbols: [ETHUSDT], sizing: { model: percent, pct: 90 } }
`;

export const OVER_PAST = 'validate: { lookback: 12h }';
export const OVER_FUTURES = 'validate: { over: futures, paths: 10, horizon: 2h, block: 30m }';
/** Nothing ever gains so much: no proposal is carried out. */
export const NEVER = 'validate: { lookback: 12h, minImprovementPct: 100 }';

export async function inputOf(text: string, market: MarketData): Promise<BacktestInput> {
  const { scenario, code } = await withCheckedCode(parseScenario(text, { path: 'desk.yaml', env: {} }));
  return { scenario, ...code, ...market };
}

/** The bars that have opened by `tsMs`. */
export function cutMarket(market: MarketData, tsMs: number): MarketData {
  const rows = ({ tsMs: times, length }: BarColumns) => {
    let count = length;
    while (count > 0 && times[count - 1] > tsMs) count--;
    return count;
  };
  return { ...market, bars: market.bars.map((bars) => sliceBarColumns(bars, 0, rows(bars))) };
}

/** The same up to `tsMs`; whatever comes to be known later is something else. */
export function otherFuture(market: MarketData, tsMs: number): MarketData {
  const bend = (column: Float64Array, times: Float64Array, isOpen: boolean) =>
    column.map((value, row) => ((isOpen ? times[row] <= tsMs : times[row] < tsMs) ? value : value * 2));
  const bars = market.bars.map((one) => ({
    ...one,
    open: bend(one.open, one.tsMs, true),
    high: bend(one.high, one.tsMs, false),
    low: one.low.map((value, row) => (one.tsMs[row] < tsMs ? value : value / 2)),
    close: bend(one.close, one.tsMs, false),
  }));
  return { ...market, bars };
}

export function verdictsOf(validations: readonly ValidationResult[] = []): string[] {
  return validations.map(({ verdict }) => verdict);
}
