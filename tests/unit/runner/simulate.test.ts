import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/runner/simulate.js';
import { tempFolder } from '../feeds/temp-folder.js';
import { barsOfOpensAndCloses, MINUTE_MS, START_MS } from '../kernel/bars-of-closes.js';
import { FLAT, LONG, scenarioOf, scriptedStrategy } from './scripted-strategy.js';

const bars = {
  BTCUSDT: barsOfOpensAndCloses([
    [100, 101],
    [102, 105],
    [105, 98],
    [99, 104],
    [106, 107],
  ]),
};
const strategies = { scripted: scriptedStrategy({ 0: LONG, 2: FLAT }) };

describe('simulate', () => {
  it('fills at the next open, books fees, and tells the whole story', async () => {
    const { run, result } = await simulate({ scenario: scenarioOf('scripted'), strategies, bars });
    // 2 bought at 102 and sold at 99: −6, fees 0.204 + 0.198.
    const common = { strategy: 'one', symbol: 'BTCUSDT', quantity: '2', liquidity: 'taker' };
    expect(run.fills).toEqual([
      { ...common, tsMs: START_MS + MINUTE_MS, side: 'buy', price: '102', fee: '0.204', orderId: '1' },
      { ...common, tsMs: START_MS + 3 * MINUTE_MS, side: 'sell', price: '99', fee: '0.198', orderId: '2' },
    ]);
    expect(run.roundTrips).toMatchObject([
      { side: 'long', entryPrice: '102', exitPrice: '99', pnl: '-6.402', fees: '0.402', exitReason: 'signal' },
    ]);
    expect(run.result).toMatchObject({ name: 'main', parent: null, forkedAt: null });
    expect(run.result.metrics).toMatchObject({ finalEquity: '993.598', fees: '0.402', trades: 1 });
    expect(run.result.counts).toMatchObject({ bars: 5, signals: 2, orders: 2, fills: 2, refusals: 0, shrinks: 0 });
    expect(run.result.strategies).toMatchObject([
      { id: 'one', use: 'scripted', finalEquity: '993.598', pnl: '-6.402', trades: 1 },
    ]);
    expect(result.data).toMatchObject([
      { symbol: 'BTCUSDT', rows: 5, from: '2024-01-01T00:00:00.000Z', to: '2024-01-01T00:05:00.000Z' },
    ]);
    expect(result.branches).toEqual([run.result]);
  });

  it('tells of every derived event in order', async () => {
    const heard: string[] = [];
    const { run } = await simulate({
      scenario: scenarioOf('scripted'),
      strategies,
      bars,
      onEvent: (topic, { seq }) => heard.push(`${seq} ${topic}`),
    });
    expect(heard.slice(0, 8)).toEqual([
      '1 AllocationChanged',
      '2 SignalEmitted',
      '3 OrderIntended',
      '4 OrderApproved',
      '5 SubmitOrder',
      '6 OrderAccepted',
      '7 OrderFilled',
      '8 PositionChanged',
    ]);
    expect(heard).toHaveLength(run.result.counts.events);
  });

  it('gives the run and its branches, each from its fork on, and tells of the events of the run alone', async () => {
    const forks = [
      {
        at: '2024-01-01T00:02:00Z',
        branches: [
          { name: 'unchanged' },
          { name: 'fall', market: { gap: { symbol: 'BTCUSDT', pct: -50 } } },
          { name: 'cheap', set: { 'venue.fees.takerBps': 0, 'venue.fees.makerBps': 0 } },
        ],
      },
    ];
    const heard: number[] = [];
    const { run, branches, result } = await simulate({
      scenario: scenarioOf('scripted', { forks }),
      strategies,
      bars,
      onEvent: (_, { seq }) => heard.push(seq),
    });
    const alone = await simulate({ scenario: scenarioOf('scripted'), strategies, bars });
    expect(run).toEqual(alone.run);
    expect(branches[0]).toBe(run);
    expect(result.branches).toEqual(branches.map((branch) => branch.result));
    expect(heard).toEqual(Array.from({ length: run.result.counts.events }, (_, index) => index + 1));
    const [, unchanged, fall, cheap] = branches;
    expect(branches.slice(1).map(({ result: { name, parent, forkedAt } }) => [name, parent, forkedAt])).toEqual(
      ['unchanged', 'fall', 'cheap'].map((name) => [name, 'main', '2024-01-01T00:02:00.000Z']),
    );
    expect(unchanged.result).toMatchObject({ changes: [], fingerprint: run.result.fingerprint });
    expect(unchanged.result.comparison?.difference.verdict).toBe('identical');
    expect(unchanged.result.metrics).toEqual(run.result.metrics);
    // The purchase at 102 is the shared past; the sale is each branch's own: 2 at 99 halved, or without a fee.
    const common = { side: 'sell', tsMs: START_MS + 3 * MINUTE_MS };
    expect(unchanged.fills).toMatchObject([{ ...common, price: '99', fee: '0.198' }]);
    expect(fall.fills).toMatchObject([{ ...common, price: '49.5', fee: '0.099' }]);
    expect(cheap.fills).toMatchObject([{ ...common, price: '99', fee: '0' }]);
    expect(cheap.result.metrics).toMatchObject({ finalEquity: '993.796', fees: '0.204', trades: 1 });
    expect(cheap.result.changes).toHaveLength(2);
  });

  it('says how often each rule refused and shrank', async () => {
    const scenario = scenarioOf('scripted', { risk: { maxPositionPct: 10 } });
    const again = { scripted: scriptedStrategy({ 0: LONG, 2: { ...LONG, targetQuantity: 5 } }) };
    const { run } = await simulate({ scenario, strategies: again, bars });
    // 10 % of 1,000 at 101 is 0.990…; bought at 102 with a fee of 0.10098, that leaves 995.939 at 98: 1.016, 0.026 more.
    expect(run.fills.map(({ quantity }) => quantity)).toEqual(['0.99', '0.026']);
    expect(run.result.counts).toMatchObject({ shrinks: 2, refusals: 0 });
    const { run: refused } = await simulate({
      scenario: scenarioOf('scripted', {}, {}),
      strategies: { scripted: scriptedStrategy({ 0: { direction: 'short', reason: 'down' } }) },
      bars,
    });
    expect(refused.result.refusals).toEqual([{ rule: 'noShort', count: 1 }]);
  });

  it('takes YAML as text', async () => {
    const text = JSON.stringify(scenarioOf('scripted'));
    const { run } = await simulate({ scenario: text, strategies, bars });
    expect(run.fills).toHaveLength(2);
  });

  it('wants bars for every symbol', async () => {
    await expect(simulate({ scenario: scenarioOf('scripted'), strategies, bars: {} })).rejects.toThrow(
      'options.bars has no bars of BTCUSDT',
    );
  });

  it('stops at a strategy that throws, naming agent, event and time', async () => {
    const broken = scriptedStrategy({});
    const scenario = scenarioOf('broken');
    const onBar = () => {
      throw new Error('ouch');
    };
    await expect(simulate({ scenario, strategies: { broken: { ...broken, onBar } }, bars })).rejects.toMatchObject({
      code: 'AGENT_FAILED',
      message: 'Agent "strategy:one" threw on BarClosed of BTCUSDT at 2024-01-01T00:01:00.000Z: ouch',
    });
  });

  it('is the same run with a cold cache, a warm one, and bars from memory', async () => {
    const folder = tempFolder();
    const data = resolve(import.meta.dirname, '../../../data/BTCUSDT-1m-synthetic.csv.gz');
    copyFileSync(data, join(folder, 'bars.csv.gz'));
    const scenario = {
      ...scenarioOf('momentum'),
      data: [{ symbol: 'BTCUSDT', source: 'csv', path: 'bars.csv.gz', interval: '1m' }],
      period: { from: '2024-01-05', to: '2024-01-06' },
      account: { cash: { USDT: 1_000_000 } },
    };
    const cold = await simulate({ scenario, baseDir: folder });
    expect(existsSync(join(folder, '.icarus-cache'))).toBe(true);
    const warm = await simulate({ scenario, baseDir: folder });
    expect(warm).toEqual(cold);
    expect(cold.run.fills.length).toBeGreaterThan(10);
  });
});
