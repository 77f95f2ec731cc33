import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceToFloat, quantityToFloat } from '../../src/core/instrument.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import { applyDepth } from '../../src/kernel/book/apply-depth.js';
import { quantityAt } from '../../src/kernel/book/book-side.js';
import { createOrderBook } from '../../src/kernel/book/order-book.js';
import { ticksOf } from '../unit/kernel/ticks/ticks-of.js';
import { runTicks, type TickBenchRun } from '../unit/venues/simulated/matching/tick-bench.js';
import { START_TS_MS } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { type TickMarket, tickMarkets } from './tick-markets.js';

const isFill = (event: { readonly kind: string }): event is OrderFilled => event.kind === 'OrderFilled';
const secondOf = ({ tsMs }: { readonly tsMs: number }) => (tsMs - START_TS_MS) / 1_000;

/** Fills by second, in base currency. */
function fillsBySecond({ events, instrument }: TickBenchRun) {
  const bySecond = new Map<number, { side: string; price: number; quantity: number; liquidity: string }[]>();
  for (const event of events.filter(isFill)) {
    const { side, liquidity } = event;
    const fill = {
      side,
      liquidity,
      price: priceToFloat(instrument, event.price),
      quantity: quantityToFloat(instrument, event.quantity),
    };
    bySecond.set(secondOf(event), [...(bySecond.get(secondOf(event)) ?? []), fill]);
  }
  return bySecond;
}

/** Why a market's fills cannot have been; empty when they can. */
function impossible({ written, input }: TickMarket): string[] {
  const bySecond = fillsBySecond(runTicks(input));
  const { trades = [], quotes = [], depth = [] } = written;
  const problems: string[] = [];
  const expectAtMost = (what: string, filled: number, there: number) => {
    if (filled > there * (input.participation ?? 1) + 1e-9) problems.push(`${what}: filled ${filled} of ${there}`);
  };
  const book = createOrderBook('spot');
  for (const [second, fills] of bySecond) {
    const sum = (keep: (fill: (typeof fills)[number]) => boolean) =>
      fills.filter(keep).reduce((total, { quantity }) => total + quantity, 0);
    const trade = trades.find(([tsMs]) => tsMs === second * 1_000);
    const quote = quotes.find(([tsMs]) => tsMs === second * 1_000);
    const row = depth.findIndex(({ tsMs }) => tsMs === second * 1_000);
    if (trade !== undefined) {
      const [, price, quantity] = trade;
      expectAtMost(
        `makers at ${second}`,
        sum(({ liquidity }) => liquidity === 'maker'),
        quantity,
      );
      for (const fill of fills) {
        if (fill.liquidity === 'taker' && fill.price !== price)
          problems.push(`took ${fill.price} of a trade at ${price}`);
        if (fill.liquidity === 'maker' && (fill.side === 'buy' ? fill.price < price : fill.price > price))
          problems.push(`${second}: a ${fill.side} at ${fill.price} made way for a trade at ${price}`);
      }
    } else if (quote !== undefined) {
      const [, bid, bidQuantity, ask, askQuantity] = quote;
      expectAtMost(
        `bid at ${second}`,
        sum(({ side }) => side === 'sell'),
        bidQuantity,
      );
      expectAtMost(
        `ask at ${second}`,
        sum(({ side }) => side === 'buy'),
        askQuantity,
      );
      if (fills.some(({ side, price }) => price !== (side === 'buy' ? ask : bid)))
        problems.push(`${second}: not the quote`);
    } else if (row >= 0) {
      const columns = ticksOf({ depth }).depth;
      const at = Object.assign(book, createOrderBook('spot'));
      for (let index = 0; index <= row; index++) applyDepth(at, columns, index);
      for (const { side, price } of fills) {
        const there = quantityAt(side === 'buy' ? at.asks : at.bids, price);
        expectAtMost(
          `${side} of ${price} at ${second}`,
          sum((fill) => fill.side === side && fill.price === price),
          there,
        );
      }
    } else {
      problems.push(`a fill at ${second}, when nothing happened`);
    }
    if (trade === undefined && fills.some(({ liquidity }) => liquidity === 'maker'))
      problems.push(`${second}: made of nothing`);
  }
  return problems;
}

describe('orders on ticks', () => {
  it('are never filled beyond what traded or was displayed, nor at another price', () => {
    let fills = 0;
    fc.assert(
      fc.property(tickMarkets, (market) => {
        expect(impossible(market)).toEqual([]);
        fills += runTicks(market.input).events.filter(isFill).length;
      }),
      runs(2_000),
    );
    expect(fills).toBeGreaterThan(1_000);
  });

  it('are never filled beyond their quantity or their limit, and meet nothing before they have arrived', () => {
    fc.assert(
      fc.property(tickMarkets, ({ input }) => {
        const { events, instrument } = runTicks(input);
        const accepted = new Map<
          number,
          { tsMs: number; quantity: number; limit: number; side: string; type: string }
        >();
        for (const event of events) {
          if (event.kind === 'OrderAccepted') {
            const { quantity, limitPrice, side, type } = event.terms;
            accepted.set(event.orderId, { tsMs: event.tsMs, quantity, limit: limitPrice, side, type });
          }
          const order = accepted.get((event as { orderId: number }).orderId);
          if (event.kind === 'OrderAmended' && order !== undefined) {
            Object.assign(order, { tsMs: event.tsMs, limit: event.limitPrice });
          }
          if (event.kind !== 'OrderFilled' || order === undefined) continue;
          expect(event.tsMs).toBeGreaterThan(order.tsMs);
          order.quantity -= event.quantity;
          expect(order.quantity).toBe(event.leaves);
          expect(event.quantity % instrument.lotUnits).toBe(0);
          if (!order.type.includes('limit')) continue;
          expect(order.side === 'buy' ? event.price <= order.limit : event.price >= order.limit).toBe(true);
        }
      }),
      runs(1_000),
    );
  });

  it('have the same outcome twice', () => {
    fc.assert(
      fc.property(tickMarkets, ({ input }) => {
        const [once, again] = [runTicks(input), runTicks(input)];
        expect(again.kernel.hasher.digestHex()).toBe(once.kernel.hasher.digestHex());
        expect(again.events).toEqual(once.events);
      }),
      runs(500),
    );
  });

  it('do not know the ticks to come: a market cut short has the same beginning', () => {
    fc.assert(
      fc.property(tickMarkets, fc.nat(60), ({ written, input }, seconds) => {
        const before = ([tsMs]: readonly [number, ...unknown[]]) => tsMs <= seconds * 1_000;
        const cut = {
          trades: written.trades?.filter(before),
          quotes: written.quotes?.filter(before),
          depth: written.depth?.filter(({ tsMs }) => tsMs <= seconds * 1_000),
        };
        const part = runTicks({ ...input, ticks: ticksOf(cut, START_TS_MS) }).events;
        expect(runTicks(input).events.slice(0, part.length)).toEqual(part);
      }),
      runs(1_000),
    );
  });
});
