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

const BARS = synthesizeBars({ symbol: 'BTCUSDT', seed: 5, days: 1, startPrice: 100, volatility: 2 });

async function compose(margin: string, interest = 'interest: { ratePct: 0.5, coinRatePct: 0.25 },'): Promise<Engine> {
  const text = `name: snapshot
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: 0.01 } }
account: { cash: { USDT: 10000 } }
venue: { leverage: 5, margin: ${margin}, ${interest} fees: { makerBps: 1, takerBps: 1 } }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 300 } }
`;
  const scenario = parseScenario(text, { path: 'snapshot.yaml', env: {} });
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

/** Runs to the close of a minute and gives the state there, as it would come back from a file. */
async function snapshotAt(minutes: number, margin: string, interest?: string) {
  const engine = await compose(margin, interest);
  engine.series[0].supply(BARS, BARS.length, BARS.length);
  engine.loop.run(BARS.tsMs[minutes]);
  return deserialize(serialize(snapshotEngine(engine)));
}

describe.each(['cross', 'isolated'])('a snapshot of a desk that borrows on %s margin', (margin) => {
  it('goes on as if nothing had happened: each hour is charged once', async () => {
    const whole = await compose(margin);
    await drive(whole, 0);
    const { topics } = whole.kernel;
    expect(topics.interestCharged.published).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: BARS.length - 1 }), async (minutes) => {
        const snapshot = await snapshotAt(minutes, margin);
        const second = await compose(margin);
        restoreEngine(second, snapshot);
        await drive(second, snapshot.series[0].closedRows);
        expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
        expect(second.accounts()).toEqual(whole.accounts());
        expect(second.kernel.topics.interestCharged.published).toBe(topics.interestCharged.published);
      }),
      { numRuns: 15, examples: [[60], [120]] },
    );
  });

  it('may begin to cost, or stop costing, where it goes on', async () => {
    const free = await snapshotAt(700, margin, '');
    const dear = await compose(margin);
    restoreEngine(dear, free);
    await drive(dear, free.series[0].closedRows);
    expect(dear.kernel.topics.interestCharged.published).toBeGreaterThan(5);
    const charged = await snapshotAt(700, margin);
    const cheap = await compose(margin, '');
    restoreEngine(cheap, charged);
    await drive(cheap, charged.series[0].closedRows);
    expect(cheap.kernel.topics.interestCharged.published).toBe(charged.published.InterestCharged);
  });
});
