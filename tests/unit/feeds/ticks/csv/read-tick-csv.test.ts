import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../../src/core/errors.js';
import { readQuotesCsv } from '../../../../../src/feeds/ticks/csv/read-quotes-csv.js';
import type { TickCsvOptions } from '../../../../../src/feeds/ticks/csv/read-tick-csv.js';
import { readTradesCsv } from '../../../../../src/feeds/ticks/csv/read-trades-csv.js';
import { makeZip } from '../../make-zip.js';
import { tempFolder } from '../../temp-folder.js';

function file(content: string | Uint8Array): string {
  const path = join(tempFolder(), 'ticks.csv');
  writeFileSync(path, content);
  return path;
}

const trades = (content: string | Uint8Array, options?: TickCsvOptions) => readTradesCsv(file(content), options);
const quotes = (content: string | Uint8Array, options?: TickCsvOptions) => readQuotesCsv(file(content), options);

async function failure(promise: Promise<unknown>): Promise<DataError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

describe.each(['auto', 'reference'] as const)('trades from CSV, reader %s', (reader) => {
  it.each([
    ['trades, with header', 'time,price,quantity,side\n1700000000000,100.5,2,buy\n1700000000001,100.4,3,SELL\n'],
    ['trades, with header', 'Side,Amount,Price,Timestamp\nbuy,2,100.5,1700000000000\nsell,3,100.4,1700000000001\n'],
    ['trades, no header', '1700000000000,100.5,2,buy\n1700000000001,100.4,3,sell\n'],
    ['trades, no header', '1700000000000,100.5,2,false\n1700000000001,100.4,3,true\n'],
    ['trades, no header', '1700000000000000,100.5,2,0\r\n1700000000001000,100.4,3,1\r\n'],
    [
      'trades, with header',
      '"time","price","qty","is_buyer_maker"\n"2023-11-14T22:13:20Z",100.5,2,False\n1700000000001,100.4,3,True',
    ],
  ])('%s: %j', async (layout, text) => {
    const read = await trades(text, { reader });
    expect(read.layout).toBe(layout);
    expect([...read.trades.tsMs]).toEqual([1700000000000, 1700000000001]);
    expect(read.trades.exchangeTsMs).toEqual(read.trades.tsMs);
    expect([...read.trades.price]).toEqual([100.5, 100.4]);
    expect([...read.trades.quantity]).toEqual([2, 3]);
    expect([...read.trades.takerSide]).toEqual([1, -1]);
    expect([...read.trades.id]).toEqual([Number.NaN, Number.NaN]);
  });

  it.each([
    ['Binance trades, no header', '7,100.5,2,201,1700000000000,False,True\n8,100.4,3,301.2,1700000000001,True,True\n'],
    ['Binance trades, no header', '7,100.5,2,201,1700000000000,false\n8,100.4,3,301.2,1700000000001,true\n'],
    [
      'trades, with header',
      'id,price,qty,quote_qty,time,is_buyer_maker\n7,100.5,2,201,1700000000000,false\n8,100.4,3,301.2,1700000000001,true\n',
    ],
    ['Binance aggTrades, no header', '7,100.5,2,1,2,1700000000000,false\n8,100.4,3,3,3,1700000000001,true\n'],
    [
      'Binance aggTrades, no header',
      '7,100.5,2,1,2,1700000000000000,False,True\n8,100.4,3,3,3,1700000000001000,True,True\n',
    ],
    [
      'trades, with header',
      'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n7,100.5,2,1,2,1700000000000,false\n8,100.4,3,3,3,1700000000001,true\n',
    ],
  ])('archive, %s: %j', async (layout, text) => {
    const read = await trades(text, { reader });
    expect(read.layout).toBe(layout);
    expect([...read.trades.id]).toEqual([7, 8]);
    expect([...read.trades.tsMs]).toEqual([1700000000000, 1700000000001]);
    expect([...read.trades.price]).toEqual([100.5, 100.4]);
    expect([...read.trades.quantity]).toEqual([2, 3]);
    expect([...read.trades.takerSide]).toEqual([1, -1]);
  });

  it('does without sides, and leaves out prices of 0', async () => {
    const read = await trades('time,price,qty\n1700000000000,1,1\n1700000000000,0,0\n1700000000000.5,2,1\n', {
      reader,
    });
    expect([...read.trades.takerSide]).toEqual([0, 0]);
    expect([...read.trades.tsMs]).toEqual([1700000000000, 1700000000000.5]);
    expect(read.notes).toEqual(['1 row was left out: trades with a price or quantity of 0.']);
  });

  it.each([
    ['a wrong side', '1700000000001,100,1,up', 'DATA_VALUE_INVALID', /line 2, column side: "up" is not buy or sell/],
    [
      'a negative price',
      '1700000000001,-100,1,buy',
      'DATA_VALUE_INVALID',
      /line 2, column price: "-100" is not a number of 0/,
    ],
    ['an empty field', '1700000000001,,1,buy', 'DATA_VALUE_INVALID', /line 2, column price: the field is empty/],
    ['a time that is none', '17,100,1,buy', 'DATA_VALUE_INVALID', /line 2, column time: "17" is not a time/],
    ['a short line', '1700000000001,100', 'DATA_ROW_MALFORMED', /line 2: 2 fields where 4 were expected/],
    ['disorder', '1699999999999,100,1,buy', 'DATA_DIRTY', /line 2: its time is before/],
    ['an open quote', '1700000000001,"100,1,buy', 'DATA_QUOTES_UNBALANCED', /line 2 or after/],
  ])('refuses %s', async (_, line, code, message) => {
    const error = await failure(trades(`1700000000000,100,1,buy\n${line}\n`, { reader }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.remedy).toBeTruthy();
  });
});

describe.each(['auto', 'reference'] as const)('quotes from CSV, reader %s', (reader) => {
  it.each([
    ['quotes, with header', 'time,bid,bid_qty,ask,ask_qty\n1700000000000,99,1,101,2\n', Number.NaN],
    ['quotes, with header', 'ask_price,ask_size,bid_price,bid_size,ts\n101,2,99,1,1700000000000\n', Number.NaN],
    ['quotes, no header', '1700000000000,99,1,101,2\n', Number.NaN],
    ['Binance bookTicker, no header', '5,99,1,101,2,1700000000000,1700000000003\n', 5],
    [
      'quotes, with header',
      'update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,event_time,transaction_time\n5,99,1,101,2,1700000000003,1700000000000\n',
      5,
    ],
  ])('%s: %j', async (layout, text, updateId) => {
    const { quotes: read, layout: found } = await quotes(text, { reader });
    expect(found).toBe(layout);
    expect(read.length).toBe(1);
    expect([read.tsMs[0], read.exchangeTsMs[0], read.updateId[0]]).toEqual([1700000000000, 1700000000000, updateId]);
    expect([read.bidPrice[0], read.bidQuantity[0], read.askPrice[0], read.askQuantity[0]]).toEqual([99, 1, 101, 2]);
  });

  it('refuses an id that a double does not hold', async () => {
    const error = await failure(
      quotes('5,99,1,101,2,1700000000000,1700000000003\n9007199254740993,99,1,101,2,1700000000000,1700000000003\n', {
        reader,
      }),
    );
    expect(error.message).toMatch(/line 2, column update_id: "9007199254740993" is not a whole number below 2\^53/);
  });
});

describe('tick CSV', () => {
  it.each(['price,qty\n1,2\n', 'time,price,price,qty\n1700000000000,1,1,1\n', '1,2,3\n'])(
    'says which columns it knows: %j',
    async (text) => {
      const error = await failure(trades(text));
      expect(error.code).toBe('DATA_COLUMNS_UNKNOWN');
      expect(error.message).toContain('a header with time, price, quantity');
      expect((await failure(quotes(text))).message).toContain('a header with time, bid, bid_qty, ask and ask_qty');
    },
  );

  it('tells a file without rows', async () => {
    expect((await failure(trades('time,price,qty\n'))).code).toBe('DATA_NO_ROWS');
  });

  it('inflates gzip and zip', async () => {
    const text = '1700000000000,100.5,2,buy\n';
    expect((await trades(gzipSync(text))).trades.length).toBe(1);
    expect((await trades(makeZip({ 'BTCUSDT-trades-2024-01.csv': text }))).trades.length).toBe(1);
  });

  it('reports progress, and stops when it is told to', async () => {
    const text = '1700000000000,100.5,2,buy\n'.repeat(50_000);
    const stop = new AbortController();
    let last = 0;
    await trades(text, { onProgress: ({ bytesRead }) => (last = bytesRead) });
    expect(last).toBe(text.length);
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(trades(text, { signal: stop.signal, onProgress })).rejects.toThrow('enough');
  });
});
