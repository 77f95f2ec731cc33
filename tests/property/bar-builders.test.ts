import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateTradeColumns, type TradeColumns } from '../../src/core/tick-columns.js';
import { closeUntil, createBarBuilder, pushTrade } from '../../src/kernel/bar-builders/bar-builder.js';
import type { BarRule } from '../../src/kernel/bar-builders/bar-rule.js';
import { barsFromTrades } from '../../src/kernel/bar-builders/bars-from-trades.js';
import type { TradeBar } from '../../src/kernel/bar-builders/trade-bar.js';
import { runs } from './property-runs.js';

interface Trade {
  readonly tsMs: number;
  readonly price: number;
  /** Counts of a hundredth: price and quantity have two decimals each, so exact sums are at hand. */
  readonly cents: number;
  readonly quantity: number;
  readonly lots: number;
}

const rule: fc.Arbitrary<BarRule> = fc.oneof(
  fc.constantFrom(1, 250, 1000, 60_000).map((intervalMs) => ({ kind: 'time', intervalMs }) as const),
  fc.integer({ min: 1, max: 9 }).map((count) => ({ kind: 'ticks', count }) as const),
  fc
    .oneof(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(30, 80, 110))
    .map((lots) => ({ kind: 'volume', volume: lots / 100 }) as const),
  fc.integer({ min: 1, max: 90_000 }).map((lots) => ({ kind: 'notional', notional: lots / 100 }) as const),
);

/** Trades in order of time; what lies between two of them is often nothing, seldom long. */
const trades: fc.Arbitrary<Trade[]> = fc
  .array(
    fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 }), fc.constant(0.125), fc.constant(5000)),
      cents: fc.integer({ min: 1, max: 20_000 }),
      // Sums such as 0.7 + 0.1, which float64 puts below 0.8, are to meet a size often.
      lots: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constantFrom(10, 20, 70)),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let tsMs = 1_700_000_000_000;
    return steps.map(({ waitMs, cents, lots }) => {
      tsMs += waitMs;
      return { tsMs, price: cents / 100, cents, quantity: lots / 100, lots };
    });
  });

function columnsOf(list: readonly Trade[]): TradeColumns {
  const columns = allocateTradeColumns(list.length);
  for (const [row, { tsMs, price, quantity }] of list.entries()) {
    columns.tsMs[row] = tsMs;
    columns.price[row] = price;
    columns.quantity[row] = quantity;
  }
  return columns;
}

/** Which trades each full bar holds, found without a builder: whole numbers only. */
function groupsOf(list: readonly Trade[], by: BarRule): Trade[][] {
  const groups: Trade[][] = [];
  let group: Trade[] = [];
  const sum = (of: (trade: Trade) => number) => group.reduce((total, trade) => total + of(trade), 0);
  const close = () => {
    groups.push(group);
    group = [];
  };
  for (const trade of list) {
    const slot = by.kind === 'time' ? Math.floor(trade.tsMs / by.intervalMs) : 0;
    if (by.kind === 'time' && group.length > 0 && Math.floor(group[0].tsMs / by.intervalMs) !== slot) close();
    group.push(trade);
    if (by.kind === 'ticks' && group.length === by.count) close();
    if (by.kind === 'volume' && sum(({ lots }) => lots) >= Math.round(by.volume * 100)) close();
    if (by.kind === 'notional' && sum(({ lots, cents }) => lots * cents) >= Math.round(by.notional * 100) * 100)
      close();
  }
  return groups;
}

