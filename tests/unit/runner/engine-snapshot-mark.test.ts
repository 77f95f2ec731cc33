import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import { allocateBarColumns } from '../../../src/core/bar-columns.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../src/runner/engine-snapshot.js';
import { loadMarketTerms } from '../../../src/runner/prepare/market-terms.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import type { ScenarioMargin } from '../../../src/runner/scenario/scenario.js';

const BARS = synthesizeBars({ symbol: 'BTCUSDT', seed: 11, days: 1, startPrice: 100, volatility: 6 });
const MINUTE_MS = 60_000;

/** The market's prices, with a wick of 2 % in every fiftieth bar: down in one, up in the next. */
function markBars() {
  const mark = allocateBarColumns(BARS.length);
  for (const name of ['tsMs', 'open', 'high', 'low', 'close', 'volume'] as const) mark[name].set(BARS[name]);
  for (let row = 50; row < mark.length; row += 50) {
    if (row % 100 === 0) mark.low[row] *= 0.98;
    else mark.high[row] *= 1.02;
  }
  return mark;
}

const SCENARIO = parseScenario(
  `name: snapshot
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m, filters: { tickSize: 0.01 }, funding: { ratePct: 0.05, everyHours: 1 } }
account: { cash: { USDT: 100000 } }
venue: { kind: perpetual, leverage: 50, margin: isolated, maintenancePct: 0.5, fees: { makerBps: 1, takerBps: 1 } }
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: fixed, quantity: 500 } }
`,
  { path: 'snapshot.yaml', env: {} },
);

async function compose(isMarked = true): Promise<Engine> {
  const strategies = SCENARIO.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  const mark = isMarked ? { bars: markBars(), intervalMs: MINUTE_MS } : null;
  const terms = [await loadMarketTerms(SCENARIO.data[0], SCENARIO.venue.margin as ScenarioMargin, mark)];
  return composeEngine(SCENARIO, strategies, { terms });
}

function drive({ loop, series }: Engine, fromRow: number) {
  return driveReplay(loop, series, [new ColumnsFeed(BARS, 500, fromRow)]);
}

describe('a snapshot of an engine with mark prices', () => {
  it('goes on as if nothing had happened', async () => {
    const whole = await compose();
    await drive(whole, 0);
    const liquidations = whole.kernel.topics.positionLiquidated.published;
    const unmarked = await compose(false);
    await drive(unmarked, 0);
    // It is the wicks that liquidate.
    expect(liquidations).toBeGreaterThan(unmarked.kernel.topics.positionLiquidated.published);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: BARS.length - 1 }), async (minutes) => {
        const first = await compose();
        first.series[0].supply(BARS, BARS.length, BARS.length);
        first.loop.run(BARS.tsMs[minutes]);
        const snapshot = deserialize(serialize(snapshotEngine(first)));
        const second = await compose();
        restoreEngine(second, snapshot);
        await drive(second, snapshot.series[0].closedRows);
        expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
        expect(second.accounts()).toEqual(whole.accounts());
      }),
      { numRuns: 25 },
    );
  });
});
