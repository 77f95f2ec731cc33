import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import { ColumnsFeed } from '../../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../../src/kernel/replay-driver.js';
import { composeEngine } from '../../../../src/runner/compose/compose-engine.js';
import { benchmarkDays } from '../../../../src/runner/describe/benchmark-days.js';
import { describeBranch } from '../../../../src/runner/describe/describe-branch.js';
import { summariseRun } from '../../../../src/runner/describe/summarise-run.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';

const DAY_MS = 86_400_000;

async function aRun() {
  const text = `name: summed
data:
  - { symbol: BTCUSDT, source: synthetic, interval: 1m }
account: { cash: { USDT: 10000 } }
strategies:
  - { id: a, use: momentum, symbols: [BTCUSDT], params: { fast: 60, slow: 240 }, sizing: { model: percent, pct: 50 } }
`;
  const { source: _, ...scenario } = parseScenario(text, { path: 'x.yaml', env: {} });
  const bars = synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 40 });
  const strategies = [{ definition: BUILT_IN.momentum, params: scenario.strategies[0].params }];
  const engine = composeEngine(scenario, strategies);
  await driveReplay(engine.loop, engine.series, [new ColumnsFeed(bars)]);
  engine.kernel.stop();
  return { engine, input: { scenario, strategies, bars: [bars], dataHashes: ['h'], terms: [] }, bars };
}

describe('a summarised run', () => {
  it('has the metrics and the fingerprint of the described one', async () => {
    const { engine, input, bars } = await aRun();
    const { result } = describeBranch(engine, input);
    const summary = summariseRun(engine, input, { benchmark: benchmarkDays(bars, 60_000) });
    expect(summary.metrics).toEqual(result.metrics);
    expect(summary.fingerprint).toBe(result.fingerprint);
    expect(summary.daily.returnPct).toHaveLength(40);
    expect(result.metrics.sharpe).not.toBeNull();
  });

  it('leaves out the days before trading began', async () => {
    const { engine, input, bars } = await aRun();
    const benchmark = benchmarkDays(bars, 60_000);
    const whole = summariseRun(engine, input, { benchmark });
    const fromMs = bars.tsMs[0] + 2 * DAY_MS;
    const part = summariseRun(engine, input, { benchmark, fromMs });
    expect(part.daily.dayMs[0]).toBe(fromMs);
    expect(part.daily.returnPct.slice(1)).toEqual(whole.daily.returnPct.slice(3));
    expect(part.metrics.dailyReturns).toBe(38);
  });
});
