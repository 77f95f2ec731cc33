import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../src/runner/engine-snapshot.js';
import { loadMarketTerms } from '../../../src/runner/prepare/market-terms.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import type { ScenarioMargin } from '../../../src/runner/scenario/scenario.js';

const BARS = synthesizeBars({ symbol: 'BTCUSDT', seed: 11, days: 1, startPrice: 100, volatility: 6 });

function scenarioOf(margin: string) {
  const text = `name: snapshot
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: 0.01 }, funding: { ratePct: 0.05, everyHours: 1 } }
account: { cash: { USDT: 100000 } }
venue: { kind: perpetual, leverage: 100, margin: ${margin}, maintenancePct: 0.5, latencyMs: 1500, fees: { makerBps: 1, takerBps: 1 } }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 5000 } }
  - { id: macd, use: macd, symbols: [BTCUSDT], params: {}, sizing: { model: fixed, quantity: 9000 } }
`;
  return parseScenario(text, { path: 'snapshot.yaml', env: {} });
}

async function compose(margin: string): Promise<Engine> {
  const scenario = scenarioOf(margin);
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  const terms = [await loadMarketTerms(scenario.data[0], scenario.venue.margin as ScenarioMargin)];
  return composeEngine(scenario, strategies, { terms });
}

function drive({ loop, series }: Engine, fromRow: number) {
  return driveReplay(loop, series, [new ColumnsFeed(BARS, 500, fromRow)]);
}

describe.each(['cross', 'isolated'])('a snapshot of an engine on %s margin', (margin) => {
  it('goes on as if nothing had happened: positions, funding, liquidations', async () => {
    const whole = await compose(margin);
    await drive(whole, 0);
    const { topics } = whole.kernel;
    expect(topics.positionLiquidated.published).toBeGreaterThan(0);
    expect(topics.fundingPaid.published).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: BARS.length - 1 }), async (minutes) => {
        const first = await compose(margin);
        first.series[0].supply(BARS, BARS.length, BARS.length);
        first.loop.run(BARS.tsMs[minutes]);
        const snapshot = deserialize(serialize(snapshotEngine(first)));
        const second = await compose(margin);
        restoreEngine(second, snapshot);
        await drive(second, snapshot.series[0].closedRows);
        expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
        expect(second.accounts()).toEqual(whole.accounts());
        const liquidations = first.record.liquidations.length + second.record.liquidations.length;
        expect(liquidations).toBe(topics.positionLiquidated.published);
      }),
      { numRuns: 25 },
    );
  });
});