describe('bars from trades', () => {
  it('hold the trades that an independent grouping gives them', () => {
    fc.assert(
      fc.property(trades, rule, (list, by) => {
        const bars = barsFromTrades(columnsOf(list), by);
        const groups = groupsOf(list, by);
        expect([...bars.tradeCount]).toEqual(groups.map((group) => group.length));
        for (const [row, group] of groups.entries()) {
          const prices = group.map(({ price }) => price);
          expect([bars.open[row], bars.close[row]]).toEqual([prices[0], prices.at(-1)]);
          expect([bars.high[row], bars.low[row]]).toEqual([Math.max(...prices), Math.min(...prices)]);
          const volume = group.reduce((total, { lots }) => total + lots, 0) / 100;
          // Two units in the last place at most: each quantity's own rounding, and that of the sum.
          expect(Math.abs(bars.volume[row] - volume)).toBeLessThanOrEqual(volume * 2 ** -51);
          const start = by.kind === 'time' ? Math.floor(group[0].tsMs / by.intervalMs) * by.intervalMs : group[0].tsMs;
          const end = by.kind === 'time' ? start + by.intervalMs : (group.at(-1) as Trade).tsMs;
          expect([bars.tsMs[row], bars.closeTsMs[row]]).toEqual([start, end]);
        }
      }),
      runs(500),
    );
  });

  it('conserve volume, notional and number, the open bar counted', () => {
    fc.assert(
      fc.property(trades, rule, (list, by) => {
        const builder = createBarBuilder(by);
        const sums = { volume: 0, notional: 0, tradeCount: 0 };
        const add = (bar: TradeBar | null) => {
          if (bar === null) return;
          sums.volume += bar.volume;
          sums.notional += bar.notional;
          sums.tradeCount += bar.tradeCount;
        };
        for (const { tsMs, price, quantity } of list) add(pushTrade(builder, tsMs, price, quantity));
        if (builder.current.tradeCount > 0) {
          add({
            ...builder.current,
            volume: builder.current.volume + builder.volumeRest,
            notional: builder.current.notional + builder.notionalRest,
          });
        }
        const lots = list.reduce((total, trade) => total + trade.lots, 0);
        const value = list.reduce((total, trade) => total + trade.lots * trade.cents, 0);
        expect(sums.tradeCount).toBe(list.length);
        expect(sums.volume).toBeCloseTo(lots / 100, 9);
        expect(sums.notional).toBeCloseTo(value / 10_000, 6);
      }),
      runs(500),
    );
  });

  it('are the same whether the clock closes them or the next trade, and bars never overlap', () => {
    const clock = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 });
    fc.assert(
      fc.property(trades, clock, fc.constantFrom(250, 1000), (list, waits, intervalMs) => {
        const builder = createBarBuilder({ kind: 'time', intervalMs });
        const closed: TradeBar[] = [];
        const keep = (bar: TradeBar | null) => {
          if (bar !== null) closed.push({ ...bar });
        };
        for (const [index, { tsMs, price, quantity }] of list.entries()) {
          // The clock moves before the trade, but never past it.
          const next = Math.min(tsMs, (list[index - 1]?.tsMs ?? tsMs) + (waits[index % waits.length] ?? 0));
          keep(closeUntil(builder, next));
          keep(pushTrade(builder, tsMs, price, quantity));
        }
        const plain = barsFromTrades(columnsOf(list), { kind: 'time', intervalMs });
        expect(closed.map(({ openTsMs, volume }) => [openTsMs, volume])).toEqual(
          [...plain.tsMs].map((tsMs, row) => [tsMs, plain.volume[row]]),
        );
        expect(closed.every(({ openTsMs }, row) => row === 0 || openTsMs >= closed[row - 1].closeTsMs)).toBe(true);
      }),
      runs(300),
    );
  });

  it('stay apart even when trades come late', () => {
    const late = fc.array(fc.tuple(fc.integer({ min: -3000, max: 6000 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(late, (steps) => {
        const builder = createBarBuilder({ kind: 'time', intervalMs: 1000 });
        let end = Number.NEGATIVE_INFINITY;
        let count = 0;
        for (const [tsMs, isClock] of steps) {
          const bar = isClock ? closeUntil(builder, tsMs) : pushTrade(builder, tsMs, 10, 1);
          if (bar === null) continue;
          expect(bar.openTsMs).toBeGreaterThanOrEqual(end);
          expect([Math.abs(bar.openTsMs % 1000), bar.closeTsMs - bar.openTsMs]).toEqual([0, 1000]);
          end = bar.closeTsMs;
          count += bar.tradeCount;
        }
        expect(count + builder.current.tradeCount).toBe(steps.filter(([, isClock]) => !isClock).length);
      }),
      runs(500),
    );
  });

  it('go on from a structured clone at any trade', () => {
    fc.assert(
      fc.property(trades, rule, fc.nat(120), (list, by, at) => {
        const whole = createBarBuilder(by);
        let resumed = createBarBuilder(by);
        for (const [index, { tsMs, price, quantity }] of list.entries()) {
          if (index === at) resumed = structuredClone(resumed);
          expect(pushTrade(resumed, tsMs, price, quantity)).toEqual(pushTrade(whole, tsMs, price, quantity));
        }
      }),
      runs(100),
    );
  });
});
