import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { IcarusError } from '../../src/core/errors.js';
import { readDepthCsv } from '../../src/feeds/ticks/csv/read-depth-csv.js';
import { readQuotesCsv } from '../../src/feeds/ticks/csv/read-quotes-csv.js';
import { readTradesCsv } from '../../src/feeds/ticks/csv/read-trades-csv.js';
import { FrameScanner } from '../../src/feeds/ticks/frame-scanner.js';
import { LineReader } from '../../src/feeds/ticks/line-reader.js';
import { parseFrame } from '../../src/feeds/ticks/parse-frame.js';
import { readStreamCapture } from '../../src/feeds/ticks/read-stream-capture.js';
import { scanDecimal, UNUSUAL } from '../../src/feeds/ticks/scan-decimal.js';
import { FRAME_OFFSET, scanReceiveTime } from '../../src/feeds/ticks/scan-receive-time.js';
import { StreamFrame } from '../../src/feeds/ticks/stream-frame.js';
import { runs } from './property-runs.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'icarus-property-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));

const goodDecimal = fc.tuple(fc.nat(99_999).map(String), digits(1, 8)).map(([whole, part]) => `${whole}.${part}`);
/** What the exchange does not send, and what both readers must take alike all the same. */
const oddDecimal = fc.oneof(
  fc.constantFrom('', '0', '-0', '-1', '+1', '1.', '.5', '.', '1e5', '1E-3', ' 1', '1 ', '0x1', 'NaN', '1,5', '007.50'),
  digits(15, 25),
  fc.tuple(digits(1, 20), digits(1, 30)).map(([whole, part]) => `${whole}.${part}`),
);
const decimal = fc.oneof({ weight: 40, arbitrary: goodDecimal }, { weight: 1, arbitrary: oddDecimal });

const goodId = fc.oneof(fc.nat(), fc.integer({ min: 2 ** 32, max: Number.MAX_SAFE_INTEGER })).map(String);
const oddNumber = fc.constantFrom('-1', '1.5', '1e3', '007', '9007199254740993', 'null', '"5"', 'true', '[]', '{}', '');
const id = fc.oneof({ weight: 60, arbitrary: goodId }, { weight: 1, arbitrary: oddNumber });
const time = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 1_500_000_000_000, max: 1_800_000_000_000 }).map(String) },
  { weight: 10, arbitrary: fc.integer({ min: 1_500_000_000_000_000, max: 1_800_000_000_000_000 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('0', '17', '99999999999999999', '""', 'null', '-5', '1.5e12') },
);
const flag = fc.oneof({ weight: 30, arbitrary: fc.constantFrom('true', 'false') }, { weight: 1, arbitrary: oddNumber });
const symbol = fc.oneof(
  { weight: 30, arbitrary: fc.constant('BTCUSDT') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('ETHUSDT', 'BTCUSD', 'BTCUSDT_241227', 'btcusdt', 'BtcUsdt', '', 'BTC\\u0055SDT', 'Ä'),
  },
);
const level = fc.tuple(decimal, decimal).map(([price, quantity]) => `["${price}","${quantity}"]`);
const levels = fc.oneof(
  { weight: 40, arbitrary: fc.array(level, { maxLength: 8 }).map((all) => `[${all.join(',')}]`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[["1"]]',
      '[["1","2","3"]]',
      '[[1,2]]',
      '[["1","2"],]',
      '[ ["1","2"] ]',
      'null',
      '[["0.0","1"]]',
      '"1"',
    ),
  },
);

type Field = readonly [key: string, value: string];

/** Fields as `"key":value`, in their order. */
const fields = (shape: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<Field[]> =>
  fc.tuple(...Object.entries(shape).map(([key, value]) => value.map((text): Field => [key, text])));
const text = (value: fc.Arbitrary<string>) => value.map((one) => `"${one}"`);
const event = (name: string) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constant(`"${name}"`) },
    { weight: 1, arbitrary: fc.constantFrom('"trade"', '"kline"', '"depthUpdate"', 'null', '5') },
  );

