import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, feeRateFromBps } from '../../src/core/fee-rate.js';
import { notional, priceToFloat } from '../../src/core/instrument.js';
import type { PriceUnits } from '../../src/core/units.js';
import type { AmendOrder, OrderFilled } from '../../src/events/order-events.js';
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

/** A fill, with what the order was when it came. */
interface LivedFill {
  readonly fill: OrderFilled;
  readonly limitPrice: PriceUnits;
  /** When the order, or the amendment that made it as new, had arrived. */
  readonly arrivedTsMs: number;
}

/** What became of one accepted order. */
interface Life {
  readonly terms: OrderTerms;
  readonly acceptedTsMs: number;
  readonly fills: LivedFill[];
  amended: boolean;
  /** When it was off the book; Infinity if it never was. */
  endedTsMs: number;
}

function livesOf({ events }: BenchRun, { script }: BenchInput): Life[] {
  const links = script.flatMap((line) => ('order' in line ? [line.link ?? null] : []));
  const lives = new Map<number, Life>();
  const current = new Map<number, Pick<AmendOrder, 'quantity' | 'limitPrice' | 'stopPrice'>>();
  const arrivals = new Map<number, number>();
  for (const event of events) {
    const { orderId, tsMs } = event;
    const link = links[orderId - 1] ?? null;
    const isExit = link?.role === 'exit';
    if (event.kind === 'OrderAccepted') {
      const { terms } = event;
      const life = { terms, acceptedTsMs: tsMs, fills: [], amended: false, endedTsMs: Number.POSITIVE_INFINITY };
      lives.set(orderId, life);
      current.set(orderId, terms);
      // An exit is there for all of the bar in which its entry fills.
      arrivals.set(orderId, isExit ? (arrivals.get(link.parentOrderId) ?? Number.NaN) : tsMs);
    }
    const life = lives.get(orderId);
    const now = current.get(orderId);
    if (life === undefined || now === undefined) continue;
    if (event.kind === 'OrderAmended') {
      life.amended = true;
      const priced = event.limitPrice !== now.limitPrice || event.stopPrice !== now.stopPrice;
      // An exit also grows with its entry, which leaves it where it is.
      if (priced || (event.quantity > now.quantity && !isExit)) arrivals.set(orderId, tsMs);
      current.set(orderId, event);
    }
    if (event.kind === 'OrderFilled') {
      const arrivedTsMs = arrivals.get(orderId) ?? Number.NaN;
      life.fills.push({ fill: event, limitPrice: now.limitPrice, arrivedTsMs });
    }
    const ends =
      event.kind === 'OrderCancelled' ||
      event.kind === 'OrderExpired' ||
      (event.kind === 'OrderFilled' && event.leaves === 0);
    if (ends) life.endedTsMs = tsMs;
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
      for (const life of livesOf(run, input)) check(life, input, run);
    }),
    runs(2_000),
  );
}

describe('every fill', () => {
  it('is at a price that a bar traded at which opened when the order had arrived', () => {
    eachLife(({ terms, fills }, input, { instruments }) => {
      for (const { fill, arrivedTsMs } of fills) {
        const bars = timedBars(input, terms.instrumentIndex).filter(({ openTsMs }) => openTsMs >= arrivedTsMs);
        const price = priceToFloat(instruments[terms.instrumentIndex], fill.price);
        const traded = bars.some(
          ({ openTsMs, closeTsMs, open, high, low }) =>
            (openTsMs === fill.tsMs && open === price) || (closeTsMs === fill.tsMs && low <= price && price <= high),
        );
        expect(traded).toBe(true);
      }
    });
  });

  it('of a market order is at an open, and without a cap at the first one there is', () => {
    eachLife(({ terms, fills }, input, { instruments }) => {
      if (terms.type !== 'market') return;
      for (const { fill, arrivedTsMs } of fills) {
        const bars = timedBars(input, terms.instrumentIndex).filter(({ openTsMs }) => openTsMs >= arrivedTsMs);
        const price = priceToFloat(instruments[terms.instrumentIndex], fill.price);
        expect(fill.liquidity).toBe('taker');
        if (input.participationPct === undefined) {
          expect(fill.tsMs).toBe(bars[0].openTsMs);
          expect(price).toBe(bars[0].open);
        } else {
          const met = bars.filter(({ openTsMs, closeTsMs }) => openTsMs === fill.tsMs || closeTsMs === fill.tsMs);
          expect(met.map(({ open }) => open)).toContain(price);
        }
      }
    });
  });

  it('is on the grid, within the limit, and pays its fee to the digit', () => {
    eachLife(({ terms, fills }, { makerBps = 0, takerBps = 0 }, { instruments }) => {
      const instrument = instruments[terms.instrumentIndex];
      const limited = terms.type.endsWith('limit');
      for (const { fill, limitPrice } of fills) {
        const { price, quantity, fee, liquidity } = fill;
        expect(price % instrument.tickUnits).toBe(0);
        expect(quantity % instrument.lotUnits).toBe(0);
        if (limited && terms.side === 'buy') expect(price).toBeLessThanOrEqual(limitPrice);
        if (limited && terms.side === 'sell') expect(price).toBeGreaterThanOrEqual(limitPrice);
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
      case 'take-profit':
        return buys ? bar.low <= price(terms.stopPrice) : bar.high >= price(terms.stopPrice);
      default:
        // What triggers may wait behind its limit; where a trailing stop lies the path says.
        return false;
    }
  }

  it('by a bar that reaches it while it is on the book', () => {
    eachLife(({ terms, acceptedTsMs, amended, endedTsMs }, input, { instruments }) => {
      // Under a cap the volume may be used up; an amended order is somewhere else now.
      if (input.participationPct !== undefined || amended) return;
      const instrument = instruments[terms.instrumentIndex];
      for (const bar of timedBars(input, terms.instrumentIndex)) {
        if (bar.openTsMs < acceptedTsMs || bar.closeTsMs >= endedTsMs) continue;
        const price = (units: PriceUnits) => priceToFloat(instrument, units);
        expect(mustMeet(terms, bar, input.touchFills ?? false, price)).toBe(false);
      }
    });
  });
});
