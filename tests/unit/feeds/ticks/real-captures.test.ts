import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStreamCapture, type StreamCapture } from '../../../../src/feeds/ticks/read-stream-capture.js';
import { barsFromTrades } from '../../../../src/kernel/bar-builders/bars-from-trades.js';
import { applyDepth } from '../../../../src/kernel/book/apply-depth.js';
import { type BookSide, bestPrice, bestQuantity } from '../../../../src/kernel/book/book-side.js';
import { createOrderBook, isCrossed } from '../../../../src/kernel/book/order-book.js';
import { hasRealData, realDataPath } from '../real-data.js';

const MINUTE = 60_000;

/** Strictly sorted from worst to best, and nothing without a quantity. */
function isSound({ side, count, price, quantity }: BookSide): boolean {
  for (let index = 0; index < count; index++) {
    if (!(quantity[index] > 0)) return false;
    if (index > 0 && !(price[index] * side > price[index - 1] * side)) return false;
  }
  return true;
}

/** A hash of each column's bits. */
function digestsOf({ trades, quotes, depth }: StreamCapture): string[] {
  return [trades, quotes, depth].flatMap((columns) =>
    Object.entries(columns as unknown as Record<string, number | Float64Array>).map(([column, values]) => {
      if (typeof values === 'number') return `${column} ${values}`;
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      return `${column} ${createHash('sha256').update(bytes).digest('hex')}`;
    }),
  );
}

const CAPTURES = [
  { rules: 'spot', name: 'spot-btcusdt-20240808.gz', rows: { trades: 9757, quotes: 28040, depth: 3452 } },
  { rules: 'futures', name: 'futures-btcusdt-20240808.gz', rows: { trades: 21313, quotes: 66089, depth: 6552 } },
] as const;

describe.skipIf(!hasRealData).each(CAPTURES)('a real capture of $rules', ({ rules, name, rows }) => {
  let capture: StreamCapture;
  beforeAll(async () => {
    capture = await readStreamCapture(realDataPath(`binance-streams/${name}`), { symbol: 'BTCUSDT' });
  });

  it('is read whole', () => {
    const { trades, quotes, depth, notes } = capture;
    // Counted by stream with grep; the depth messages and the one snapshot.
    expect({ trades: trades.length, quotes: quotes.length, depth: depth.length }).toEqual(rows);
    expect(notes).toEqual([]);
  });

  it('has unbroken ids of trades, at times that never run backwards', () => {
    const { trades } = capture;
    let breaks = 0;
    for (let row = 1; row < trades.length; row++) {
      if (trades.id[row] !== trades.id[row - 1] + 1 || trades.tsMs[row] < trades.tsMs[row - 1]) breaks++;
    }
    expect(breaks).toBe(0);
  });

  it('is the same to the reference reader', async () => {
    const path = realDataPath(`binance-streams/${name}`);
    const reference = await readStreamCapture(path, { symbol: 'BTCUSDT', reader: 'reference' });
    expect(digestsOf(reference)).toEqual(digestsOf(capture));
  });

  it('gives a book without a gap, never crossed, whose best prices are those of the book tickers', () => {
    const { depth, quotes } = capture;
    const book = createOrderBook(rules);
    const outcomes: Record<string, number> = {};
    let quote = -1;
    let compared = 0;
    let agreed = 0;
    let crossed = 0;
    for (let row = 0; row < depth.length; row++) {
      const outcome = applyDepth(book, depth, row);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (book.status !== 'synced') continue;
      if (isCrossed(book)) crossed++;
      if (row % 500 === 0) expect(isSound(book.bids) && isSound(book.asks)).toBe(true);
      // The last ticker up to the book's own update says what was best then.
      while (quotes.updateId[quote + 1] <= book.lastUpdateId) quote++;
      if (quote < 0) continue;
      compared++;
      const sameBid =
        bestPrice(book.bids) === quotes.bidPrice[quote] && bestQuantity(book.bids) === quotes.bidQuantity[quote];
      const sameAsk =
        bestPrice(book.asks) === quotes.askPrice[quote] && bestQuantity(book.asks) === quotes.askQuantity[quote];
      if (sameBid && sameAsk) agreed++;
    }
    expect(outcomes.gap ?? 0).toBe(0);
    expect(outcomes.crossed ?? 0).toBe(0);
    expect(crossed).toBe(0);
    expect(outcomes.snapshot).toBe(1);
    expect(compared).toBeGreaterThan(0.99 * depth.length);
    expect(agreed / compared).toBe(1);
  });
});