const trade = fields({
  e: event('trade'),
  E: time,
  s: text(symbol),
  t: id,
  p: text(decimal),
  q: text(decimal),
  T: time,
  m: flag,
  M: flag,
});
const futuresTrade = fields({
  e: event('trade'),
  E: time,
  T: time,
  s: text(symbol),
  t: id,
  p: text(decimal),
  q: text(decimal),
  X: fc.constantFrom('"MARKET"', '"NA"'),
  m: flag,
});
const aggregate = fields({
  e: event('aggTrade'),
  E: time,
  s: text(symbol),
  a: id,
  p: text(decimal),
  q: text(decimal),
  f: id,
  l: id,
  T: time,
  m: flag,
  M: flag,
});
const quote = fields({
  u: id,
  s: text(symbol),
  b: text(decimal),
  B: text(decimal),
  a: text(decimal),
  A: text(decimal),
});
const futuresQuote = fields({
  e: event('bookTicker'),
  u: id,
  s: text(symbol),
  b: text(decimal),
  B: text(decimal),
  a: text(decimal),
  A: text(decimal),
  T: time,
  E: time,
});
const depth = fields({ e: event('depthUpdate'), E: time, s: text(symbol), U: id, u: id, b: levels, a: levels });
const futuresDepth = fields({
  e: event('depthUpdate'),
  E: time,
  T: time,
  s: text(symbol),
  U: id,
  u: id,
  pu: id,
  b: levels,
  a: levels,
});
const snapshot = fields({ lastUpdateId: id, bids: levels, asks: levels });

interface Spoiling {
  readonly kind: 'none' | 'drop' | 'double' | 'swap' | 'cut' | 'pad' | 'add' | 'tail';
  readonly at: number;
}

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('none' as const) },
    { weight: 4, arbitrary: fc.constantFrom('drop', 'double', 'double', 'swap', 'cut', 'pad', 'add', 'tail') },
  ),
  at: fc.nat(400),
});

function frameText(name: string | null, all: readonly Field[], { kind, at }: Spoiling): string {
  const list = [...all];
  const index = at % list.length;
  if (kind === 'drop') list.splice(index, 1);
  if (kind === 'double') list.splice((at >> 3) % (list.length + 1), 0, list[index]);
  if (kind === 'swap') list.push(...list.splice(index, 1));
  if (kind === 'add') list.splice(index, 0, ['zz', '[1,{}]']);
  const body = `{${list.map(([key, value]) => `"${key}":${value}`).join(',')}}`;
  const whole = name === null ? body : `{"stream":"${name}","data":${body}}`;
  if (kind === 'tail') return `${whole}${'} 1'[at % 3]}`;
  if (kind === 'cut') return whole.slice(0, at % whole.length);
  if (kind === 'pad') return `${whole.slice(0, at % whole.length)} ${whole.slice(at % whole.length)}`;
  return whole;
}

const shapes: readonly (readonly [string | null, fc.Arbitrary<Field[]>])[] = [
  ['btcusdt@trade', trade],
  ['btcusdt@trade', futuresTrade],
  ['btcusdt@aggTrade', aggregate],
  ['btcusdt@bookTicker', quote],
  ['btcusdt@bookTicker', futuresQuote],
  ['btcusdt@depth', depth],
  ['btcusdt@depth@100ms', depth],
  ['btcusdt@depth@0ms', futuresDepth],
  ['btcusdt@depth5@100ms', futuresDepth],
  ['btcusdt@depth', trade],
  ['btcusdt@trade', quote],
  ['btcusdt@bookTicker', depth],
  [null, trade],
  [null, quote],
  [null, snapshot],
];

const frame = fc
  .constantFrom(...shapes)
  .chain(([name, body]) => fc.tuple(body, spoiling).map(([all, spoilt]) => frameText(name, all, spoilt)));

/** What counts of a frame, by its kind; everything else is left over from the frames before. */
function meaning(one: StreamFrame): unknown {
  const levelsOf = () => [
    one.bidCount,
    [...one.levelPrice.subarray(0, one.levelCount)],
    [...one.levelQuantity.subarray(0, one.levelCount)],
  ];
  switch (one.kind) {
    case 'trade':
    case 'aggTrade':
      return [one.kind, one.exchangeTsMs, one.id, one.price, one.quantity, one.buyerIsMaker];
    case 'quote':
      return [one.kind, one.exchangeTsMs, one.id, one.bidPrice, one.bidQuantity, one.askPrice, one.askQuantity];
    case 'depth':
    case 'snapshot':
      return [one.kind, one.exchangeTsMs, one.firstUpdateId, one.finalUpdateId, one.previousFinalUpdateId, levelsOf()];
    default:
      return [one.kind];
  }
}

