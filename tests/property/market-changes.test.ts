import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarColumns } from '../../src/core/bar-columns.js';
import { changeMarket } from '../../src/feeds/market-changes/change-market.js';
import type { MarketBars } from '../../src/feeds/market-changes/market-bars.js';
import type { MarketChange } from '../../src/feeds/market-changes/market-change.js';
import { type BarTuple, barRows, makeBars } from '../unit/feeds/make-bars.js';
import { runs } from './property-runs.js';

const MINUTE_MS = 60_000;
const START_MS = 1_700_000_000_000 - (1_700_000_000_000 % MINUTE_MS);
const PRICES = ['open', 'high', 'low', 'close'] as const;

/** One bar: minutes since the one before, and its moves as logarithms: gap, body, both shadows. */
const step = fc.record({
  minutes: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 9 }) }),
  gap: fc.oneof(fc.constant(0), move(0.05)),
  body: fc.oneof(fc.constant(0), move(0.1)),
  above: fc.oneof(fc.constant(0), move(0.05).map(Math.abs)),
  below: fc.oneof(fc.constant(0), move(0.05).map(Math.abs)),
  volume: fc.integer({ min: 0, max: 1000 }),
});

function move(size: number): fc.Arbitrary<number> {
  return fc.double({ min: -size, max: size, noNaN: true });
}

function market(symbol: string): fc.Arbitrary<MarketBars> {
  const steps = fc.array(step, { minLength: 1, maxLength: 60 });
  return fc.tuple(steps, fc.double({ min: 0.01, max: 50_000, noNaN: true })).map(([list, price]) => {
    let tsMs = START_MS;
    let last = price;
    const rows = list.map(({ minutes, gap, body, above, below, volume }): BarTuple => {
      tsMs += minutes * MINUTE_MS;
      const open = last * Math.exp(gap);
      const close = open * Math.exp(body);
      last = close;
      const high = Math.max(open, close) * Math.exp(above);
      return [tsMs, open, high, Math.min(open, close) * Math.exp(-below), close, volume];
    });
    return { symbol, intervalMs: MINUTE_MS, bars: makeBars(rows) };
  });
}

const markets = fc.tuple(market('BTCUSDT'), market('ETHUSDT'));
const moment = fc.integer({ min: -2, max: 80 }).map((half) => START_MS + half * (MINUTE_MS / 2));
const symbol = fc.constantFrom(null, 'BTCUSDT', 'ETHUSDT');
const pct = fc.double({ min: -90, max: 300, noNaN: true });

const pointwise: fc.Arbitrary<MarketChange> = fc.oneof(
  fc.record({
    kind: fc.constant('shock' as const),
    symbol,
    pct,
    overMs: fc.constantFrom(0, 1, 90_000, 20 * MINUTE_MS),
  }),
  fc.record({ kind: fc.constant('gap' as const), symbol, pct }),
  fc.record({
    kind: fc.constant('volatility' as const),
    symbol,
    multiple: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('trend' as const), symbol, pctPerDay: pct }),
);
const graft = fc.record({
  kind: fc.constant('graft' as const),
  symbol,
  fromMs: fc.integer({ min: 1, max: 40 }).map((minute) => START_MS + minute * MINUTE_MS),
  path: fc.constant(null),
});
const bootstrap = fc.record({
  kind: fc.constant('bootstrap' as const),
  symbol: fc.constant(null),
  seed: fc.nat(1000),
  blockMs: fc.integer({ min: 1, max: 30 * MINUTE_MS }),
});
const changes = fc.array(fc.oneof({ weight: 3, arbitrary: pointwise }, graft, bootstrap), {
  minLength: 1,
  maxLength: 4,
});

/** Every graft takes from the data itself. */
function change(given: readonly MarketBars[], list: readonly MarketChange[], fromMs: number) {
  const grafts = list.flatMap((_, changeIndex) =>
    given.map(({ bars }, marketIndex) => ({ changeIndex, marketIndex, bars })),
  );
  return changeMarket(given, list, fromMs, grafts);
}

/** Whether there is a time that all have bars of: bootstraps need it. */
function overlap(given: readonly MarketBars[]): boolean {
  const from = Math.max(...given.map(({ bars }) => bars.tsMs[0]));
  const to = Math.min(...given.map(({ bars }) => bars.tsMs[bars.length - 1]));
  return given[0].bars.tsMs.some((tsMs) => tsMs >= from && tsMs <= to);
}

function expectSound(bars: BarColumns): void {
  const { open, high, low, close, volume } = bars;
  for (let row = 0; row < bars.length; row++) {
    const isSound =
      low[row] > 0 &&
      high[row] < Number.POSITIVE_INFINITY &&
      high[row] >= Math.max(open[row], close[row]) &&
      low[row] <= Math.min(open[row], close[row]) &&
      volume[row] >= 0;
    expect(isSound, `row ${row}: ${[open[row], high[row], low[row], close[row], volume[row]]}`).toBe(true);
  }
}

