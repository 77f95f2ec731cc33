import { type BarColumns, sliceBarColumns } from '../src/core/bar-columns.js';
import { hashBars } from '../src/feeds/hash-bars.js';
import type { MarketData } from '../src/runner/forks/branches/market-data.js';
import { parseScenario } from '../src/runner/scenario/parse-scenario.js';
import { importOnce } from '../src/runner/user-files/import-once.js';
import { withCheckedCode } from '../src/runner/user-files/resolve-code.js';
import { withCheckedForks } from '../src/runner/user-files/resolve-forks.js';

const WEEK_MS = 7 * 86_400_000;
const STRATEGIES = ['momentum', 'macd', 'bollinger', 'mean-reversion', 'breakout', 'stochastic', 'ict', 'pairs'];

/** Every strategy on both coins, on bars of a quarter of an hour, with shares by performance and limits. */
export const DESK = `name: bench
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: "0.01", lotSize: "0.00001" } }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: "0.01", lotSize: "0.0001" } }
account: { cash: { USDT: 100000 } }
allocator: { model: performance, window: 14d, rebalance: 6h }
risk: { maxPositionPct: 25, maxExposurePct: 60, maxDailyLossPct: 25, maxDrawdownPct: 95 }
strategies:
${STRATEGIES.map((use) => `  - { id: ${use}, use: ${use}, symbols: [BTCUSDT, ETHUSDT], interval: 15m, sizing: { model: percent, pct: 20 } }`).join('\n')}
`;

/** That desk, with so many branches that leave it a week before the end. */
export async function forkedDesk(bars: readonly BarColumns[], branches: number) {
  const list = Array.from(
    { length: branches },
    (_, index) => `      - { name: size-${index}, set: { strategies.momentum.sizing.pct: ${1 + index / 20} } }`,
  );
  const at = new Date(lastWeekFromMs(bars)).toISOString();
  const text = `${DESK}forks:\n  - at: ${at}\n    branches:\n${list.join('\n')}\n`;
  const parsed = parseScenario(text, { path: 'bench.yaml', env: {} });
  const importFile = importOnce();
  const checked = await withCheckedCode(parsed, { importFile });
  return { ...checked, forks: await withCheckedForks(parsed, { importFile }) };
}

export function lastWeekOf(bars: readonly BarColumns[]): BarColumns[] {
  const fromMs = lastWeekFromMs(bars);
  return bars.map((one) => {
    const first = one.tsMs.findIndex((tsMs) => tsMs >= fromMs);
    return sliceBarColumns(one, first, one.length);
  });
}

export function marketOf(bars: readonly BarColumns[]): MarketData {
  const dataHashes = bars.map((one, index) => hashBars(one, `bench ${index}`, 60_000));
  return { bars, ticks: bars.map(() => null), dataHashes, terms: [] };
}

function lastWeekFromMs(bars: readonly BarColumns[]): number {
  const { tsMs, length } = bars[0];
  return tsMs[length - 1] + 60_000 - WEEK_MS;
}
