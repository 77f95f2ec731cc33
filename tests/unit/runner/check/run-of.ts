import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import type { PreparedRun } from '../../../../src/runner/prepare/prepare-run.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import {
  loadDefinitions,
  pairStrategies,
  withCheckedParams,
} from '../../../../src/runner/user-files/resolve-strategies.js';

export const TWO_DAYS = synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 2 });

/** A run of some strategies on two days of minutes; `made` is asked anew each time the code is loaded. */
export function runOf(
  strategies: readonly object[],
  made: () => Readonly<Record<string, StrategyDefinition>> = () => ({}),
  bars: BarColumns = TWO_DAYS,
  others: Readonly<Record<string, BarColumns>> = {},
): Pick<PreparedRun, 'scenario' | 'load'> {
  const known = { ...BUILT_IN, ...made() };
  const text = JSON.stringify({
    name: 'checked',
    data: ['BTCUSDT', ...Object.keys(others)].map((symbol) => ({ symbol, source: 'synthetic', interval: '1m' })),
    account: { cash: { USDT: 100_000 } },
    strategies: strategies.map((one, index) => ({
      id: `s${index}`,
      symbols: ['BTCUSDT'],
      sizing: { model: 'percent', pct: 30 },
      ...one,
    })),
  });
  const parsed = parseScenario(text, { path: '/checked.yaml', env: {}, builtInStrategies: Object.keys(known) });
  const scenario = withCheckedParams(
    parsed,
    parsed.strategies.map(({ use }) => known[use]),
  );
  return {
    scenario,
    load: async () => ({
      scenario,
      strategies: pairStrategies(scenario, await loadDefinitions(scenario.strategies, { ...BUILT_IN, ...made() })),
      bars: [bars, ...Object.values(others)],
      dataHashes: ['made up'],
      terms: [],
    }),
  };
}
