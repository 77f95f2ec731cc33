import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashTicks } from '../../../../src/feeds/hash-ticks.js';
import { selectTickPeriod } from '../../../../src/feeds/select-tick-period.js';
import { prepareData } from '../../../../src/runner/prepare/prepare-data.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { tempFolder } from '../../feeds/temp-folder.js';
import { ticksOf } from '../../kernel/ticks/ticks-of.js';

const START_MS = Date.UTC(2024, 0, 1);

/** Trades at 0, 30, 60 and 90 seconds. */
const TRADES = `time,price,quantity,side
${START_MS},100,1,buy
${START_MS + 30_000},102,2,sell
${START_MS + 60_000},101,3,buy
${START_MS + 90_000},99,4,sell`;

function prepare(fields: object, period: object = {}, text = TRADES) {
  const folder = tempFolder();
  writeFileSync(join(folder, 'trades.csv'), text);
  writeFileSync(join(folder, 'depth.csv'), `${START_MS},bid,99,1,true\n${START_MS + 1},ask,101,2,false`);
  writeFileSync(join(folder, 'quotes.csv'), `time,bid,bid_qty,ask,ask_qty\n${START_MS + 125_000},99,1,101,2`);
  const scenario = {
    name: 'ticks',
    data: [{ symbol: 'BTCUSDT', source: 'trades', path: 'trades.csv', ...fields }],
    period,
    account: { cash: { USDT: 1000 } },
    strategies: [
      {
        id: 's',
        use: 'momentum',
        symbols: ['BTCUSDT'],
        params: { fast: 1, slow: 2 },
        sizing: { model: 'fixed', quantity: 1 },
      },
    ],
  };
  return prepareData(parseScenario(JSON.stringify(scenario), { path: join(folder, 's.yaml'), env: {} }), {
    cache: false,
  });
}

describe('preparing ticks', () => {
  it('loads trades, and makes the bars that the run will make of them', async () => {
    const [{ bars, ticks, hash }] = await prepare({});
    expect(ticks?.trades.length).toBe(4);
    expect(ticks?.quotes.length).toBe(0);
    // The second minute has no tick behind its end: it never closes.
    expect([...bars.close]).toEqual([102]);
    expect([...bars.volume]).toEqual([3]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('loads quotes beside them, whose time closes bars too', async () => {
    const [{ bars, ticks }] = await prepare({ quotes: 'quotes.csv' });
    expect([...(ticks?.quotes.askPrice ?? [])]).toEqual([101]);
    expect([...bars.close]).toEqual([102, 99]);
  });

  it('loads depth, and says where it ends before the trades do', async () => {
    const [{ ticks, repairs, hash }] = await prepare({ depth: { path: 'depth.csv' } });
    expect([...(ticks?.depth.isSnapshot ?? [])]).toEqual([1, 0]);
    expect(ticks?.depthEndTsMs).toBe(START_MS + 1);
    expect(repairs).toEqual([
      expect.stringContaining('BTCUSDT: the depth messages of the data end at 2024-01-01T00:00:00.001Z'),
    ]);
    expect(hash).not.toBe((await prepare({}))[0].hash);
  });

  it('makes bars by what has traded', async () => {
    const [{ bars }] = await prepare({ bars: { volume: 3 } });
    expect([...bars.close]).toEqual([102, 101, 99]);
    expect([...bars.volume]).toEqual([3, 3, 4]);
    expect([...(bars.closeTsMs ?? [])]).toEqual([30_000, 60_000, 90_000].map((afterMs) => START_MS + afterMs));
    await expect(prepare({ bars: { trades: 5 } })).rejects.toThrow(/fill no bar of 5 trades/);
  });

  it('cuts them to the period', async () => {
    const [{ ticks }] = await prepare({ interval: '1s' }, { from: '2024-01-01T00:00:30Z', to: '2024-01-01T00:01:30Z' });
    expect([...(ticks?.trades.price ?? [])]).toEqual([102, 101]);
  });

  it('says what is wrong: nothing in the period, no bar filled', async () => {
    await expect(prepare({}, { from: '2024-02-01' })).rejects.toThrow(/No tick of BTCUSDT .* 2024-01-01T00:00:00.000Z/);
    await expect(prepare({ interval: '1h' })).rejects.toThrow(/fill no bar of 1h/);
  });
});

describe('the hash of ticks', () => {
  const whole = ticksOf({
    trades: [
      [1, 100, 1, 'buy'],
      [2, 101, 1],
      [5, 102, 1],
    ],
    quotes: [[2, 99, 1, 101, 1]],
    depth: [
      { tsMs: 1, bids: [[99, 1]] },
      {
        tsMs: 3,
        asks: [
          [101, 1],
          [102, 4],
        ],
      },
      { tsMs: 6, asks: [[101, 0]] },
    ],
  });
  const hashOf = (ticks: Parameters<typeof hashTicks>[0], rules = 'spot') => hashTicks(ticks, 'BTCUSDT', 60_000, rules);

  it('is that of the ticks, whole or views of more', () => {
    const view = selectTickPeriod(whole, 2, 6);
    expect([view.trades.length, view.quotes.length, view.depth.length]).toEqual([2, 1, 1]);
    const alone = ticksOf({
      trades: [
        [2, 101, 1],
        [5, 102, 1],
      ],
      quotes: [[2, 99, 1, 101, 1]],
      depth: [
        {
          tsMs: 3,
          asks: [
            [101, 1],
            [102, 4],
          ],
        },
      ],
    });
    // It was the second message, and no snapshot.
    alone.depth.firstUpdateId[0] = 2;
    alone.depth.finalUpdateId[0] = 2;
    alone.depth.isSnapshot[0] = 0;
    expect(hashOf(view)).toBe(hashOf(alone));
  });

  it('changes with the end of quotes or depth, where there is an early one', () => {
    const ends = [{}, { quotesEndTsMs: 2 }, { depthEndTsMs: 2 }, { depthEndTsMs: 3 }];
    expect(new Set(ends.map((one) => hashOf({ ...whole, ...one }))).size).toBe(4);
  });

  it('changes with every column, and with the rules of the book', () => {
    const hashes = new Set([hashOf(whole), hashOf(whole, 'futures')]);
    let changed = 2;
    for (const part of ['trades', 'quotes', 'depth'] as const) {
      for (const [name, column] of Object.entries(whole[part])) {
        if (typeof column === 'number' || name === 'levelStart') continue;
        const before = column[0];
        column[0] = Number.isNaN(before) || before === 0 ? 1 : 0;
        hashes.add(hashOf(whole));
        column[0] = before;
        changed++;
      }
    }
    expect(hashes.size).toBe(changed);
  });
});
