import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { formatDecimal, parseDecimal } from '../../src/core/decimal.js';
import { scriptedStrategy } from '../unit/runner/scripted-strategy.js';
import {
  hasPerpetualMonth,
  lastPriceAt,
  type MonthBar,
  type MonthBracket,
  type MonthFunding,
  readMonth,
  runMonth,
} from './perpetual-month.js';

/** Money in 10^-8 of a dollar; a price of tenths times a quantity of thousandths is in 10^-4. */
const TICKS_TIMES_LOTS = 10_000n;
const ONE = 100_000_000n;
const LEVERAGE = 20n;
const ENTRY_ROW = 1_000;
const LOTS = 1_000n;

/** Half away from zero. */
function shareOf(amount: bigint, rate: bigint): bigint {
  const product = amount * rate;
  const size = product < 0n ? -product : product;
  const rounded = (size + ONE / 2n) / ONE;
  return product < 0n ? -rounded : rounded;
}

/**
 * A short of 1 BTC opened at a bar's open and followed by hand, bar by bar: funding changes the margin behind it, and the
 * formula LP = (WB + cum + Q·EP) / (Q·(1 + MMR)) says where it ends.
 */
function followShort(
  bars: readonly MonthBar[],
  funding: readonly MonthFunding[],
  brackets: readonly MonthBracket[],
  cash: bigint,
  mode: 'cross' | 'isolated',
) {
  const entry = bars[ENTRY_ROW + 1];
  const cost = entry.open * LOTS * TICKS_TIMES_LOTS;
  const fee = shareOf(cost, parseDecimal('0.0005', 8));
  let wallet = cash - fee;
  let margin = mode === 'cross' ? wallet : (cost + LEVERAGE - 1n) / LEVERAGE;
  const paid: { tsMs: number; amount: bigint }[] = [];
  const liquidationTicks = (): bigint => {
    for (const { cap, ratio, cum } of brackets) {
      const ticks = ((margin + cum + cost) * TICKS_TIMES_LOTS) / (LOTS * (ONE + ratio));
      if (ticks * LOTS * TICKS_TIMES_LOTS <= cap) return ticks;
    }
    throw new Error('beyond the table');
  };
  for (let row = ENTRY_ROW + 1; row < bars.length; row++) {
    const bar = bars[row];
    // At the edge of two minutes funding comes before the open; some milliseconds later, after it and before the inside.
    const due = funding.filter(({ tsMs }) => tsMs > bar.openTsMs && tsMs <= bar.openTsMs + 60_000);
    if (bar.open >= liquidationTicks()) throw new Error('a gap, which this test does not follow');
    const inside = due.filter(({ tsMs }) => tsMs < bar.openTsMs + 60_000);
    for (const { tsMs, rate } of inside) {
      const amount = shareOf(lastPriceAt(bars, tsMs) * LOTS * TICKS_TIMES_LOTS, rate);
      paid.push({ tsMs, amount });
      wallet += amount;
      margin += amount;
    }
    const limit = liquidationTicks();
    if (bar.high >= limit) return { entry, bar, price: limit, wallet, margin, cost, fee, paid };
    for (const { tsMs, rate } of due) {
      if (inside.some((one) => one.tsMs === tsMs)) continue;
      const amount = shareOf(bar.close * LOTS * TICKS_TIMES_LOTS, rate);
      paid.push({ tsMs, amount });
      wallet += amount;
      margin += amount;
    }
  }
  throw new Error('it survived the month');
}

