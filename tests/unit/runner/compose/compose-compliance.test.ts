import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import type { EventHeader } from '../../../../src/events/event.js';
import { ColumnsFeed } from '../../../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../../../src/kernel/replay-driver.js';
import { unpackLines } from '../../../../src/runner/audit/line-packer.js';
import { composeEngine, type Engine } from '../../../../src/runner/compose/compose-engine.js';
import { restoreEngine, snapshotEngine } from '../../../../src/runner/engine-snapshot.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { simulate } from '../../../../src/runner/simulate.js';
import { barsOfOpensAndCloses, MINUTE_MS, START_MS } from '../../kernel/bars-of-closes.js';
import { FLAT, LONG, scenarioOf, scriptedStrategy } from '../scripted-strategy.js';

const COMPLIANCE = '{ washTrade: { action: flag }, layering: { maxCancels: 3, within: 1h, action: block } }';

const scenarioText = (compliance: string) => `name: desk
data: [{ symbol: BTCUSDT, source: csv, path: none.csv, interval: 1m }]
account: { cash: { USDT: 100000 } }
venue: { latencyMs: 1500 }
risk: { maxPositionPct: 60 }
compliance: ${compliance}
strategies:
  - { id: fast, use: momentum, symbols: [BTCUSDT], params: { fast: 3, slow: 8 }, sizing: { model: percent, pct: 60 } }
  - { id: macd, use: macd, symbols: [BTCUSDT], params: {}, sizing: { model: fixed, quantity: 0.5 }, execution: { algorithm: twap, duration: 3m, slices: 3 } }
`;
const BARS = synthesizeBars({ symbol: 'BTCUSDT', seed: 3, days: 2 });

function compose(): Engine {
  const scenario = parseScenario(scenarioText(COMPLIANCE), { path: 'desk.yaml', env: {} });
  const strategies = scenario.strategies.map(({ use, params }) => ({
    definition: BUILT_IN[use],
    params: BUILT_IN[use].params.parse(params),
  }));
  return composeEngine(scenario, strategies);
}

const drive = (engine: Engine, fromRow = 0) =>
  driveReplay(engine.loop, engine.series, [new ColumnsFeed(BARS, 500, fromRow)]);
const linesOf = ({ compliance }: Engine) => [...unpackLines(compliance?.audit.packed() ?? { blocks: [], count: 0 })];

describe('an engine with compliance', () => {
  it('goes on from a snapshot with the same events and the same entries', async () => {
    const whole = compose();
    await drive(whole);
    const past = compose();
    past.series[0].supply(BARS, BARS.length, BARS.length);
    past.loop.run(BARS.tsMs[1_000]);
    const branch = compose();
    const snapshot = structuredClone(snapshotEngine(past));
    restoreEngine(branch, snapshot);
    await drive(branch, snapshot.series[0].closedRows);
    expect(branch.kernel.hasher.digestHex()).toBe(whole.kernel.hasher.digestHex());
    const rest = linesOf(branch);
    expect(rest.length).toBeGreaterThan(100);
    expect(rest).toEqual(linesOf(whole).slice(-rest.length));
  });

  it('keeps its trail in less than 100 bytes an entry', async () => {
    const engine = compose();
    await drive(engine);
    const { blocks, count } = engine.compliance?.audit.packed() ?? expect.fail('compliance is on');
    const bytes = blocks.reduce((sum, block) => sum + block.byteLength, 0);
    expect(count).toBeGreaterThan(1_000);
    expect(bytes / count).toBeLessThan(100);
    // Nothing is held beyond them.
    expect(blocks.every((block) => block.buffer.byteLength === block.byteLength)).toBe(true);
  });
});

describe('a desk whose order is blocked', () => {
  const bars = {
    BTCUSDT: barsOfOpensAndCloses([
      [100, 100],
      [100, 100],
      [100, 100],
      [100, 100],
    ]),
  };
  const until = new Date(START_MS + 2 * MINUTE_MS).toISOString();
  const compliance = { restricted: [{ symbol: 'BTCUSDT', to: until.slice(0, 19) }] };

  it('has its room back: risk approves and the allocator asks again', async () => {
    // 60 % of 1,000 at 100 is room for 6 coins; had risk kept the blocked 5 in its books, only 1 would be left.
    const again = { ...LONG, targetQuantity: 5 };
    const events: EventHeader[] = [];
    const { run } = await simulate({
      scenario: scenarioOf('scripted', { compliance, risk: { maxPositionPct: 60 } }),
      strategies: { scripted: scriptedStrategy({ 0: again, 1: again, 2: FLAT }) },
      bars,
      onEvent: (_, event) => events.push(event),
    });
    const kinds = events.map((event) => (event as EventHeader & { kind: string }).kind);
    expect(kinds.filter((kind) => kind === 'OrderBlocked' || kind === 'OrderCleared')).toEqual([
      'OrderBlocked',
      'OrderCleared',
      'OrderCleared',
    ]);
    expect(kinds).not.toContain('OrderShrunk');
    expect(run.fills.map(({ side, quantity }) => `${side} ${quantity}`)).toEqual(['buy 5', 'sell 5']);
    expect(run.result.compliance).toEqual({ blocked: [{ rule: 'restrictedList', count: 1 }], flagged: [] });
  });
});
