import { describe, expect, it } from 'vitest';
import { hashBars } from '../../../src/feeds/hash-bars.js';
import { type BacktestHooks, runBacktest } from '../../../src/runner/run-backtest.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import {
  loadDefinitions,
  pairStrategies,
  withCheckedParams,
} from '../../../src/runner/user-files/resolve-strategies.js';
import { wanderingCloses } from '../agents/strategies/strategy-bars.js';
import { barsOfCloses, MINUTE_MS } from '../kernel/bars-of-closes.js';
import { scenarioOf } from './scripted-strategy.js';

const ROWS = 150_000;
const bars = [barsOfCloses(wanderingCloses(ROWS, 'run backtest'))];

async function run(hooks: BacktestHooks, params: object = { fast: 100, slow: 400 }) {
  const text = JSON.stringify(scenarioOf('momentum', { account: { cash: { USDT: 1_000_000 } } }, { params }));
  const parsed = parseScenario(text, { path: '/scenario.yaml', env: {} });
  const definitions = await loadDefinitions(parsed.strategies);
  const scenario = withCheckedParams(parsed, definitions);
  const dataHashes = bars.map((columns) => hashBars(columns, 'BTCUSDT', MINUTE_MS));
  return runBacktest(
    { scenario, strategies: pairStrategies(scenario, definitions), bars, dataHashes, terms: [] },
    hooks,
  );
}

describe('runBacktest', () => {
  it('reports progress that grows to the whole', async () => {
    const seen: number[] = [];
    await run({
      onBatch(done, total) {
        seen.push(done);
        expect(total).toBe(ROWS);
      },
    });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(ROWS);
  });

  it('can be given up between batches', async () => {
    let batches = 0;
    const giveUp = async () => {
      if (++batches === 2) throw new Error('interrupted');
    };
    await expect(run({ onBatch: giveUp })).rejects.toThrow('interrupted');
    expect(batches).toBe(2);
  });

  it('decides nothing by its hooks', async () => {
    const quiet = await run({});
    let events = 0;
    const watched = await run({ onBatch: async () => {}, onEvent: () => events++ });
    expect(watched).toEqual(quiet);
    expect(events).toBe(quiet.result.counts.events);
    expect(quiet.fills.length).toBeGreaterThan(100);
  });
});

describe('the parameters of a scenario', () => {
  it('are checked by the strategy, and named by their place in the file', async () => {
    await expect(run({}, { fast: 50, slow: 20 })).rejects.toMatchObject({
      code: 'STRATEGY_PARAMS_INVALID',
      message: expect.stringMatching(/strategies\[0\]\.params\.fast[\s\S]*fast must be smaller than slow/),
    });
    await expect(run({}, { fats: 5 })).rejects.toMatchObject({ message: expect.stringContaining('fats') });
  });
});