interface MinuteOfTrades {
  open: string;
  close: string;
  prices: number[];
  /** Counts of 10^-8 and 10^-16: sums of the texts, without any float. */
  volume: bigint;
  notional: bigint;
  trades: number;
}

/** The minutes of a spot capture by the exchange's time, straight from the JSON texts. */
function minutesOf(path: string): Map<number, MinuteOfTrades> {
  const minutes = new Map<number, MinuteOfTrades>();
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    if (!line.includes('@trade"')) continue;
    const { p, q, T } = JSON.parse(line.slice(20)).data;
    const start = T - (T % MINUTE);
    const none = { open: p, close: p, prices: [], volume: 0n, notional: 0n, trades: 0 };
    const minute: MinuteOfTrades = minutes.get(start) ?? none;
    minute.close = p;
    minute.prices.push(Number(p));
    minute.volume += units(q);
    minute.notional += units(q) * units(p);
    minute.trades++;
    minutes.set(start, minute);
  }
  return minutes;
}

/** A text with 8 decimals as a count of 10^-8. */
function units(text: string): bigint {
  const [whole, fraction] = text.split('.');
  return BigInt(whole + fraction.padEnd(8, '0'));
}

describe.skipIf(!hasRealData)('minutes of real trades', () => {
  it('are what the trades say, to the last digit', async () => {
    const path = realDataPath('binance-streams/spot-btcusdt-20240808.gz');
    const { trades } = await readStreamCapture(path, { symbol: 'BTCUSDT' });
    const bars = barsFromTrades(trades, { kind: 'time', intervalMs: MINUTE }, { time: 'exchangeTsMs' });
    const minutes = minutesOf(path);
    expect(bars.length).toBeGreaterThanOrEqual(5);
    for (let row = 0; row < bars.length; row++) {
      const minute = minutes.get(bars.tsMs[row]) as MinuteOfTrades;
      expect(bars.open[row]).toBe(Number(minute.open));
      expect(bars.high[row]).toBe(Math.max(...minute.prices));
      expect(bars.low[row]).toBe(Math.min(...minute.prices));
      expect(bars.close[row]).toBe(Number(minute.close));
      expect(bars.volume[row]).toBe(Number(minute.volume) / 1e8);
      expect(bars.notional[row]).toBeCloseTo(Number(minute.notional) / 1e16, 6);
      expect(bars.tradeCount[row]).toBe(minute.trades);
    }
  });

  it('are the exchange’s own bars, where a minute is whole', async () => {
    const path = realDataPath('binance-streams/spot-btcusdt-20240808.gz');
    const { trades } = await readStreamCapture(path, { symbol: 'BTCUSDT' });
    const bars = barsFromTrades(trades, { kind: 'time', intervalMs: MINUTE }, { time: 'exchangeTsMs' });
    const klines = gunzipSync(readFileSync(realDataPath('BTCUSDT-1m-2024.csv.gz'))).toString('latin1');
    // The first bar lacks what traded before the capture.
    expect(bars.length).toBeGreaterThanOrEqual(5);
    for (let row = 1; row < bars.length; row++) {
      const start = klines.indexOf(`\n${bars.tsMs[row]},`) + 1;
      const [, open, high, low, close, volume] = klines
        .slice(start, klines.indexOf('\n', start))
        .split(',')
        .map(Number);
      expect([bars.open[row], bars.high[row], bars.low[row], bars.close[row]]).toEqual([open, high, low, close]);
      expect(bars.volume[row]).toBe(volume);
    }
  });
});
