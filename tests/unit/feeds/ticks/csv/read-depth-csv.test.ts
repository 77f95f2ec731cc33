import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../../src/core/errors.js';
import type { DepthColumns } from '../../../../../src/core/tick-columns.js';
import { readDepthCsv } from '../../../../../src/feeds/ticks/csv/read-depth-csv.js';
import { readQuotesCsv } from '../../../../../src/feeds/ticks/csv/read-quotes-csv.js';
import { readTradesCsv } from '../../../../../src/feeds/ticks/csv/read-trades-csv.js';
import { applyDepth } from '../../../../../src/kernel/book/apply-depth.js';
import { bestPrice } from '../../../../../src/kernel/book/book-side.js';
import { createOrderBook } from '../../../../../src/kernel/book/order-book.js';
import { temporaryFile as file } from './temporary-file.js';

const T = 1_700_000_000_000;

/** Each message as `time snapshot? first-final: side price quantity, …`. */
function messages({ length, ...depth }: DepthColumns): string[] {
  return Array.from({ length }, (_, row) => {
    const levels: string[] = [];
    for (let at = depth.levelStart[row]; at < depth.levelStart[row + 1]; at++) {
      levels.push(`${depth.levelSide[at]} ${depth.levelPrice[at]} ${depth.levelQuantity[at]}`);
    }
    const mark = depth.isSnapshot[row] === 1 ? ' snapshot' : '';
    return `${depth.tsMs[row] - T}${mark} ${depth.firstUpdateId[row]}-${depth.finalUpdateId[row]}: ${levels.join(', ')}`;
  });
}

async function failure(promise: Promise<unknown>): Promise<DataError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

const LINES = [
  `${T},bid,99,1,true`,
  `${T},ask,101,2,true`,
  `${T},bid,98,3,false`,
  `${T + 5},ask,101,0,false`,
  `${T + 5},ask,102,4,false`,
];

const MESSAGES = [
  '0 snapshot 1-1: 1 99 1, -1 101 2',
  // Of the same time, but no part of the snapshot.
  '0 2-2: 1 98 3',
  '5 3-3: -1 101 0, -1 102 4',
];

describe.each(['auto', 'reference'] as const)('depth from CSV, reader %s', (reader) => {
  const read = (content: string | Uint8Array) => readDepthCsv(file(content), { reader });

  it.each([
    ['depth, no header', LINES.join('\n')],
    ['depth, with header', ['time,side,price,quantity,is_snapshot', ...LINES].join('\r\n')],
    [
      'depth, with header',
      ['Amount,Price,Side,Snapshot,TS', ...LINES.map((line) => line.split(','))]
        .map((line) => (typeof line === 'string' ? line : [line[3], line[2], line[1], line[4], line[0]].join(',')))
        .join('\n'),
    ],
    ['depth, no header', LINES.map((line) => line.replace('bid', 'Buy').replace('ask', 'SELL')).join('\n')],
  ])('makes a message of the rows of one time and flag: %s', async (layout, text) => {
    const found = await read(text);
    expect(found.layout).toBe(layout);
    expect(messages(found.depth)).toEqual(MESSAGES);
    expect(found.depth.exchangeTsMs).toEqual(found.depth.tsMs);
    expect([...found.depth.previousFinalUpdateId].every(Number.isNaN)).toBe(true);
  });

  it('takes the first message for the snapshot where nothing marks one', async () => {
    const { depth } = await read(LINES.map((line) => line.split(',').slice(0, 4).join(',')).join('\n'));
    expect(messages(depth)).toEqual(['0 snapshot 1-1: 1 99 1, -1 101 2, 1 98 3', '5 2-2: -1 101 0, -1 102 4']);
  });

  it('reads incremental_book_L2 of Tardis.dev, by its receive time', async () => {
    const rows = [
      'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount',
      // The exchange's clock may run ahead, and back: only the receive time is in order.
      `binance,BTCUSDT,${T + 3}000,${T}000,true,bid,99,1`,
      `binance,BTCUSDT,${T + 3}000,${T}000,true,ask,101,2`,
      `binance,BTCUSDT,${T + 1}000,${T + 5}250,false,ask,101,0`,
    ];
    const { depth } = await read(gzipSync(rows.join('\n')));
    expect(messages(depth)).toEqual(['0 snapshot 1-1: 1 99 1, -1 101 2', '5.25 2-2: -1 101 0']);
    expect([...depth.exchangeTsMs]).toEqual([T + 3, T + 1]);
  });

  it('keeps update ids: what is in the book already is stale, what comes later follows', async () => {
    const { depth } = await read(
      [
        `${T},bid,99,1,true,500`,
        `${T},ask,101,2,true,500`,
        `${T + 1},bid,99,7,false,499`,
        `${T + 2},bid,100,1,false,502`,
        `${T + 2},bid,99,0,false,510`,
        `${T + 3},ask,103,1,false,511`,
      ].join('\n'),
    );
    const book = createOrderBook('spot');
    const outcomes = Array.from({ length: depth.length }, (_, row) => applyDepth(book, depth, row));
    expect(outcomes).toEqual(['snapshot', 'stale', 'applied', 'applied']);
    expect([bestPrice(book.bids), bestPrice(book.asks), book.bids.count]).toEqual([100, 101, 1]);
  });

  it.each([
    ['a wrong side', `${T + 9},up,99,1,false`, 'DATA_VALUE_INVALID', /line 6, column side: "up" is not bid or ask/],
    [
      'a price of 0',
      `${T + 9},bid,0,1,false`,
      'DATA_VALUE_INVALID',
      /line 6, column price: "0" is not a number above 0/,
    ],
    ['a negative quantity', `${T + 9},bid,9,-1,false`, 'DATA_VALUE_INVALID', /line 6, column quantity: "-1"/],
    [
      'a wrong flag',
      `${T + 9},bid,9,1,maybe`,
      'DATA_VALUE_INVALID',
      /line 6, column is_snapshot: "maybe" is not true or f/,
    ],
    ['a short line', `${T + 9},bid,9`, 'DATA_ROW_MALFORMED', /line 6: 3 fields where 5 were expected/],
    ['disorder', `${T + 4},bid,9,1,false`, 'DATA_DIRTY', /line 6: its time is before/],
  ])('refuses %s', async (_, line, code, message) => {
    const error = await failure(read([...LINES, line].join('\n')));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.remedy).toBeTruthy();
  });

  it('says which columns it knows', async () => {
    const error = await failure(read('time,price,quantity\n1,2,3\n'));
    expect(error.code).toBe('DATA_COLUMNS_UNKNOWN');
    expect(error.message).toContain('a header with time, side (bid or ask), price and quantity');
    expect((await failure(read('time,side,price,quantity\n'))).code).toBe('DATA_NO_ROWS');
  });
});

describe('trades and quotes with a receive time', () => {
  it('are known when they were received', async () => {
    const { trades } = await readTradesCsv(
      file(
        `timestamp,local_timestamp,side,price,amount\n${T + 2}000,${T}000,buy,100,1\n${T + 1}000,${T}500,sell,99,1\n`,
      ),
    );
    expect([...trades.tsMs]).toEqual([T, T + 0.5]);
    expect([...trades.exchangeTsMs]).toEqual([T + 2, T + 1]);
    const { quotes } = await readQuotesCsv(
      file(`timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount\n${T}000,${T + 7}000,1,101,99,2\n`),
    );
    expect([quotes.tsMs[0], quotes.exchangeTsMs[0]]).toEqual([T + 7, T]);
  });
});
