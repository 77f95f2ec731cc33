import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFunding } from '../../../../src/feeds/funding/read-funding.js';
import { fundingTable, nextFundingTsMs } from '../../../../src/venues/simulated/perpetual/funding-schedule.js';
import { makeZip } from '../make-zip.js';
import { hasRealData, realDataPath } from '../real-data.js';
import { tempFolder } from '../temp-folder.js';

const CSV = `funding_time,funding_rate
1741305600000,-0.00000612
1741334400001,-1.3e-7

1741363200000,0.00002028
`;
const RATES = {
  tsMs: Float64Array.of(1741305600000, 1741334400001, 1741363200000),
  rate: Float64Array.of(-0.00000612, -0.00000013, 0.00002028),
  markPrice: null,
};

function fileOf(content: string | Uint8Array, name = 'funding'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('funding rates out of a CSV', () => {
  it('keep their real times', async () => {
    expect(await readFunding(fileOf(CSV))).toEqual(RATES);
    expect(await readFunding(fileOf(`\ufeff${CSV.replaceAll('\n', '\r\n')}`))).toEqual(RATES);
  });

  it('may be compressed', async () => {
    expect(await readFunding(fileOf(gzipSync(CSV)))).toEqual(RATES);
    expect(await readFunding(fileOf(makeZip({ 'funding.csv': CSV })))).toEqual(RATES);
  });

  it("may have the columns of the exchange's archive, or a mark price", async () => {
    const archive = 'calc_time,funding_interval_hours,last_funding_rate\n1741305600000,8,0.0001\n';
    expect(await readFunding(fileOf(archive))).toEqual({
      tsMs: Float64Array.of(1741305600000),
      rate: Float64Array.of(0.0001),
      markPrice: null,
    });
    const marked = 'Funding Rate,Mark Price,Funding Time\n0.0001,95000.5,1741305600000\n0.0002,,1741334400000\n';
    expect(await readFunding(fileOf(marked))).toEqual({
      tsMs: Float64Array.of(1741305600000, 1741334400000),
      rate: Float64Array.of(0.0001, 0.0002),
      markPrice: Float64Array.of(95000.5, Number.NaN),
    });
  });

  it.each([
    ['a time that is none', 'funding_time,funding_rate\nsoon,0.0001\n', 'DATA_VALUE_INVALID', /line 2: .*"soon"/],
    ['a rate that is none', `${CSV}1741392000000,\n`, 'DATA_VALUE_INVALID', /line 6: the funding rate ""/],
    ['a rate in percent or points', `${CSV}1741392000000,1.5\n`, 'DATA_VALUE_INVALID', /line 6: .*"1.5"/],
    ['a mark price that is none', 'time,rate,mark_price\n1741392000000,0.1,0\n', 'DATA_VALUE_INVALID', /line 2: .*"0"/],
    ['a missing field', `${CSV}1741392000000\n`, 'DATA_ROW_MALFORMED', /line 6: 1 fields where the header has 2/],
    ['the same time twice', `${CSV}1741363200000,0.1\n`, 'FUNDING_DISORDERED', /line 6: 2025-03-07T16:00:00.000Z/],
    ['no header', '1741305600000,0.0001\n', 'DATA_COLUMNS_UNKNOWN', /1741305600000,0.0001/],
    ['no row', 'funding_time,funding_rate\n', 'DATA_NO_ROWS', /no row/],
    ['nothing', ' \n', 'DATA_FILE_EMPTY', /no line/],
  ])('are refused for %s', async (_, content, code, message) => {
    await expect(readFunding(fileOf(content))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('are refused for a file that is not there, cut short or of another kind', async () => {
    await expect(readFunding(join(tempFolder(), 'absent'))).rejects.toMatchObject({ code: 'DATA_FILE_MISSING' });
    const cut = gzipSync(CSV).subarray(0, 40);
    await expect(readFunding(fileOf(cut))).rejects.toMatchObject({ code: 'DATA_GZIP_TRUNCATED' });
    await expect(readFunding(fileOf('ARROW1\0\0'))).rejects.toMatchObject({ code: 'DATA_NOT_CSV' });
  });
});

describe("funding rates out of the exchange's answer", () => {
  const rows = [
    { symbol: 'BTCUSDT', fundingTime: 1741305600000, fundingRate: '-0.00000612', markPrice: '' },
    { symbol: 'BTCUSDT', fundingTime: 1741334400001, fundingRate: '-0.00000013', markPrice: '88123.45000000' },
    { symbol: 'BTCUSDT', fundingTime: 1741363200000, fundingRate: '0.00002028' },
  ];
  const json = JSON.stringify(rows, null, 1);

  it('keep times and mark prices', async () => {
    const expected = { ...RATES, markPrice: Float64Array.of(Number.NaN, 88123.45, Number.NaN) };
    expect(await readFunding(fileOf(json))).toEqual(expected);
    expect(await readFunding(fileOf(gzipSync(json)))).toEqual(expected);
    const bare = rows.map(({ fundingTime, fundingRate }) => ({ fundingTime, fundingRate: Number(fundingRate) }));
    expect(await readFunding(fileOf(JSON.stringify(bare)))).toEqual(RATES);
  });

  it.each([
    ['a rate that is none', json.replace('"0.00002028"', '"x"'), 'DATA_VALUE_INVALID', /line 14: .*"x"/],
    ['a time that falls', json.replace('1741334400001', '1741305600000'), 'FUNDING_DISORDERED', /line 8: /],
    ['a field that is missing', json.replaceAll('fundingRate', 'rate'), 'DATA_JSON_INVALID', /line 2: /],
    ['an error for an answer', '{"code":-1121,"msg":"Invalid symbol."}', 'DATA_JSON_INVALID', /line 1: .*array/],
    ['an answer cut short', json.slice(0, -20), 'DATA_JSON_INVALID', /is not valid JSON/],
    ['an empty answer', '[]', 'DATA_NO_ROWS', /no row/],
  ])('are refused for %s', async (_, content, code, message) => {
    await expect(readFunding(fileOf(content))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe.skipIf(!hasRealData)('real funding rates', () => {
  it('come every eight hours, up to some milliseconds late, and make a schedule', async () => {
    const rates = await readFunding(realDataPath('perpetual/BTCUSDT-funding.csv'));
    const EIGHT_HOURS_MS = 8 * 3_600_000;
    const late = rates.tsMs.map((tsMs) => tsMs % EIGHT_HOURS_MS);
    expect(Math.max(...late)).toBeLessThan(1000);
    expect(Math.max(...late)).toBeGreaterThan(0);
    expect(rates.markPrice).toBeNull();
    const schedule = fundingTable(rates);
    let visited = 0;
    for (let tsMs = nextFundingTsMs(schedule, 0); tsMs !== null; tsMs = nextFundingTsMs(schedule, tsMs)) visited++;
    expect(visited).toBe(rates.tsMs.length);
  });
});
