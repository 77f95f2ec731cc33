import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import type { BranchRecord } from '../../../../src/report/run-result.js';
import { branchesInTurn } from '../../../../src/runner/forks/branches/branch-runner.js';
import type { MarketData } from '../../../../src/runner/forks/branches/market-data.js';
import { type ForkResults, runForks } from '../../../../src/runner/forks/run-forks.js';
import { runRoot } from '../../../../src/runner/forks/run-root.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { importOnce } from '../../../../src/runner/user-files/import-once.js';
import { withCheckedCode } from '../../../../src/runner/user-files/resolve-code.js';
import { withCheckedForks } from '../../../../src/runner/user-files/resolve-forks.js';

export const SYMBOLS = ['BTCUSDT', 'ETHUSDT'];

/** Minute bars of two coins for some days from 2024-01-01. */
export function deskMarket(days: number): MarketData {
  const bars = SYMBOLS.map((symbol) => synthesizeBars({ symbol, seed: 3, days, fromMs: Date.UTC(2024, 0, 1) }));
  return { bars, ticks: bars.map(() => null), dataHashes: ['btc', 'eth'], terms: [] };
}

/** Every strategy that comes along, with whatever looks back: shares by performance, halts, warnings, sizes that learn. */
export const DESK = `name: desk
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
venue: { kind: spot, latencyMs: 700, fees: { makerBps: 2, takerBps: 5 } }
allocator: { model: performance, window: 1d, rebalance: 3h, minPct: 2, maxPct: 40 }
risk:
  maxPositionPct: 35
  maxExposurePct: 70
  maxTradesPerDay: { strategy: 40 }
  maxDailyLossPct: 3
  maxStrategyDrawdownPct: 20
  maxDrawdownPct: 40
  halt: { flatten: true }
  warnAtPct: 80
strategies:
  - { id: trend, use: momentum, symbols: [BTCUSDT, ETHUSDT], interval: 15m, params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: swing, use: macd, symbols: [ETHUSDT], params: {}, sizing: { model: percent, pct: 50 } }
  - { id: bands, use: bollinger, symbols: [BTCUSDT], interval: 5m, sizing: { model: kelly, startPct: 20 } }
  - { id: rebound, use: mean-reversion, symbols: [ETHUSDT], sizing: { model: percent, pct: 50 } }
  - { id: breakout, use: breakout, symbols: [BTCUSDT], interval: 15m, sizing: { model: volatility-target, targetPct: 40 } }
  - { id: oscillator, use: stochastic, symbols: [BTCUSDT], interval: 5m, sizing: { model: fixed, quantity: 0.05 } }
  - { id: blocks, use: ict, symbols: [BTCUSDT, ETHUSDT], interval: 5m, sizing: { model: risk, riskPct: 1 } }
  - { id: spread, use: pairs, symbols: [BTCUSDT, ETHUSDT], interval: 15m, sizing: { model: percent, pct: 20 } }
`;

export interface ForkedRunResult extends ForkResults {
  readonly main: BranchRecord;
}

/** Runs a scenario with its forks in this thread. */
export interface RunForkedOptions {
  /** Every branch runs the shared past again. */
  readonly replays?: boolean;
  /** Strategies beside the built-in ones. */
  readonly strategies?: Readonly<Record<string, StrategyDefinition>>;
}

export async function runForked(
  text: string,
  market: MarketData,
  { replays = false, strategies = {} }: RunForkedOptions = {},
): Promise<ForkedRunResult> {
  const known = { ...BUILT_IN, ...strategies };
  const parsed = parseScenario(text, { path: 'desk.yaml', env: {}, builtInStrategies: Object.keys(known) });
  const importFile = importOnce();
  const { scenario, code } = await withCheckedCode(parsed, { known, importFile });
  const forks = await withCheckedForks(parsed, { known, importFile });
  const run = await runRoot(
    { scenario, ...code, ...market },
    forks.map(({ moment }) => moment),
  );
  const results = await runForks(
    { scenario, code, run, forks },
    { runner: branchesInTurn(market), graftsOf: () => [], replays },
  );
  return { main: run.described.record, ...results };
}
