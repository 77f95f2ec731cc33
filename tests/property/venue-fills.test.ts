import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../src/core/fee-rate.js';
import { notional, priceToFloat } from '../../src/core/instrument.js';
import type { PriceUnits } from '../../src/core/units.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import type { OrderTerms } from '../../src/events/order-terms.js';
import {
  type BenchInput,
  type BenchRun,
  MINUTE_MS,
  runBench,
  START_TS_MS,
} from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

/** What became of one accepted order. */
interface Life {
  readonly terms: OrderTerms;
  readonly arrivedTsMs: number;
  readonly fills: OrderFilled[];
  /** When it was off the book; Infinity if it never was. */
  endedTsMs: number;
}

function livesOf({ events }: BenchRun): Life[] {
  const lives = new Map<number, Life>();
  for (const event of events) {
    if (event.kind === 'OrderAccepted') {
      const { terms, tsMs } = event;
      lives.set(event.orderId, { terms, arrivedTsMs: tsMs, fills: [], endedTsMs: Number.POSITIVE_INFINITY });
    }
    const life = lives.get(event.orderId);
    if (event.kind === 'OrderFilled') life?.fills.push(event);
    const ends = event.kind === 'OrderCancelled' || (event.kind === 'OrderFilled' && event.leaves === 0);
    if (life !== undefined && ends) life.endedTsMs = event.tsMs;
  }
  return [...lives.values()];
}

/** The instrument's bars with the times of their opens. */
function timedBars(input: BenchInput, instrumentIndex: number) {
  return input.bars[instrumentIndex].flatMap((bar, minute) => {
    if (bar === null) return [];
    const [open, high, low] = bar;
    const openTsMs = START_TS_MS + minute * MINUTE_MS;
    return [{ openTsMs, closeTsMs: openTsMs + MINUTE_MS, open, high, low }];
  });
}

function eachLife(check: (life: Life, input: BenchInput, run: BenchRun) => void): void {
  fc.assert(
    fc.property(tradedMarkets, (input) => {
      const run = runBench(input);
      for (const life of livesOf(run)) check(life, input, run);
    }),
    runs(2_000),
  );
}

describe('every fill', () => {
  it('is at a price that a bar traded at which opened after the order had arrived', () => {
    eachLife(({ terms, arrivedTsMs, fills }, input, { instruments }) => {
      const bars = timedBars(input, terms.instrumentIndex).filter(({ openTsMs }) => openTsMs >= arrivedTsMs);
      for (const fill of fills) {
        const price = priceToFloat(instruments[terms.instrumentIndex], fill.price);
        const traded = bars.some(
          ({ openTsMs, closeTsMs, open, high, low }) =>
            (openTsMs === fill.tsMs && open === price) || (closeTsMs === fill.tsMs && low <= price && price <= high),
        );
        expect(traded).toBe(true);
      }
    });
  });

  it('of a market order is at the first open there is', () => {
    eachLife(({ terms, arrivedTsMs, fills }, input, { instruments }) => {
      if (terms.type !== 'market') return;
      const first = timedBars(input, terms.instrumentIndex).find(({ openTsMs }) => openTsMs >= arrivedTsMs);
      for (const fill of fills) {
        expect(fill.tsMs).toBe(first?.openTsMs);
        expect(priceToFloat(instruments[terms.instrumentIndex], fill.price)).toBe(first?.open);
        expect(fill.liquidity).toBe('taker');
      }
    });
  });

  it('is on the grid, within the limit, and pays its fee to the digit', () => {
    eachLife(({ terms, fills }, { makerBps = 0, takerBps = 0 }, { instruments }) => {
      const instrument = instruments[terms.instrumentIndex];
      const limited = terms.type === 'limit' || terms.type === 'stop-limit';
      for (const { price, quantity, fee, liquidity } of fills) {
        expect(price % instrument.tickUnits).toBe(0);
        expect(quantity % instrument.lotUnits).toBe(0);
        if (limited && terms.side === 'buy') expect(price).toBeLessThanOrEqual(terms.limitPrice);
        if (limited && terms.side === 'sell') expect(price).toBeGreaterThanOrEqual(terms.limitPrice);
        if (!limited) expect(liquidity).toBe('taker');
        const rate = feeRateFromBps(liquidity === 'maker' ? makerBps : takerBps);
        expect(fee).toBe(feeOf(notional(instrument, price, quantity), rate));
      }
    });
  });
});

describe('an order is never passed over', () => {
  /** Whether a bar that the order was there for, from its open on, must have filled or triggered it. */
  function mustMeet(
    terms: OrderTerms,
    bar: { high: number; low: number },
    touchFills: boolean,
    price: (units: PriceUnits) => number,
  ) {
    const buys = terms.side === 'buy';
    switch (terms.type) {
      case 'market':
        return true;
      case 'limit': {
        const limit = price(terms.limitPrice);
        if (touchFills) return buys ? bar.low <= limit : bar.high >= limit;
        return buys ? bar.low < limit : bar.high > limit;
      }
      case 'stop':
        return buys ? bar.high >= price(terms.stopPrice) : bar.low <= price(terms.stopPrice);
      case 'stop-limit':
        return false;
    }
  }

  it('by a bar that reaches it while it is on the book', () => {
    eachLife(({ terms, arrivedTsMs, endedTsMs }, input, { instruments }) => {
      const instrument = instruments[terms.instrumentIndex];
      for (const bar of timedBars(input, terms.instrumentIndex)) {
        if (bar.openTsMs < arrivedTsMs || bar.closeTsMs >= endedTsMs) continue;
        const price = (units: PriceUnits) => priceToFloat(instrument, units);
        expect(mustMeet(terms, bar, input.touchFills ?? false, price)).toBe(false);
      }
    });
  });
});
