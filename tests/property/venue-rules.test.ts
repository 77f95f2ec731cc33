import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorToLot } from '../../src/core/instrument.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import type { OrderLink, OrderTerms } from '../../src/events/order-terms.js';
import { type BenchInput, type BenchRun, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

/** An order of the script; the ids are their places in it, from 1. */
interface SentOrder {
  readonly terms: OrderTerms;
  readonly link: OrderLink | null;
}

function sentOrders({ script }: BenchInput): SentOrder[] {
  return script.flatMap((line) =>
    'order' in line ? [{ terms: line.order as OrderTerms, link: line.link ?? null }] : [],
  );
}

function fillsOf({ events }: BenchRun): OrderFilled[] {
  return events.flatMap((event) => (event.kind === 'OrderFilled' ? [event] : []));
}

/** What an instrument's bar gave: the fills at its open, and those inside it. */
interface BarFills {
  atOpen: number;
  inside: number;
}

/** Sums the fills by instrument and bar, at its open and inside, by the root event that they came with. */
function fillsByBar(input: BenchInput): { run: BenchRun; sums: BarFills[][] } {
  // How many events there were when a root event began, and how many bars had opened and closed with it.
  const roots: { events: number; opened: number[]; closed: number[] }[] = [];
  const run = runBench({
    ...input,
    audit: ({ events, kernel }) => {
      const { barOpened, barClosed } = kernel.topics;
      const [opened, closed] = [barOpened, barClosed].map((topics) => topics.map(({ published }) => published));
      roots.push({ events: events.length, opened, closed });
    },
  });
  const sums = input.bars.map((bars) => bars.filter((bar) => bar !== null).map(() => ({ atOpen: 0, inside: 0 })));
  let root = 0;
  run.events.forEach((event, index) => {
    while (root + 1 < roots.length && roots[root + 1].events <= index) root++;
    if (event.kind !== 'OrderFilled') return;
    const { opened, closed } = roots[root];
    const { instrumentIndex, quantity } = event;
    // With its bar open the fill was at the open; with all that opened closed again it was inside the last one.
    const isOpen = opened[instrumentIndex] > closed[instrumentIndex];
    const bar = sums[instrumentIndex][opened[instrumentIndex] - 1];
    if (isOpen) bar.atOpen += quantity;
    else bar.inside += quantity;
  });
  return { run, sums };
}

describe('a cap on participation', () => {
  it('bounds the fills of every open by the bar before and of every inside by what is left of its own', () => {
    fc.assert(
      fc.property(tradedMarkets, fc.constantFrom(5, 10, 50, 100), (input, participationPct) => {
        const { run, sums } = fillsByBar({ ...input, participationPct });
        sums.forEach((bars, index) => {
          const volumes = input.bars[index].flatMap((bar) => (bar === null ? [] : [bar[4] ?? 1]));
          const most = (volume: number) => floorToLot(run.instruments[index], volume * (participationPct / 100));
          bars.forEach(({ atOpen, inside }, bar) => {
            expect(atOpen).toBeLessThanOrEqual(bar === 0 ? 0 : most(volumes[bar - 1]));
            expect(inside).toBeLessThanOrEqual(Math.max(0, most(volumes[bar]) - atOpen));
          });
        });
      }),
      runs(2_000),
    );
  });
});

describe('orders of which one cancels the other', () => {
  it('never both fill', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const orders = sentOrders(input);
        const filledBy = new Map<number, number>();
        for (const { orderId } of fillsOf(runBench(input))) {
          const { link } = orders[orderId - 1];
          if (link?.role !== 'direct') continue;
          const first = filledBy.get(link.groupId) ?? orderId;
          filledBy.set(link.groupId, first);
          expect(orderId).toBe(first);
        }
      }),
      runs(2_000),
    );
  });
});

describe('an order that may only reduce', () => {
  it('never opens or enlarges a position', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const orders = sentOrders(input);
        const run = runBench(input);
        const held = heldAtFirst(input, run);
        for (const { orderId, strategyIndex, instrumentIndex, side, quantity } of fillsOf(run)) {
          const before = held[strategyIndex][instrumentIndex];
          if (orders[orderId - 1].terms.conditions?.reduceOnly === true) {
            expect(side).toBe('sell');
            expect(quantity).toBeLessThanOrEqual(before);
          }
          held[strategyIndex][instrumentIndex] += side === 'buy' ? quantity : -quantity;
          expect(held[strategyIndex][instrumentIndex]).toBeGreaterThanOrEqual(0);
        }
        expect(held).toEqual(run.collateral.state.holdings);
      }),
      runs(2_000),
    );
  });

  function heldAtFirst({ holdings = [], cash = [] }: BenchInput, { instruments }: BenchRun): number[][] {
    return cash.map((_, strategyIndex) =>
      instruments.map(({ quantityOne }, index) =>
        Math.round(Number(holdings[strategyIndex]?.[index] ?? 0) * quantityOne),
      ),
    );
  }
});

describe('the exits of an entry', () => {
  it('never take out more than it has brought in', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const orders = sentOrders(input);
        const left = new Map<number, number>();
        for (const event of runBench(input).events) {
          const { orderId } = event;
          const { link } = orders[orderId - 1] ?? { link: null };
          if (event.kind !== 'OrderFilled') continue;
          if (link?.role !== 'exit') left.set(orderId, (left.get(orderId) ?? 0) + event.quantity);
          else {
            const rest = (left.get(link.parentOrderId) ?? 0) - event.quantity;
            expect(rest).toBeGreaterThanOrEqual(0);
            left.set(link.parentOrderId, rest);
          }
        }
      }),
      runs(2_000),
    );
  });

  it('never fill before it', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        const orders = sentOrders(input);
        const entered = new Set<number>();
        for (const { orderId } of fillsOf(runBench(input))) {
          const { link } = orders[orderId - 1];
          if (link?.role === 'exit') expect(entered).toContain(link.parentOrderId);
          entered.add(orderId);
        }
      }),
      runs(2_000),
    );
  });
});