describe.skipIf(!hasPerpetualMonth)('a short at 20x through a real rally', () => {
  const month = hasPerpetualMonth ? readMonth() : null;
  const short = scriptedStrategy({ [ENTRY_ROW]: { direction: 'short', reason: 'test', targetQuantity: 1 } });

  it.each([
    ['isolated', 20_000],
    ['cross', 5_000],
  ] as const)(
    '%s: is liquidated at the minute and the price that the formula gives, to the last digit',
    async (mode, cash) => {
      const { bars, funding, brackets } = month as NonNullable<typeof month>;
      const expected = followShort(bars, funding, brackets, BigInt(cash) * ONE, mode);
      expect(expected.paid.length).toBeGreaterThan(5);
      const { run, result, fundings } = await runMonth({ short }, { use: 'short' }, { cash, venue: { margin: mode } });

      const [opened, closed] = run.fills;
      expect(run.fills).toHaveLength(2);
      expect(opened).toMatchObject({
        tsMs: expected.entry.openTsMs,
        side: 'sell',
        quantity: '1',
        price: formatDecimal(expected.entry.open, 1),
        fee: formatDecimal(expected.fee, 8),
      });
      // Inside a bar: proven when it closes.
      expect(closed).toMatchObject({
        tsMs: expected.bar.openTsMs + 60_000,
        side: 'buy',
        quantity: '1',
        price: formatDecimal(expected.price, 1),
      });

      // Money of the engine is in 10^-16.
      expect(fundings.map(({ tsMs, amount }) => ({ tsMs, amount: amount / ONE }))).toEqual(expected.paid);

      // What is left of the margin at that price, all of which the clearance fee of 1.25 % takes.
      const loss = expected.price * LOTS * TICKS_TIMES_LOTS - expected.cost;
      const left = expected.margin - loss;
      expect(left).toBeGreaterThan(0n);
      const fee = formatDecimal(left, 8);
      expect(closed.fee).toBe(fee);
      const [branch] = result.branches;
      expect(branch.liquidations).toMatchObject([
        { side: 'short', quantity: '1', liquidationPrice: closed.price, price: closed.price, fee, covered: '0' },
      ]);
      expect(branch.counts).toMatchObject({ liquidations: 1, fills: 2 });
      expect(branch.metrics.funding).toBe(
        formatDecimal(
          expected.paid.reduce((sum, { amount }) => sum + amount, 0n),
          8,
        ),
      );
      expect(branch.metrics.finalEquity).toBe(formatDecimal(expected.wallet - loss - left, 8));
      expect(run.roundTrips).toMatchObject([{ side: 'short', exitReason: 'liquidation' }]);
      expect(result.warnings.join()).toContain('A position was liquidated: a short of 1 BTCUSDT');
      expect(branch.openPositions).toEqual([]);
    },
    120_000,
  );
});

/** Turns around every some hours: long, short, long. */
const seesaw = defineStrategy({
  name: 'seesaw',
  description: 'Turns around at regular times',
  params: z.strictObject({ everyBars: z.int().default(700) }),
  init: () => ({ row: 0 }),
  onBar(state, bar, ctx) {
    if (state.row++ % ctx.params.everyBars !== 0) return;
    ctx.signal({ direction: ctx.position(bar.symbol) > 0 ? 'short' : 'long', reason: 'time' });
  },
}) as unknown as StrategyDefinition;

describe.skipIf(!hasPerpetualMonth)('a month of a perpetual', () => {
  it.each(['momentum', 'seesaw'])(
    '%s: the funding is what its fills and the rates come to',
    async (use) => {
      const { bars, funding } = readMonth();
      const { run, result, fundings } = await runMonth({ seesaw }, { use }, { cash: 200_000, venue: { leverage: 2 } });
      expect(run.fills.length).toBeGreaterThan(50);
      let total = 0n;
      let payments = 0;
      const from = bars[0].openTsMs;
      const to = bars[bars.length - 1].openTsMs + 60_000;
      for (const { tsMs, rate } of funding) {
        if (tsMs <= from || tsMs > to) continue;
        let lots = 0n;
        for (const fill of run.fills) {
          // A fill at an open of this very moment comes after it.
          if (fill.tsMs >= tsMs) break;
          const size = parseDecimal(fill.quantity, 3);
          lots += fill.side === 'buy' ? size : -size;
        }
        if (lots === 0n) continue;
        payments++;
        total -= shareOf(lastPriceAt(bars, tsMs) * lots * TICKS_TIMES_LOTS, rate);
      }
      expect(fundings).toHaveLength(payments);
      expect(payments).toBeGreaterThan(30);
      const { metrics, openPositions } = result.branches[0];
      expect(metrics.funding).toBe(formatDecimal(total, 8));

      // Cash from the fills and the funding alone, and the position at the last close: the final equity, exactly.
      let cash = 200_000n * ONE + total;
      let lots = 0n;
      for (const { side, quantity, price, fee } of run.fills) {
        const size = parseDecimal(quantity, 3);
        const value = size * parseDecimal(price, 1) * TICKS_TIMES_LOTS;
        cash += (side === 'buy' ? -value : value) - parseDecimal(fee, 8);
        lots += side === 'buy' ? size : -size;
      }
      const last = bars[bars.length - 1].close;
      expect(metrics.finalEquity).toBe(formatDecimal(cash + last * lots * TICKS_TIMES_LOTS, 8));
      expect(openPositions).toHaveLength(lots === 0n ? 0 : 1);

      // Round trips with what is open are all of the profit but for the funding, fees of the open part included.
      const closedProfit = run.roundTrips.reduce((sum, { pnl }) => sum + Number(pnl), 0);
      const fees = run.roundTrips.reduce((sum, trip) => sum + Number(trip.fees), 0);
      const openFees = Number(metrics.fees) - fees;
      const open = openPositions.reduce((sum, { unrealized }) => sum + Number(unrealized), 0) - openFees;
      expect(closedProfit + open + Number(metrics.funding)).toBeCloseTo(Number(metrics.finalEquity) - 200_000, 5);
    },
    120_000,
  );
});
