import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/agents/strategies/built-in.js';
import type { BarColumns } from '../../../src/core/bar-columns.js';
import { ColumnsFeed } from '../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../../src/runner/scenario/parse-scenario.js';
import { simulate } from '../../../src/runner/simulate.js';
import { barsOfCloses, MINUTE_MS } from '../kernel/bars-of-closes.js';
import { LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

const MIDNIGHT_MS = Date.UTC(2024, 0, 2);
const FREE = { fees: { makerBps: 0, takerBps: 0 } };
const iso = (tsMs: number) => new Date(tsMs).toISOString();

/** Bars of a minute at these open times, each from the close before it to its own. */
function barsAtTimes(closes: readonly (readonly [openTsMs: number, close: number])[]): BarColumns {
  const bars = barsOfCloses(closes.map(([, close]) => close));
  bars.tsMs.set(closes.map(([openTsMs]) => openTsMs));
  return bars;
}

describe('a run with a daily loss limit', () => {
  // 2 coins bought at 100 of 1,000: a dollar of the price is two.
  const BTCUSDT = barsAtTimes([
    [MIDNIGHT_MS - 3 * MINUTE_MS, 100],
    [MIDNIGHT_MS - 2 * MINUTE_MS, 90],
    // No bar at midnight: the desk has 980 then. 3 % of them are 29.4, so 75.3 is the limit.
    [MIDNIGHT_MS + 5 * MINUTE_MS, 76],
    [MIDNIGHT_MS + 6 * MINUTE_MS, 75.3],
    [MIDNIGHT_MS + 7 * MINUTE_MS, 75],
    [MIDNIGHT_MS + 8 * MINUTE_MS, 75],
  ]);
  const scenario = (risk: object) =>
    scenarioOf('scripted', {
      venue: FREE,
      dataPolicy: { gaps: 'ignore' },
      risk: { maxDailyLossPct: 3, ...risk },
    });

  it('measures the day from midnight, where the data have a gap', async () => {
    const strategies = { scripted: scriptedStrategy({ 0: LONG }) };
    const { run, result } = await simulate({ scenario: scenario({}), strategies, bars: { BTCUSDT } });
    expect(run.result.halts).toEqual([
      {
        ts: iso(MIDNIGHT_MS + 8 * MINUTE_MS),
        strategy: null,
        rule: 'maxDailyLossPct',
        value: expect.closeTo((30 / 980) * 100, 9),
        limit: 3,
        flatten: false,
        resumedTs: null,
      },
    ]);
    expect(result.branches[0].halts).toEqual(run.result.halts);
  });

  it('goes on at midnight to the millisecond, where the data have no bar', async () => {
    const strategies = { scripted: scriptedStrategy({ 0: LONG }) };
    const strict = scenario({ maxDailyLossPct: 1 });
    const { run } = await simulate({ scenario: strict, strategies, bars: { BTCUSDT } });
    // 2 % at 23:59; then 28 of 980 at 00:06.
    expect(run.result.halts).toMatchObject([
      { ts: iso(MIDNIGHT_MS - MINUTE_MS), value: 2, resumedTs: iso(MIDNIGHT_MS) },
      { ts: iso(MIDNIGHT_MS + 6 * MINUTE_MS), value: expect.closeTo((28 / 980) * 100, 9), resumedTs: null },
    ]);
  });

  it('warns before it halts', async () => {
    const strategies = { scripted: scriptedStrategy({ 0: LONG }) };
    const { run } = await simulate({ scenario: scenario({ warnAtPct: 50 }), strategies, bars: { BTCUSDT } });
    // Half of the limit is 1.5 %: 2 % before midnight, and 2.86 % at the first close after it.
    expect(run.result.warnings).toMatchObject([
      { ts: iso(MIDNIGHT_MS - MINUTE_MS), rule: 'maxDailyLossPct', strategy: null, symbol: null, value: 2, limit: 3 },
      { ts: iso(MIDNIGHT_MS + 6 * MINUTE_MS), value: expect.closeTo((28 / 980) * 100, 9) },
    ]);
  });

  it('refuses the orders of the very timestamp at which it halts', async () => {
    const events: string[] = [];
    const strategies = { scripted: scriptedStrategy({ 0: LONG }), late: scriptedStrategy({ 4: LONG }) };
    const two = { id: 'two', use: 'late', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: '1' } };
    const base = scenario({});
    const { run } = await simulate({
      scenario: { ...base, account: { cash: { USDT: 1000 } }, strategies: [...base.strategies, two] },
      strategies,
      bars: { BTCUSDT },
      onEvent: (topic, { tsMs }) => tsMs === MIDNIGHT_MS + 8 * MINUTE_MS && events.push(topic),
    });
    expect(run.result.halts).toHaveLength(1);
    expect(events).not.toContain('OrderApproved');
    expect(run.result.refusals).toEqual([{ rule: 'maxDailyLossPct', count: 1 }]);
  });
});

const SYMBOLS = ['BTCUSDT', 'ETHUSDT'];
const BARS = SYMBOLS.map((symbol) => synthesizeBars({ symbol, seed: 5, days: 3, volatility: 2 }));
const SCENARIO = `name: halts
data:
  - { symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }
  - { symbol: ETHUSDT, source: csv, path: none.csv, interval: 1m }
account: { cash: { USDT: 100000 } }
venue: { kind: spot, latencyMs: 1500 }
allocator: { model: equal, rebalance: 1h }
risk:
  maxLeverage: 0.9
  valueAtRiskPct: { limitPct: 2, lookback: 20, interval: 15m }
  expectedShortfallPct: { limitPct: 3, lookback: 20, interval: 15m, method: monte-carlo, samples: 200 }
  correlatedExposurePct: { limitPct: 70, lookback: 20, interval: 15m }
  maxTradesPerDay: { desk: 400, strategy: 250 }
  orderRate: { orders: 20, per: 10m }
  staleDataMs: 180000
  concentrationPct: 90
  maxDailyLossPct: 0.6
  maxStrategyDrawdownPct: 2
  halt: { flatten: true, resume: { after: 3h } }
  warnAtPct: 80
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT, ETHUSDT], params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: macd, use: macd, symbols: [ETHUSDT], params: {}, sizing: { model: percent, pct: 90 } }
`;

function compose(): Engine {
  const scenario = parseScenario(SCENARIO, { path: 'halts.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

describe('a snapshot in the middle of a halt', () => {
  it('goes on as if nothing had happened', async () => {
    const whole = compose();
    await driveReplay(
      whole.loop,
      whole.series,
      BARS.map((columns) => new ColumnsFeed(columns, 500, 0)),
    );
    const { halts, resumptions, riskWarnings } = whole.record;
    expect(halts.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['maxDailyLossPct']));
    expect(resumptions.length).toBeGreaterThan(0);
    expect(riskWarnings.length).toBeGreaterThan(0);
    const moments = [...halts.slice(0, 3).map(({ tsMs }) => tsMs + 5 * MINUTE_MS), BARS[0].tsMs[1000]];
    for (const tsMs of moments) {
      const first = compose();
      for (const [index, one] of first.series.entries())
        one.supply(BARS[index], BARS[index].length, BARS[index].length);
      first.loop.run(tsMs);
      const snapshot = deserialize(serialize(snapshotEngine(first)));
      const second = compose();
      restoreEngine(second, snapshot);
      const feeds = BARS.map((columns, index) => new ColumnsFeed(columns, 500, snapshot.series[index].closedRows));
      await driveReplay(second.loop, second.series, feeds);
      expect(second.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
      expect(second.accounts()).toEqual(whole.accounts());
    }
  });
});