describe('market changes', () => {
  it('leave the past alone and give sound bars at the same times, on the grid where there is one', () => {
    fc.assert(
      fc.property(
        markets,
        changes,
        moment,
        fc.constantFrom(undefined, '0.01', '0.5'),
        (given, list, fromMs, tickSize) => {
          fc.pre(overlap(given));
          const before = given.map(({ bars }) => barRows(bars));
          const tails = change(
            given.map((one) => ({ ...one, tickSize })),
            list,
            fromMs,
          );
          for (const [index, { firstRow, bars, isChanged }] of tails.entries()) {
            const { tsMs } = given[index].bars;
            expect(firstRow).toBe(tsMs.filter((time) => time < fromMs).length);
            expect([...bars.tsMs]).toEqual([...tsMs.subarray(firstRow)]);
            expectSound(bars);
            expect(isChanged).toBe(list.some((one) => one.symbol === null || one.symbol === given[index].symbol));
            if (!isChanged) expect(barRows(bars)).toEqual(before[index].slice(firstRow));
            if (!isChanged || tickSize === undefined) continue;
            for (const price of PRICES.flatMap((name) => [...bars[name]])) {
              expect(price).toBe(Number((Math.round(price / Number(tickSize)) * Number(tickSize)).toFixed(2)));
            }
          }
          expect(given.map(({ bars }) => barRows(bars))).toEqual(before);
        },
      ),
      runs(400),
    );
  });

  it('are the same for the same input', () => {
    fc.assert(
      fc.property(markets, changes, moment, (given, list, fromMs) => {
        fc.pre(overlap(given));
        expect(change(given, list, fromMs)).toEqual(change(given, list, fromMs));
      }),
      runs(100),
    );
  });

  it('that change nothing give back the prices', () => {
    const nothing: fc.Arbitrary<MarketChange> = fc.constantFrom(
      { kind: 'shock', symbol: null, pct: 0, overMs: 300_000 },
      { kind: 'gap', symbol: null, pct: 0 },
      { kind: 'volatility', symbol: null, multiple: 1 },
      { kind: 'trend', symbol: null, pctPerDay: 0 },
    );
    fc.assert(
      fc.property(markets, fc.array(nothing, { minLength: 1, maxLength: 4 }), moment, (given, list, fromMs) => {
        for (const [index, { firstRow, bars }] of change(given, list, fromMs).entries()) {
          for (const name of PRICES) {
            for (const [row, price] of bars[name].entries()) {
              expect(Math.abs(price / given[index].bars[name][firstRow + row] - 1)).toBeLessThan(1e-12);
            }
          }
        }
      }),
      runs(100),
    );
  });

  it('grafted from the moment itself change nothing', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 0, max: 40 }), (given, minute) => {
        const fromMs = START_MS + minute * MINUTE_MS;
        const tails = change(given, [{ kind: 'graft', symbol: null, fromMs, path: null }], fromMs);
        for (const [index, { firstRow, bars, notes }] of tails.entries()) {
          for (const name of PRICES) {
            for (const [row, price] of bars[name].entries()) {
              expect(Math.abs(price / given[index].bars[name][firstRow + row] - 1)).toBeLessThan(1e-12);
            }
          }
          expect(notes).toEqual([]);
        }
      }),
      runs(100),
    );
  });

  it('by a factor keep each return, but for the share of the change in it', () => {
    fc.assert(
      fc.property(market('BTCUSDT'), pct, moment, (one, gapPct, fromMs) => {
        const [{ firstRow, bars }] = change([one], [{ kind: 'gap', symbol: null, pct: gapPct }], fromMs);
        for (let row = 0; row < bars.length; row++) {
          const recorded = firstRow + row;
          const lastClose = row > 0 ? bars.close[row - 1] : one.bars.close[recorded - 1];
          if (recorded > 0) {
            const wanted = (one.bars.open[recorded] / one.bars.close[recorded - 1]) * (row > 0 ? 1 : 1 + gapPct / 100);
            expect(Math.abs(bars.open[row] / lastClose / wanted - 1)).toBeLessThan(1e-12);
          }
          const body = one.bars.close[recorded] / one.bars.open[recorded];
          expect(Math.abs(bars.close[row] / bars.open[row] / body - 1)).toBeLessThan(1e-12);
        }
      }),
      runs(200),
    );
  });

  it('multiply every log return since the moment', () => {
    const multiple = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(market('BTCUSDT'), multiple, moment, (one, times, fromMs) => {
        const [{ firstRow, bars }] = change([one], [{ kind: 'volatility', symbol: null, multiple: times }], fromMs);
        for (let row = 1; row < bars.length; row++) {
          for (const name of PRICES) {
            const recorded = Math.log(one.bars[name][firstRow + row] / one.bars[name][firstRow + row - 1]);
            const changed = Math.log(bars[name][row] / bars[name][row - 1]);
            expect(Math.abs(changed - times * recorded)).toBeLessThan(1e-11);
          }
        }
      }),
      runs(200),
    );
  });

  it('bootstrapped keep what moved together: a market that is the square of another stays its square', () => {
    fc.assert(
      fc.property(market('BTCUSDT'), bootstrap, moment, (one, draw, fromMs) => {
        const squared = barRows(one.bars).map(
          ([tsMs, open, high, low, close, volume]): BarTuple => [
            tsMs,
            open ** 2,
            high ** 2,
            low ** 2,
            close ** 2,
            volume,
          ],
        );
        const other = { symbol: 'ETHUSDT', intervalMs: MINUTE_MS, bars: makeBars(squared) };
        const [first, second] = change([one, other], [draw], fromMs);
        expect(second.bars.volume).toEqual(first.bars.volume);
        for (const name of PRICES) {
          for (const [row, price] of first.bars[name].entries()) {
            expect(Math.abs(second.bars[name][row] / price ** 2 - 1)).toBeLessThan(1e-10);
          }
        }
      }),
      runs(200),
    );
  });
});
