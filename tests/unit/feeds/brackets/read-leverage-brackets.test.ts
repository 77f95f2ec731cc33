import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readLeverageBrackets } from '../../../../src/feeds/brackets/read-leverage-brackets.js';
import { createMarginBrackets } from '../../../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { hasRealData, realDataPath } from '../real-data.js';
import { tempFolder } from '../temp-folder.js';

/** As Binance's `/fapi/v1/leverageBracket` answers: numbers. */
const OWN_ROWS = [
  { bracket: 1, initialLeverage: 75, notionalCap: 10_000, notionalFloor: 0, maintMarginRatio: 0.0065, cum: 0 },
  { bracket: 2, initialLeverage: 50, notionalCap: 50_000, notionalFloor: 10_000, maintMarginRatio: 0.01, cum: 35 },
];
const EXPECTED = [
  { notionalFloor: '0', notionalCap: '10000', maintenanceRatio: '0.0065', maxLeverage: 75, cum: '0' },
  { notionalFloor: '10000', notionalCap: '50000', maintenanceRatio: '0.01', maxLeverage: 50, cum: '35' },
];
const TIERS = OWN_ROWS.map((row) => ({
  tier: row.bracket,
  minNotional: row.notionalFloor,
  maxNotional: row.notionalCap,
  maintenanceMarginRate: row.maintMarginRatio,
  maxLeverage: row.initialLeverage,
}));

function fileOf(content: unknown, name = 'brackets.json'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  return path;
}

describe('leverage brackets', () => {
  it("are read from the exchange's own answer, for all symbols or for one", async () => {
    const other = { symbol: 'ETHUSDT', brackets: [] };
    const answer = { symbol: 'BTCUSDT', notionalCoef: 1, brackets: OWN_ROWS };
    expect(await readLeverageBrackets(fileOf([other, answer]), 'BTCUSDT')).toEqual(EXPECTED);
    expect(await readLeverageBrackets(fileOf([answer]), 'BTCUSDT')).toEqual(EXPECTED);
    expect(await readLeverageBrackets(fileOf(answer), 'BTCUSDT')).toEqual(EXPECTED);
  });

  it('are read from tiers by unified symbol, and not from those of a dated future', async () => {
    const info = OWN_ROWS.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, `${value}`])),
    );
    const file = fileOf({
      'BTC/USDT:USDT-251226': [],
      'BTC/USDT:USDT': TIERS.map((tier, index) => ({ ...tier, info: info[index] })),
    });
    expect(await readLeverageBrackets(file, 'BTCUSDT')).toEqual(EXPECTED);
  });

  it('need no cum: a table without one leaves it open', async () => {
    const rows = await readLeverageBrackets(fileOf({ 'BTC/USDT:USDT': TIERS }), 'BTCUSDT');
    expect(rows).toEqual(EXPECTED.map((row) => ({ ...row, cum: null })));
    // 10,000 × (1 % − 0.65 %) = 35.
    expect(createMarginBrackets('BTCUSDT', rows)).toEqual(createMarginBrackets('BTCUSDT', EXPECTED));
  });

  it('are read compressed', async () => {
    const path = join(tempFolder(), 'brackets.json.gz');
    writeFileSync(path, gzipSync(JSON.stringify({ symbol: 'BTCUSDT', brackets: OWN_ROWS })));
    expect(await readLeverageBrackets(path, 'BTCUSDT')).toEqual(EXPECTED);
  });

  it.each([
    [
      'a value that is no number',
      { 'BTC/USDT:USDT': [{ ...TIERS[0], maxNotional: 'much' }] },
      /line 3: notionalCap.*"much"/,
    ],
    [
      'a field that is missing',
      [{ symbol: 'BTCUSDT', brackets: [OWN_ROWS[0], {}] }],
      /line 13: notionalFloor.*missing/,
    ],
    ['a row that is no object', [{ symbol: 'BTCUSDT', brackets: [5] }], /line 5: this is no bracket/],
    ['rows that are no list', [{ symbol: 'BTCUSDT', brackets: 5 }], /line 4: the brackets of BTCUSDT are no list/],
    ['no rows', [{ symbol: 'BTCUSDT' }], /line 2: the brackets of BTCUSDT are no list/],
    ['another kind of JSON', '5', /line 1: this is no table/],
  ])('say on which line there is %s', async (_, content, message) => {
    await expect(readLeverageBrackets(fileOf(content), 'BTCUSDT')).rejects.toMatchObject({
      code: 'DATA_JSON_INVALID',
      message: expect.stringMatching(message),
    });
  });

  it('say when the symbol is not there, or the file is no JSON', async () => {
    const missing = { code: 'BRACKETS_SYMBOL_MISSING', values: { symbol: 'XUSDT' } };
    await expect(readLeverageBrackets(fileOf({ 'BTC/USDT:USDT': TIERS }), 'XUSDT')).rejects.toMatchObject(missing);
    await expect(readLeverageBrackets(fileOf([]), 'XUSDT')).rejects.toMatchObject(missing);
    await expect(readLeverageBrackets(fileOf('{\n"a": 1,\n}'), 'XUSDT')).rejects.toMatchObject({
      code: 'DATA_JSON_INVALID',
    });
  });

  it.skipIf(!hasRealData)('of real symbols make a table without jumps', async () => {
    const path = realDataPath('binance-rest/futures/leverage-tiers.json');
    for (const symbol of ['BTCUSDT', 'ETHUSDT', '1000BONKUSDC']) {
      const brackets = createMarginBrackets(symbol, await readLeverageBrackets(path, symbol));
      expect(brackets.length).toBeGreaterThan(5);
    }
  });
});
