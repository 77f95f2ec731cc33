import { describe, expect, it } from 'vitest';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import { hashChangedMarket } from '../../../../src/feeds/market-changes/hash-changed-market.js';
import { barRows, makeBars } from '../make-bars.js';

const HOUR_MS = 3_600_000;

const flat = (count: number, price: number) =>
  makeBars(Array.from({ length: count }, (_, row) => [row * HOUR_MS, price, price, price, price, row + 1]));

const btc = { symbol: 'BTCUSDT', intervalMs: HOUR_MS, bars: flat(4, 100) };
const eth = { symbol: 'ETHUSDT', intervalMs: HOUR_MS, bars: flat(5, 10) };
const fall = { kind: 'gap', symbol: 'BTCUSDT', pct: -20 } as const;

describe('changing a market', () => {
  it('changes the bars that open at the moment or later, in new memory', () => {
    const before = barRows(btc.bars);
    const [tail] = changeMarket([btc], [fall], 2 * HOUR_MS);
    expect(tail.firstRow).toBe(2);
    expect(barRows(tail.bars)).toEqual([
      [2 * HOUR_MS, 80, 80, 80, 80, 3],
      [3 * HOUR_MS, 80, 80, 80, 80, 4],
    ]);
    expect(tail.isChanged).toBe(true);
    expect(tail.bars.close.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(barRows(btc.bars)).toEqual(before);
  });

  it('leaves a bar that is open at the moment as it is', () => {
    expect(changeMarket([btc], [fall], 1.5 * HOUR_MS)[0].firstRow).toBe(2);
  });

  it('gives the other markets as views on their own memory', () => {
    const tails = changeMarket([btc, eth], [fall], 2 * HOUR_MS);
    expect(tails.map(({ isChanged }) => isChanged)).toEqual([true, false]);
    expect(tails[1].bars.open.buffer).toBe(eth.bars.open.buffer);
    expect([tails[1].firstRow, tails[1].bars.length, tails[1].bars.volume[0]]).toEqual([2, 3, 3]);
  });

  it('changes every market where no symbol is named', () => {
    const tails = changeMarket([btc, eth], [{ ...fall, symbol: null }], 2 * HOUR_MS);
    expect(tails.map(({ bars }) => bars.open[0])).toEqual([80, 8]);
  });

  it('makes the changes in their order', () => {
    const double = { kind: 'volatility', symbol: null, multiple: 2 } as const;
    const tails = (changes: Parameters<typeof changeMarket>[1]) =>
      changeMarket([btc], changes, HOUR_MS)[0].bars.open[0];
    // The gap is a return, which is doubled; or one that comes on top of doubled returns.
    expect(tails([fall, double])).toBeCloseTo(64, 10);
    expect(tails([double, fall])).toBeCloseTo(80, 10);
  });

  it('has an empty tail after the end', () => {
    const [tail] = changeMarket([btc], [fall], 9 * HOUR_MS);
    expect([tail.firstRow, tail.bars.length]).toEqual([4, 0]);
  });

  it('changes all where the moment is before the first bar', () => {
    const changes = [fall, { kind: 'volatility', symbol: null, multiple: 3 }] as const;
    const [tail] = changeMarket([btc], changes, -HOUR_MS);
    expect(tail.firstRow).toBe(0);
    // Nothing is known before: the first open is what returns are counted from.
    expect([...tail.bars.close]).toEqual([80, 80, 80, 80]);
  });

  it('rounds to the tick, at least one', () => {
    const third = { kind: 'gap', symbol: null, pct: -33.333 } as const;
    expect(changeMarket([{ ...btc, tickSize: '0.05' }], [third], 0)[0].bars.high[0]).toBe(66.65);
    expect(changeMarket([{ ...btc, tickSize: '0.01' }], [third], 0)[0].bars.low[0]).toBe(66.67);
    const crash = { kind: 'gap', symbol: null, pct: -99.999 } as const;
    expect(changeMarket([{ ...btc, tickSize: '0.5' }], [crash], 0)[0].bars.close[0]).toBe(0.5);
  });

  it.each([
    ['a price beyond all reason', { kind: 'trend', symbol: null, pctPerDay: 1e200 }],
    ['a price of nothing', { kind: 'trend', symbol: null, pctPerDay: -100 + 1e-13 }],
  ] as const)('refuses %s, naming symbol and time', (_, change) => {
    const rows = Array.from({ length: 200 }, (__, day) => [day * 24 * HOUR_MS, 1, 1, 1, 1, 1] as const);
    const market = [{ symbol: 'BTCUSDT', intervalMs: 24 * HOUR_MS, bars: makeBars(rows) }];
    expect(() => changeMarket(market, [change], 0)).toThrow(
      expect.objectContaining({
        code: 'MARKET_CHANGE_BEYOND',
        message: expect.stringMatching(/BTCUSDT.* at 1970-/),
      }),
    );
  });

  it('keeps the close times of bars that are not of one length', () => {
    const closeTsMs = Float64Array.from([1, 2, 3, 4], (hour) => hour * HOUR_MS - 1);
    const sized = { symbol: 'BTCUSDT', intervalMs: 0, bars: { ...btc.bars, closeTsMs } };
    const [changed] = changeMarket([sized], [fall], HOUR_MS);
    expect([...(changed.bars.closeTsMs ?? [])]).toEqual([2, 3, 4].map((hour) => hour * HOUR_MS - 1));
    const [same] = changeMarket([sized], [], HOUR_MS);
    expect([...(same.bars.closeTsMs ?? [])]).toEqual([2, 3, 4].map((hour) => hour * HOUR_MS - 1));
  });

  it('takes a change of a market that is not there for a bug', () => {
    expect(() => changeMarket([btc], [{ ...fall, symbol: 'XRPUSDT' }], 0)).toThrow('no data of XRPUSDT');
  });
});

describe('the hash of a changed market', () => {
  it('covers the tails that were changed, and nothing else', () => {
    const market = [btc, eth];
    const hash = (pct: number) => hashChangedMarket(market, changeMarket(market, [{ ...fall, pct }], HOUR_MS));
    expect(hash(-20)).toHaveLength(1);
    expect(hash(-20)).toEqual(hash(-20));
    expect(hash(-20)).not.toEqual(hash(-21));
    expect(hashChangedMarket(market, changeMarket(market, [], HOUR_MS))).toEqual([]);
  });
});
