import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../src/core/errors.js';
import { BUY_SIDE, SELL_SIDE } from '../../../../src/core/tick-columns.js';
import { readStreamCapture, type StreamCaptureOptions } from '../../../../src/feeds/ticks/read-stream-capture.js';
import { tempFolder } from '../temp-folder.js';
import {
  captureLines,
  FUTURES_DEPTH,
  FUTURES_QUOTE,
  FUTURES_TRADE,
  FUTURES_ZERO_TRADE,
  SPOT_AGGREGATE,
  SPOT_DEPTH,
  SPOT_QUOTE,
  SPOT_SNAPSHOT,
  SPOT_TRADE,
} from './capture-lines.js';

function read(content: string | Uint8Array, options: Partial<StreamCaptureOptions> = {}) {
  const path = join(tempFolder(), 'capture');
  writeFileSync(path, content);
  return readStreamCapture(path, { symbol: 'BTCUSDT', ...options });
}

async function failure(content: string | Uint8Array, options?: Partial<StreamCaptureOptions>): Promise<DataError> {
  const error = await read(content, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

describe.each(['auto', 'reference'] as const)('a stream capture, reader %s', (reader) => {
  it('becomes columns, on spot', async () => {
    const content = captureLines([SPOT_TRADE, SPOT_QUOTE, SPOT_SNAPSHOT, SPOT_DEPTH]);
    const { trades, quotes, depth, notes } = await read(content, { reader });
    expect(trades.length).toBe(1);
    expect([trades.tsMs[0], trades.exchangeTsMs[0], trades.id[0]]).toEqual([1700000000000, 1700000001242, 3735683259]);
    expect([trades.price[0], trades.quantity[0], trades.takerSide[0]]).toEqual([61837.63, 0.02, SELL_SIDE]);
    expect([quotes.tsMs[0], quotes.exchangeTsMs[0], quotes.updateId[0]]).toEqual([
      1700000000001.25,
      Number.NaN,
      50093239212,
    ]);
    expect([quotes.bidPrice[0], quotes.bidQuantity[0]]).toEqual([61837.63, 3.78826]);
    expect([quotes.askPrice[0], quotes.askQuantity[0]]).toEqual([61837.64, 1.54698]);
    expect([...depth.isSnapshot]).toEqual([1, 0]);
    expect([...depth.firstUpdateId]).toEqual([50093239205, 50093239203]);
    expect([...depth.finalUpdateId]).toEqual([50093239205, 50093239207]);
    expect([...depth.previousFinalUpdateId]).toEqual([Number.NaN, Number.NaN]);
    expect([...depth.exchangeTsMs]).toEqual([Number.NaN, 1700000001208]);
    expect([...depth.levelStart]).toEqual([0, 3, 6]);
    expect([...depth.levelSide]).toEqual([1, 1, -1, 1, -1, -1]);
    expect([...depth.levelPrice]).toEqual([61837.63, 61837.62, 61837.64, 55653.87, 61838.04, 61844.3]);
    expect([...depth.levelQuantity]).toEqual([3.78826, 0.617, 1.6052, 0, 0.32332, 0.40163]);
    expect(notes).toEqual([]);
  });

  it('becomes columns, on futures', async () => {
    const content = captureLines([FUTURES_TRADE, FUTURES_QUOTE, FUTURES_DEPTH]);
    const { trades, quotes, depth } = await read(content, { reader });
    expect([trades.takerSide[0], trades.exchangeTsMs[0]]).toEqual([BUY_SIDE, 1700000001321]);
    expect([quotes.exchangeTsMs[0], quotes.updateId[0]]).toEqual([1700000001313, 5123107839020]);
    expect([depth.previousFinalUpdateId[0], depth.exchangeTsMs[0]]).toEqual([5123107831937, 1700000001298]);
    expect([...depth.levelStart]).toEqual([0, 2]);
  });

  it('leaves out and counts what is no tick of the symbol', async () => {
    const kline = '{"stream":"btcusdt@kline_1m","data":{"e":"kline","s":"BTCUSDT"}}';
    const partial = '{"stream":"btcusdt@depth5","data":{"lastUpdateId":1,"bids":[],"asks":[]}}';
    const content = captureLines([
      FUTURES_ZERO_TRADE,
      FUTURES_TRADE,
      kline,
      kline,
      SPOT_AGGREGATE,
      partial,
      '{"result":null,"id":1}',
      SPOT_QUOTE.replaceAll('BTC', 'ETH').replaceAll('btc', 'eth'),
      SPOT_SNAPSHOT,
    ]);
    const { trades, quotes, depth, notes } = await read(content, { reader });
    expect([trades.length, quotes.length, depth.length]).toEqual([1, 0, 1]);
    expect(notes).toEqual([
      '2 frames were left out: btcusdt@kline_1m holds no ticks that are read.',
      '1 frame was left out: btcusdt@depth5 holds no ticks that are read.',
      '1 frame was left out: a message with result, id holds no ticks that are read.',
      '1 frame was left out: of other symbols than BTCUSDT.',
      '1 frame was left out: trades with a price or quantity of 0, which nobody made.',
      '1 frame was left out: trades of the stream that was not asked for.',
      'Depth snapshots name no symbol: all 1 were taken to be of BTCUSDT.',
    ]);
  });

  it('reads aggregated trades if asked to, and the symbol in any case', async () => {
    const content = captureLines([SPOT_TRADE, SPOT_AGGREGATE]);
    const { trades } = await read(content, { reader, tradeStream: 'aggTrade', symbol: 'btcusdt' });
    expect([...trades.id]).toEqual([77]);
  });

  it('takes blank lines, CRLF, frames of a raw stream and a last line without a break', async () => {
    const raw = JSON.stringify(JSON.parse(SPOT_TRADE).data);
    const content = captureLines([SPOT_TRADE, raw, SPOT_TRADE]).replaceAll('\n', '\r\n\r\n').trimEnd();
    expect((await read(content, { reader })).trades.length).toBe(3);
  });

  it('takes the last of a field that stands twice, as JSON does', async () => {
    const { depth } = await read(captureLines([FUTURES_DEPTH.replace('"a":[]', '"a":[["7","1"]],"a":[["8","2"]]')]), {
      reader,
    });
    expect([...depth.levelPrice]).toEqual([58710.2, 61496.5, 8]);
  });

  it('takes times in microseconds', async () => {
    const { trades } = await read(captureLines([SPOT_TRADE.replaceAll('1700000001242', '1700000001242789')]), {
      reader,
    });
    expect(trades.exchangeTsMs[0]).toBe(1700000001242.789);
  });

  it.each([
    ['junk', 'hello', 'DATA_ROW_MALFORMED'],
    ['no time', SPOT_TRADE, 'DATA_ROW_MALFORMED'],
    ['a time in milliseconds', `1700000000000 ${SPOT_TRADE}`, 'DATA_ROW_MALFORMED'],
    ['no JSON', '1700000000100000000 {"stream":', 'DATA_ROW_MALFORMED'],
    ['no object', '1700000000100000000 [1]', 'DATA_ROW_MALFORMED'],
    ['a cut line', `1700000000100000000 ${SPOT_TRADE.slice(0, 90)}`, 'DATA_ROW_MALFORMED'],
    ['no price', `1700000000100000000 ${SPOT_TRADE.replace('"p"', '"P"')}`, 'DATA_VALUE_INVALID'],
    ['a negative price', `1700000000100000000 ${SPOT_TRADE.replace('"61', '"-61')}`, 'DATA_VALUE_INVALID'],
    ['a price as a number', `1700000000100000000 ${SPOT_TRADE.replace('"61837.63000000"', '1')}`, 'DATA_VALUE_INVALID'],
    [
      'an id too long',
      `1700000000100000000 ${SPOT_TRADE.replace('3735683259', '9007199254740993')}`,
      'DATA_VALUE_INVALID',
    ],
    [
      'a level without quantity',
      `1700000000100000000 ${SPOT_DEPTH.replace(',"0.32332000"', '')}`,
      'DATA_VALUE_INVALID',
    ],
    ['a level at 0', `1700000000100000000 ${SPOT_DEPTH.replace('61838.04000000', '0.00000000')}`, 'DATA_VALUE_INVALID'],
    ['no symbol', `1700000000100000000 ${SPOT_TRADE.replace('"s"', '"S"')}`, 'DATA_VALUE_INVALID'],
    ['a time that is none', `1700000000100000000 ${SPOT_TRADE.replace('1700000001242', '12')}`, 'DATA_VALUE_INVALID'],
    ['a receive time that runs backwards', `1699999999999999999 ${SPOT_TRADE}`, 'DATA_DIRTY'],
  ])('refuses %s, naming file and line', async (_, line, code) => {
    const error = await failure(`${captureLines([SPOT_TRADE, SPOT_QUOTE])}${line}\n`, { reader });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/capture, line 3: /);
    expect(error.values.line).toBe(3);
    expect(error.remedy).toBeTruthy();
  });
});

describe('reading a stream capture', () => {
  it('inflates gzip, whatever the file is called', async () => {
    const { trades } = await read(gzipSync(captureLines([SPOT_TRADE, SPOT_TRADE])));
    expect(trades.length).toBe(2);
  });

  it('tells a truncated gzip file', async () => {
    const whole = gzipSync(captureLines(Array.from({ length: 500 }, () => SPOT_TRADE)));
    expect((await failure(whole.subarray(0, whole.length - 20))).code).toBe('DATA_GZIP_TRUNCATED');
  });

  it('tells a capture without a tick of the symbol', async () => {
    const error = await failure(captureLines([SPOT_TRADE]), { symbol: 'ETHUSDT' });
    expect(error.code).toBe('DATA_NO_ROWS');
    expect(error.message).toContain('of other symbols than ETHUSDT');
  });

  it('tells a file that is not there', async () => {
    const path = join(tempFolder(), 'none.gz');
    await expect(readStreamCapture(path, { symbol: 'BTCUSDT' })).rejects.toMatchObject({ code: 'DATA_FILE_MISSING' });
  });

  it('reports progress up to the whole file', async () => {
    const content = captureLines(Array.from({ length: 5000 }, () => SPOT_TRADE));
    const seen: number[] = [];
    let total = 0;
    await read(content, {
      onProgress: ({ bytesRead, bytesTotal }) => {
        seen.push(bytesRead);
        total = bytesTotal;
      },
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen.at(-1), total]).toEqual([content.length, content.length]);
  });

  it('stops when it is told to, with the reason', async () => {
    const stop = new AbortController();
    const content = captureLines(Array.from({ length: 20_000 }, () => SPOT_TRADE));
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(read(content, { signal: stop.signal, onProgress })).rejects.toThrow('enough');
    await expect(read(content, { signal: stop.signal })).rejects.toThrow('enough');
  });
});