describe('the frame scanner', () => {
  it('means what JSON.parse means, or leaves the frame to it', () => {
    const scanned = new StreamFrame();
    const scanner = new FrameScanner('BTCUSDT', scanned);
    const kinds = new Map<string, number>();
    let count = 0;
    fc.assert(
      fc.property(frame, (content) => {
        const bytes = Buffer.from(`before${content}\nbehind`);
        count++;
        if (!scanner.scan(bytes, 6, bytes.length - 7)) return;
        const parsed = new StreamFrame();
        parseFrame(content, 'BTCUSDT', parsed);
        expect(meaning(scanned)).toEqual(meaning(parsed));
        kinds.set(scanned.kind, (kinds.get(scanned.kind) ?? 0) + 1);
      }),
      runs(6000),
    );
    // It must not leave everything to the reference: most that are whole are its own.
    expect([...kinds.keys()].sort()).toEqual(['aggTrade', 'depth', 'other-symbol', 'quote', 'trade']);
    expect([...kinds.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(count / 6);
  });

  it('takes every frame that is as the exchange sends it', () => {
    const scanned = new StreamFrame();
    const scanner = new FrameScanner('BTCUSDT', scanned);
    const amount = goodDecimal.map((one) => `"1${one}"`);
    const ms = fc.integer({ min: 1_500_000_000_000, max: 1_800_000_000_000 }).map(String);
    const s = fc.constant('"BTCUSDT"');
    const m = fc.constantFrom('true', 'false');
    const good = fc.oneof(
      fields({ e: fc.constant('"trade"'), E: ms, s, t: goodId, p: amount, q: amount, T: ms, m, M: m }).map(
        (all) => ['btcusdt@trade', all] as const,
      ),
      fields({ u: goodId, s, b: amount, B: amount, a: amount, A: amount }).map(
        (all) => ['btcusdt@bookTicker', all] as const,
      ),
      fields({
        e: fc.constant('"depthUpdate"'),
        E: ms,
        T: ms,
        s,
        U: goodId,
        u: goodId,
        pu: goodId,
        b: fc.array(fc.tuple(amount, amount)).map((all) => `[${all.map(([p, q]) => `[${p},${q}]`).join(',')}]`),
        a: fc.constant('[]'),
      }).map((all) => ['btcusdt@depth@0ms', all] as const),
    );
    fc.assert(
      fc.property(good, ([name, all]) => {
        const bytes = Buffer.from(frameText(name, all, { kind: 'none', at: 0 }));
        expect(scanner.scan(bytes, 0, bytes.length)).toBe(true);
      }),
      runs(1000),
    );
  });
});

describe('the numbers of the scanners', () => {
  it('are those of Number(), to the bit', () => {
    const result = new Float64Array(1);
    fc.assert(
      fc.property(fc.oneof(goodDecimal, oddDecimal), (content) => {
        const bytes = Buffer.from(`${content}"`);
        const end = scanDecimal(bytes, 0, result);
        // It may leave what follows the digits to who asks: only a whole field is a number.
        if (end === UNUSUAL || end !== bytes.length - 1) return;
        expect(Object.is(result[0], Number(content))).toBe(true);
      }),
      runs(5000),
    );
  });

  it('round nanoseconds once, and never backwards', () => {
    const ns = fc.bigInt({ min: 1_000_000_000_000_000_000n, max: 9_999_999_999_999_999_999n });
    const msOf = (value: bigint) => {
      const bytes = Buffer.from(`${value} {`);
      return scanReceiveTime(bytes, 0, bytes.length);
    };
    fc.assert(
      fc.property(ns, fc.bigInt({ min: 0n, max: 2000n }), (value, more) => {
        const written = String(value);
        expect(msOf(value)).toBe(Number(`${written.slice(0, 13)}.${written.slice(13)}`));
        if (String(value + more).length === FRAME_OFFSET - 1)
          expect(msOf(value + more)).toBeGreaterThanOrEqual(msOf(value));
      }),
      runs(3000),
    );
  });
});

describe('the line reader', () => {
  it('gives the same lines wherever a chunk ends', () => {
    const content = fc
      .array(fc.constantFrom('a', 'bc', '', 'défg', '\r'), { maxLength: 20 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(content, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (whole, sizes) => {
        const bytes = Buffer.from(whole);
        const lines: string[] = [];
        const reader = new LineReader((chunk, start, end, line) => {
          lines.push(Buffer.from(chunk.subarray(start, end)).toString());
          expect(line).toBe(lines.length);
        });
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const size = sizes[index % sizes.length];
          reader.push(bytes.subarray(at, at + size));
          at += size;
        }
        reader.end();
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
      runs(500),
    );
  });
});

/** What reading comes to: the columns, or the error. */
async function outcome(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof IcarusError)) throw error;
    return { code: error.code, message: error.message };
  }
}

describe('the fast readers', () => {
  it('give the reference reader’s ticks, or its very error, for any capture', async () => {
    const path = join(FOLDER, 'capture');
    const line = fc.oneof(
      { weight: 30, arbitrary: frame },
      { weight: 1, arbitrary: fc.constantFrom('', ' ', 'junk', '{}', '[]', '5') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), async (all, lineBreak) => {
        writeFileSync(
          path,
          all.map((one, index) => `${1_700_000_000_000_000_000n + BigInt(index)} ${one}${lineBreak}`).join(''),
        );
        const read = (reader: 'auto' | 'reference') =>
          outcome(() => readStreamCapture(path, { symbol: 'BTCUSDT', reader }));
        if (all.length > 0) expect(await read('auto')).toEqual(await read('reference'));
      }),
      runs(300),
    );
  });

  const csvTime = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 0, max: 3 }).map((one) => String(1_700_000_000_000 + one)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('1700000000000000', '1700000000', '17', '', '2023-11-14T22:13:20Z', '-5', '1.7e12'),
    },
  );
  const csvAmount = fc.oneof(
    { weight: 30, arbitrary: decimal },
    { weight: 1, arbitrary: fc.constantFrom('"1"', '"1,5"', '"', '1\r2') },
  );
  const csvSide = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('buy', 'sell', 'BUY') },
    { weight: 1, arbitrary: fc.constantFrom('', 'b', ' buy', '"sell"', 'true') },
  );
  const csvMaker = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('true', 'False', '1', '0') },
    { weight: 1, arbitrary: fc.constantFrom('', 'yes', '2', 'true ') },
  );
  const csvId = fc.oneof(
    { weight: 30, arbitrary: goodId },
    { weight: 1, arbitrary: fc.constantFrom('', '1.5', '1.0', '-3', '9007199254740993') },
  );
  const csvBookSide = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('bid', 'ask', 'Bid', 'sell') },
    { weight: 1, arbitrary: fc.constantFrom('', 'b', ' bid', '"ask"', 'true') },
  );
  const csvPrice = fc.oneof(
    { weight: 30, arbitrary: goodDecimal },
    { weight: 1, arbitrary: fc.constantFrom('0', '0.0', '"1"', '', '-1') },
  );
  const csvRow = (...columns: fc.Arbitrary<string>[]) => fc.tuple(...columns).map((values) => values.join(','));

  /** Rows of one layout in order of time more often than not; the first decides the layout, hence it is whole. */
  const csvFile = (first: string, row: fc.Arbitrary<string>, header: string) =>
    fc
      .record({
        rows: fc.array(
          fc.oneof({ weight: 20, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom('', ' ', '1,2') }),
          { maxLength: 6 },
        ),
        named: fc.boolean(),
        mark: fc.boolean(),
        lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
        last: fc.boolean(),
        inOrder: fc.boolean(),
      })
      .map(({ rows, named, mark, lineBreak, last, inOrder }) => {
        const all = [...(named ? [header] : []), first, ...(inOrder ? [...rows].sort() : rows)];
        return (mark ? '\ufeff' : '') + all.join(lineBreak) + (last ? lineBreak : '');
      });

  it.each([
    [
      'trades',
      readTradesCsv,
      csvFile('1700000000000,1,1,buy', csvRow(csvTime, csvAmount, csvAmount, csvSide), 'time,price,qty,side'),
    ],
    [
      'archived trades',
      readTradesCsv,
      csvFile(
        '1,1,1,1,1700000000000,true',
        csvRow(csvId, csvAmount, csvAmount, csvAmount, csvTime, csvMaker),
        'id,price,qty,quote_qty,time,is_buyer_maker',
      ),
    ],
    [
      'quotes',
      readQuotesCsv,
      csvFile(
        '1700000000000,1,1,2,1',
        csvRow(csvTime, csvAmount, csvAmount, csvAmount, csvAmount),
        'time,bid,bid_qty,ask,ask_qty',
      ),
    ],
    [
      'depth',
      readDepthCsv,
      csvFile(
        '1700000000000,bid,1,1,1,7',
        csvRow(csvTime, csvBookSide, csvPrice, csvAmount, csvMaker, csvId),
        'time,side,price,quantity,is_snapshot,update_id',
      ),
    ],
    [
      'archived depth',
      readDepthCsv,
      csvFile(
        'exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\nbinance,BTCUSDT,1700000000000000,1700000000000000,true,bid,1,1',
        fc
          .tuple(csvTime, csvTime, csvMaker, csvBookSide, csvPrice, csvAmount)
          .map((values) => ['binance', 'BTCUSDT', ...values].join(',')),
        '',
      ),
    ],
  ] as const)('give the reference reader’s ticks, or its very error, for any CSV of %s', async (_, reading, file) => {
    const path = join(FOLDER, 'ticks.csv');
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(file, async (content) => {
        writeFileSync(path, content);
        const fast = await outcome(() => reading(path));
        expect(fast).toEqual(await outcome(() => reading(path, { reader: 'reference' })));
        if (!('code' in (fast as object))) whole++;
      }),
      runs(400),
    );
    expect(whole).toBeGreaterThan(20);
  });
});
