import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { changeMarket } from '../../../../src/feeds/market-changes/change-market.js';
import type { MarketBars } from '../../../../src/feeds/market-changes/market-bars.js';
import { type BarTuple, makeBars } from '../make-bars.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const market: MarketBars = {
  symbol: 'BTCUSDT',
  intervalMs: HOUR_MS,
  bars: makeBars([
    [0, 100, 100, 100, 100, 1],
    [HOUR_MS, 110, 110, 110, 110, 2],
    [2 * HOUR_MS, 110, 121, 110, 121, 3],
    [3 * HOUR_MS, 121, 121, 121, 121, 4],
  ]),
};
const at = (hour: number, ...rest: [number, number, number, number, number]): BarTuple => [
  DAY_MS + hour * HOUR_MS,
  ...rest,
];

function graft(source: BarColumns, fromMs: number, when: number, markets: readonly MarketBars[] = [market]) {
  const change = { kind: 'graft', symbol: null, fromMs, path: null } as const;
  const grafts = markets.map((_, marketIndex) => ({ changeIndex: 0, marketIndex, bars: source }));
  return changeMarket(markets, [change], when, grafts);
}

/** Prices at 100 times what they are at home, as far as shapes and returns go. */
const source = makeBars([
  at(-1, 10_000, 10_000, 10_000, 10_000, 50),
  at(0, 12_000, 15_000, 6000, 9000, 60),
  at(1, 9000, 9900, 9000, 9900, 70),
  at(2, 9900, 9900, 4950, 4950, 80),
]);

describe('a graft', () => {
  it('brings returns, shapes and volumes of another time to the price of the moment', () => {
    const [{ bars, notes }] = graft(source, DAY_MS, HOUR_MS);
    // The last close is 100; the graft opens a fifth above the close before it.
    expect([...bars.open].map((price) => Math.round(price * 1e9) / 1e9)).toEqual([120, 90, 99]);
    expect(bars.high[0]).toBeCloseTo(150, 10);
    expect(bars.low[0]).toBeCloseTo(60, 10);
    expect(bars.close[2]).toBeCloseTo(49.5, 10);
    expect([...bars.volume]).toEqual([60, 70, 80]);
    expect([...bars.tsMs]).toEqual([HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS]);
    expect(notes).toEqual([]);
  });

  it('goes on with the own returns where it ends, and says so', () => {
    const [{ bars, notes }] = graft(source, DAY_MS + 2 * HOUR_MS, HOUR_MS);
    // 100 halved, then the market's own rise of a tenth in the bar of two o'clock.
    expect(bars.close[0]).toBeCloseTo(50, 10);
    expect(bars.close[1]).toBeCloseTo(55, 10);
    expect(bars.open[2]).toBeCloseTo(55, 10);
    expect([...bars.volume]).toEqual([80, 3, 4]);
    expect(notes).toEqual(['BTCUSDT: the graft is over at 1970-01-01T02:00:00.000Z; its own returns go on from there']);
  });

  it('opens without a jump where the source begins', () => {
    const [{ bars }] = graft(source, DAY_MS - HOUR_MS, 2 * HOUR_MS);
    expect([bars.open[0], bars.close[0]]).toEqual([110, 110]);
    expect(bars.open[1]).toBeCloseTo(132, 10);
  });

  it('stands still in a gap of the source', () => {
    const gappy = makeBars([at(-1, 10, 10, 10, 10, 1), at(0, 10, 10, 10, 10, 1), at(2, 20, 20, 20, 20, 9)]);
    const [{ bars }] = graft(gappy, DAY_MS, HOUR_MS);
    expect([...bars.close]).toEqual([100, 100, 200]);
    expect([...bars.volume]).toEqual([1, 0, 9]);
  });

  it('moves to where bars stay whole, and says so', () => {
    const [{ bars, notes }] = graft(source, DAY_MS + 0.4 * HOUR_MS, HOUR_MS);
    expect(bars.open[0]).toBeCloseTo(120, 10);
    expect(notes).toEqual(['BTCUSDT: the graft begins at 1970-01-02T00:00:00.000Z, so that bars stay whole']);
  });

  it('is over for long bars where the short ones of the symbol have come to', () => {
    const flat = (tsMs: number, price: number): BarTuple => [tsMs, price, price, price, price, 1];
    const recorded = [0, 1, 2, 3].map((half) => flat((half * HOUR_MS) / 2, half < 2 ? 100 : 110));
    const halves = { ...market, intervalMs: HOUR_MS / 2, bars: makeBars(recorded) };
    const hours = { ...market, bars: makeBars([flat(0, 100), flat(HOUR_MS, 110)]) };
    // One bar, which doubles, and ends with the hour that is open.
    const bars = makeBars([flat(DAY_MS, 10), [DAY_MS + HOUR_MS / 2, 10, 20, 10, 20, 5]]);
    const change = { kind: 'graft', symbol: null, fromMs: DAY_MS + HOUR_MS / 2, path: null } as const;
    const grafts = [
      { changeIndex: 0, marketIndex: 0, bars: makeBars([flat(DAY_MS, 10)]) },
      { changeIndex: 0, marketIndex: 1, bars },
    ];
    const [long, short] = changeMarket([hours, halves], [change], HOUR_MS / 2, grafts);
    expect([...short.bars.close].map(Math.round)).toEqual([200, 220, 220]);
    expect([...long.bars.close].map(Math.round)).toEqual([220]);
  });

  it('begins from the first open where the data does', () => {
    const [{ firstRow, bars }] = graft(source, DAY_MS, 0);
    expect(firstRow).toBe(0);
    expect(bars.open[0]).toBeCloseTo(120, 10);
  });

  it('changes only its symbol, and needs bars for it', () => {
    const other = { ...market, symbol: 'ETHUSDT' };
    const change = { kind: 'graft', symbol: 'ETHUSDT', fromMs: DAY_MS, path: null } as const;
    const tails = changeMarket([market, other], [change], HOUR_MS, [{ changeIndex: 0, marketIndex: 1, bars: source }]);
    expect(tails.map(({ isChanged }) => isChanged)).toEqual([false, true]);
    expect(() => changeMarket([market, other], [change], HOUR_MS)).toThrow('no bars for graft 0 of market 1');
  });
});
