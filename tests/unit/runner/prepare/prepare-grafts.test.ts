import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MarketChange } from '../../../../src/feeds/market-changes/market-change.js';
import { prepareGrafts } from '../../../../src/runner/prepare/prepare-grafts.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { tempFolder } from '../../feeds/temp-folder.js';

const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;

function plain(minutes: readonly number[]): string {
  const rows = minutes.map(
    (minute) =>
      `${START_MS + minute * MINUTE_MS},${Array(4)
        .fill(100 + minute)
        .join()},1`,
  );
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

const upTo = (count: number, stepMinutes = 1) => Array.from({ length: count }, (_, index) => index * stepMinutes);
const btc = { symbol: 'BTCUSDT', source: 'csv', path: 'btc.csv', interval: '1m' };

interface Given {
  readonly data?: readonly object[];
  readonly files?: Readonly<Record<string, string>>;
}

function setUp({ data = [btc], files = {} }: Given) {
  const folder = tempFolder();
  for (const [name, text] of Object.entries({ 'btc.csv': plain(upTo(60)), ...files })) {
    writeFileSync(join(folder, name), text);
  }
  const scenario = {
    name: 'graft',
    period: { from: '2024-01-01T00:30', to: '2024-01-01T00:40' },
    data,
    account: { cash: { USDT: 1000 } },
    strategies: [{ id: 's', use: 'momentum', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: 1 } }],
  };
  const parsed = parseScenario(JSON.stringify(scenario), { path: join(folder, 's.yaml'), env: {} });
  const notes: string[] = [];
  const prepare = (changes: readonly MarketChange[]) =>
    prepareGrafts(parsed.data, changes, { cache: false, onNote: (note) => notes.push(note) });
  return { prepare, notes, file: (name: string) => join(folder, name) };
}

const graft = (minute: number, path: string | null = null, symbol: string | null = null): MarketChange => ({
  kind: 'graft',
  symbol,
  fromMs: START_MS + minute * MINUTE_MS,
  path,
});

describe('preparing grafts', () => {
  it("takes the market's own data, beyond the period of the run", async () => {
    const { grafts, repairs } = await setUp({}).prepare([{ kind: 'gap', symbol: null, pct: 1 }, graft(3)]);
    expect(grafts.map(({ changeIndex, marketIndex }) => [changeIndex, marketIndex])).toEqual([[1, 0]]);
    expect([...grafts[0].bars.close]).toEqual(upTo(60).map((minute) => 100 + minute));
    expect(repairs).toEqual([]);
  });

  it('takes another file where one is named, for each market that is changed', async () => {
    const eth = { ...btc, symbol: 'ETHUSDT', path: 'eth.csv' };
    const files = { 'eth.csv': plain(upTo(50)), 'old.csv': plain(upTo(9)) };
    const { prepare, file } = setUp({ data: [btc, eth], files });
    const { grafts } = await prepare([graft(3, file('old.csv')), graft(3, null, 'ETHUSDT')]);
    expect(grafts.map(({ changeIndex, marketIndex, bars }) => [changeIndex, marketIndex, bars.length])).toEqual([
      [0, 0, 9],
      [0, 1, 9],
      [1, 1, 50],
    ]);
  });

  it('takes the whole series of a synthetic market', async () => {
    const synthetic = { symbol: 'BTCUSDT', source: 'synthetic', interval: '1m', seed: 1, from: '2024-01-01', days: 1 };
    const { prepare, file } = setUp({ data: [synthetic] });
    const { grafts } = await prepare([graft(1439), graft(59, file('btc.csv'))]);
    expect(grafts.map(({ bars }) => bars.length)).toEqual([1440, 60]);
    await expect(prepare([graft(1440)])).rejects.toMatchObject({
      code: 'GRAFT_OUTSIDE',
      message: expect.stringContaining('the synthetic data of BTCUSDT covers'),
    });
  });

  it.each([-1, 60])('refuses a moment outside of the data: minute %d', async (minute) => {
    await expect(setUp({}).prepare([graft(minute)])).rejects.toMatchObject({
      code: 'GRAFT_OUTSIDE',
      message: expect.stringMatching(/btc\.csv covers 2024-01-01T00:00:00\.000Z to 2024-01-01T01:00:00\.000Z\.$/),
    });
  });

  it.each([
    ['longer', upTo(10, 60), '1h'],
    ['shorter', upTo(10, 1 / 60), '1s'],
  ])('refuses bars that are %s than those of the market', async (_, minutes, found) => {
    const { prepare, file } = setUp({ files: { 'old.csv': plain(minutes) } });
    await expect(prepare([graft(0, file('old.csv'))])).rejects.toMatchObject({
      code: 'GRAFT_INTERVAL',
      message: expect.stringMatching(`bars of ${found} from .*old.csv, but BTCUSDT has bars of 1m`),
    });
  });

  it('checks and mends by the policy of the data set, and says so once', async () => {
    const files = { 'old.csv': plain([0, 1, 2, 5, 6, 7]) };
    const strict = setUp({ files });
    await expect(strict.prepare([graft(1, strict.file('old.csv'))])).rejects.toMatchObject({
      code: 'DATA_DIRTY',
      message: expect.stringContaining('old.csv'),
    });
    const { prepare, notes, file } = setUp({ data: [{ ...btc, policy: { gaps: 'fill' } }], files });
    const old = file('old.csv');
    const { grafts, repairs } = await prepare([graft(1, old), graft(2, old)]);
    expect(repairs).toEqual(['BTCUSDT, graft: gaps: 1 (2 bars missing) filled with flat bars']);
    expect(notes.join()).toContain('BTCUSDT, graft: 6 bars of 1m');
    expect(grafts.map(({ bars }) => bars.length)).toEqual([8, 8]);
    expect(grafts[0].bars).toBe(grafts[1].bars);
  });

  it('names a file that is not there', async () => {
    const { prepare, file } = setUp({});
    await expect(prepare([graft(1, file('none.csv'))])).rejects.toMatchObject({ code: 'DATA_FILE_MISSING' });
  });

  it('refuses a symbol that is traded on ticks, and leaves it alone where another is meant', async () => {
    const ticks = { symbol: 'ETHUSDT', source: 'trades', path: 'trades.csv', interval: '1m' };
    const files = { 'trades.csv': `time,price,quantity,side\n${START_MS},100,1,buy` };
    const { prepare } = setUp({ data: [btc, ticks], files });
    await expect(prepare([graft(1)])).rejects.toMatchObject({ code: 'GRAFT_OF_TICKS' });
    expect((await prepare([graft(1, null, 'BTCUSDT')])).grafts).toHaveLength(1);
  });
});
