import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToTick } from '../../src/core/instrument.js';
import type { OrderAccepted, OrderAmended } from '../../src/events/order-events.js';
import { isReduceOnly, leavesOf, type VenueOrder } from '../../src/venues/simulated/orders/venue-order.js';
import { type MarginInput, type MarginRun, runMarginBench } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { marginMarkets } from './perpetual-markets.js';
import { runs } from './property-runs.js';

/** The table lends 125x up to this notional, in quote currency. */
const CAP = 50_000n * 10n ** 16n;

/** Rich enough that the bracket is what stops them. */
const richMarkets: fc.Arbitrary<MarginInput> = marginMarkets(false).map((market) => ({
  ...market,
  leverage: 125,
  cash: ['30000', '30000'],
}));

/** What the position would be worth with the orders of one side filled, each unit at the lowest price of them all. */
function leastNotional({ instruments, accounts, kernel }: MarginRun, orders: readonly VenueOrder[]): bigint {
  const [{ terms }] = orders;
  const instrument = instruments[terms.instrumentIndex];
  const last = roundToTick(instrument, kernel.market.lastPrice[instrument.index]);
  const held = accounts[terms.strategyIndex].positions[instrument.index].quantity;
  const size = orders.reduce((sum, order) => sum + leavesOf(order), terms.side === 'buy' ? held : -held);
  if (size <= 0) return 0n;
  const price = Math.min(last, ...orders.map(({ limitPrice, stopPrice }) => limitPrice || stopPrice || last));
  return BigInt(price) * BigInt(size) * 10n ** BigInt(16 - instrument.priceDecimals - instrument.quantityDecimals);
}

describe('open orders and the leverage bracket', () => {
  it('never let a position become larger than the table lends on, were they all to fill', () => {
    let refused = 0;
    let together = 0;
    fc.assert(
      fc.property(richMarkets, (input) => {
        const { events } = runMarginBench({
          ...input,
          onEvent(event, run) {
            const { kind, orderId } = event as OrderAccepted | OrderAmended;
            if (kind !== 'OrderAccepted') return;
            const books = run.instruments.map(({ index }) => run.venue.book(index));
            const accepted = books.flat().find((order) => order.orderId === orderId) as VenueOrder;
            const { strategyIndex, side, instrumentIndex } = accepted.terms;
            if (isReduceOnly(accepted)) return;
            const open = books[instrumentIndex].filter(
              (order) =>
                !order.ended &&
                !isReduceOnly(order) &&
                order.terms.strategyIndex === strategyIndex &&
                order.terms.side === side,
            );
            if (open.length > 1) together++;
            expect(leastNotional(run, open) <= CAP).toBe(true);
          },
        });
        refused += events.filter(
          (one) => one.kind === 'OrderRejected' && one.reason === 'MAX_LEVERAGE_POSITION',
        ).length;
      }),
      runs(200),
    );
    expect(refused).toBeGreaterThan(20);
    expect(together).toBeGreaterThan(50);
  });
});
