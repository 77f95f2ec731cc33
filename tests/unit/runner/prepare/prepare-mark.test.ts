import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../../src/runner/prepare/prepare-data.js';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { tempFolder } from '../../feeds/temp-folder.js';

const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Rows of plain bars at minutes from the start, each flat at its price. */
function plain(minutes: readonly number[], price: (minute: number) => number = () => 100): string {
  const rows = minutes.map((minute) => `${START_MS + minute * MINUTE_MS},${Array(4).fill(price(minute)).join()},1`);
  return ['time,open,high,low,close,volume', ...rows].join('\n');
}

/** Rows as the archive of the exchange has them for mark prices: twelve columns, and nothing traded. */
function klines(minutes: readonly number[], intervalMs: number, price: (minute: number) => number): string {
  const rows = minutes.map((minute) => {
    const openMs = START_MS + minute * MINUTE_MS;
    return `${openMs},${Array(4).fill(price(minute)).join()},0,${openMs + intervalMs - 1},0,${intervalMs / 1000},0,0,0`;
  });
  const header = 'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume';
  return [`${header},taker_buy_quote_volume,ignore`, ...rows].join('\n');
}

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

interface Files {
  readonly traded?: string;
  readonly mark: string | Uint8Array;
}

async function prepare({ traded = plain(upTo(10)), mark }: Files, fields: object = {}, more: object = {}) {
  const folder = tempFolder();
  writeFileSync(join(folder, 'traded.csv'), traded);
  writeFileSync(join(folder, 'mark.csv'), mark);
  const data = { symbol: 'BTCUSDT', source: 'csv', path: 'traded.csv', interval: '1m', mark: { path: 'mark.csv' } };
  const scenario = {
    name: 'mark',
    data: [{ ...data, ...fields }],
    venue: { kind: 'perpetual' },
    account: { cash: { USDT: 1000 } },
    strategies: [{ id: 's', use: 'momentum', symbols: ['BTCUSDT'], sizing: { model: 'fixed', quantity: 1 } }],
    ...more,
  };
  const parsed = parseScenario(JSON.stringify(scenario), { path: join(folder, 's.yaml'), env: {} });
  const notes: string[] = [];
  const [prepared] = await prepareData(parsed, { cache: false, onNote: (note) => notes.push(note) });
  return { prepared, notes, mark: prepared.terms?.mark ?? null, hash: prepared.terms?.hash };
}

describe('preparing a mark price', () => {
  it('reads it as any bars: klines without volume, plain or gzipped', async () => {
    const text = klines(upTo(10), MINUTE_MS, (minute) => 100 + minute);
    const { mark, hash, notes } = await prepare({ mark: text });
    expect(mark?.intervalMs).toBe(MINUTE_MS);
    expect([...(mark?.bars.close ?? [])]).toEqual(upTo(10, 100));
    expect(notes).toEqual([]);
    expect((await prepare({ mark: gzipSync(text) })).hash).toBe(hash);
  });

  it('may be shorter or longer than the bars that are traded on', async () => {
    const hours = klines([-60, 0, 60], HOUR_MS, (minute) => 100 + minute);
    const long = await prepare({ mark: hours }, { mark: { path: 'mark.csv', interval: '1h' } });
    // The hour that is open when the data begins, and no other.
    expect([...(long.mark?.bars.open ?? [])]).toEqual([100]);
    expect(long.mark?.intervalMs).toBe(HOUR_MS);
    const traded = plain([0, 5]);
    const short = await prepare(
      { traded, mark: plain(upTo(10)) },
      { interval: '5m', mark: { path: 'mark.csv', interval: '1m' } },
    );
    expect(short.mark?.bars.length).toBe(10);
  });

  it('keeps only what the period needs', async () => {
    const mark = plain(upTo(30, -10), (minute) => 200 + minute);
    const { mark: kept } = await prepare(
      { mark },
      {},
      { period: { from: '2024-01-01T00:03', to: '2024-01-01T00:06' } },
    );
    expect([...(kept?.bars.open ?? [])]).toEqual([203, 204, 205]);
  });

  it.each([
    ['begins later', upTo(9, 1), '2024-01-01T00:01:00.000Z to 2024-01-01T00:10:00.000Z'],
    ['ends earlier', upTo(9), '2024-01-01T00:00:00.000Z to 2024-01-01T00:09:00.000Z'],
  ])('refuses one that %s, naming both ranges', async (_, minutes, covers) => {
    await expect(prepare({ mark: plain(minutes) })).rejects.toMatchObject({
      code: 'MARK_NOT_COVERING',
      message: expect.stringContaining(
        `covers ${covers}, but the data goes from 2024-01-01T00:00:00.000Z to 2024-01-01T00:10:00.000Z`,
      ),
    });
  });

  it('is enough where it covers the period, whatever the data has beside it', async () => {
    const period = { from: '2024-01-01T00:01', to: '2024-01-01T00:09' };
    const { mark } = await prepare({ mark: plain(upTo(8, 1)) }, {}, { period });
    expect(mark?.bars.length).toBe(8);
  });

  it('is checked like the data, by the same policy, and says what was done', async () => {
    const mark = plain([0, 1, 2, 5, 6, 7, 8, 9]);
    await expect(prepare({ mark })).rejects.toMatchObject({
      code: 'DATA_DIRTY',
      message: expect.stringContaining('mark.csv'),
    });
    const { prepared, notes, mark: mended } = await prepare({ mark }, { policy: { gaps: 'ignore' } });
    expect(prepared.repairs).toEqual(['BTCUSDT, mark price: gaps: 1 (2 bars missing) left open']);
    expect(notes.join()).toContain('BTCUSDT, mark price: 8 bars of 1m');
    expect(mended?.bars.length).toBe(8);
  });

  it('is part of the hash, by its times and prices', async () => {
    const one = await prepare({ mark: plain(upTo(10)) });
    const other = await prepare({ mark: plain(upTo(10), (minute) => (minute === 7 ? 101 : 100)) });
    const without = await prepare({ mark: plain(upTo(10)) }, { mark: undefined });
    const volumes = await prepare({ mark: klines(upTo(10), MINUTE_MS, () => 100) });
    expect(new Set([one.hash, other.hash, without.hash]).size).toBe(3);
    expect(volumes.hash).toBe(one.hash);
    expect(without.mark).toBeNull();
    expect(without.prepared.hash).toBe(one.prepared.hash);
  });

  it('of ticks has to cover them from the first to the last', async () => {
    const traded = ['time,price,quantity,side', `${START_MS + 30_000},100,1,buy`, `${START_MS + 150_000},100,1,buy`];
    const ticks = { source: 'trades', mark: { path: 'mark.csv' }, interval: '1m' };
    const { mark } = await prepare({ traded: traded.join('\n'), mark: plain(upTo(5)) }, ticks);
    expect(mark?.bars.length).toBe(3);
    await expect(prepare({ traded: traded.join('\n'), mark: plain(upTo(2)) }, ticks)).rejects.toMatchObject({
      code: 'MARK_NOT_COVERING',
      message: expect.stringContaining('from 2024-01-01T00:00:30.000Z to 2024-01-01T00:02:30.000Z'),
    });
  });
});
