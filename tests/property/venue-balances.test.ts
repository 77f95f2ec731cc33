import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert } from '../../src/core/assert.js';
import { feeRateFromBps } from '../../src/core/fee-rate.js';
import { type Instrument, notional } from '../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import { hasLimit, hasStop } from '../../src/venues/simulated/orders/order-filters.js';
import { isReduceOnly, leavesOf, type VenueOrder } from '../../src/venues/simulated/orders/venue-order.js';
import { affordableQuantity, costOf } from '../../src/venues/simulated/spot/affordable-quantity.js';
import { conserved } from '../unit/ledger/account-bench.js';
import { type BenchRun, benchInstrument, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

/** The books of venue and desk agree to the last digit. Audits run by the hundred thousand: plain comparisons. */
function auditAgreement({ collateral, accounts }: BenchRun): void {
  const { cash, holdings } = collateral.state;
  accounts.forEach((account, strategyIndex) => {
    assert(account.cash === cash[strategyIndex], `cash ${account.cash}, at the venue ${cash[strategyIndex]}`);
    account.positions.forEach(({ quantity }, index) => {
      const held = holdings[strategyIndex][index];
      assert(quantity === held, `a position of ${quantity}, at the venue ${held}`);
    });
    assert(conserved(account) === account.deposited, `the books are off by ${conserved(account) - account.deposited}`);
  });
}

/** Nobody owes anything, and what is set aside is what the orders on the book need. */
function auditLocks(run: BenchRun): void {
  const { venue, collateral } = run;
  const { cash, lockedCash, holdings, lockedHoldings } = collateral.state;
  const orders = venue.state.books.flat();
  cash.forEach((own, strategyIndex) => {
    const open = orders.filter(({ terms }) => terms.strategyIndex === strategyIndex);
    const locked = open.reduce((sum, order) => sum + order.lockedCash, 0n);
    assert(lockedCash[strategyIndex] === locked, `${lockedCash[strategyIndex]} set aside for ${locked}`);
    assert(own >= 0n && locked >= 0n, `${locked} set aside of ${own}`);
    assert(own >= locked, `${locked} set aside of ${own}`);
    holdings[strategyIndex].forEach((held, instrumentIndex) => {
      const sales = open.filter(({ terms }) => terms.side === 'sell' && terms.instrumentIndex === instrumentIndex);
      const needed = sales.reduce((sum, order) => sum + order.lockedQuantity, 0);
      const aside = lockedHoldings[strategyIndex][instrumentIndex];
      assert(aside === needed && held >= needed, `${aside} of ${held} set aside for ${needed}`);
    });
  });
  for (const order of orders) auditLock(order, orders, run.instruments);
}

/** An order alone has set aside what it needs; the orders of a pair together what the larger one needs. */
function auditLock(order: VenueOrder, orders: readonly VenueOrder[], instruments: readonly Instrument[]): void {
  const { terms, link, asleep, lockedCash, lockedQuantity } = order;
  const name = `order ${order.orderId}`;
  if (asleep || (terms.side === 'sell' && isReduceOnly(order))) {
    assert(lockedCash === 0n && lockedQuantity === 0, `${name} has set something aside`);
    return;
  }
  if (terms.side === 'sell') assert(lockedCash === 0n, `${name}, a sell, has set cash aside`);
  else assert(lockedQuantity === 0, `${name}, a buy, has set coins aside`);
  if (link !== null && link.groupId !== 0) {
    const pair = orders.filter((other) => other.link?.groupId === link.groupId && other.terms.side === terms.side);
    const together = pair.reduce((sum, other) => sum + other.lockedQuantity, 0);
    const most = Math.max(0, ...pair.filter((other) => !isReduceOnly(other)).map(leavesOf));
    const wanted = terms.side === 'sell' ? most : 0;
    assert(together === wanted, `${name} and its pair have set ${together} aside for ${wanted}`);
    return;
  }
  if (terms.side === 'sell') assert(lockedQuantity === leavesOf(order), `${name} has ${lockedQuantity}`);
  const price = hasLimit(terms) ? order.limitPrice : hasStop(terms) ? order.stopPrice : null;
  // Triggered, it is a market order, which may have paid more for a part than it was covered at.
  if (terms.side === 'sell' || price === null || (order.triggered && order.filled > 0)) return;
  // The fee comes on top.
  const worth = notional(instruments[terms.instrumentIndex], price, leavesOf(order));
  assert(lockedCash >= worth, `${name} has set ${lockedCash} aside for ${worth}`);
}

describe('after every event of any sequence', () => {
  it('venue and ledger hold the same', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        let audits = 0;
        runBench({
          ...input,
          audit: (run) => {
            audits++;
            auditAgreement(run);
          },
        });
        expect(audits).toBeGreaterThan(2);
      }),
      runs(2_000),
    );
  });

  it('no balance is negative and nothing is set aside without an order', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        runBench({ ...input, audit: auditLocks });
      }),
      runs(2_000),
    );
  });
});

describe('what cash buys', () => {
  it('is covered, on the lot grid, and not a lot less than it could be', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0.01', '0.05', '1').map((tickSize) => benchInstrument({ tickSize, lotSize: '0.00005' })),
        fc.bigInt({ min: 0n, max: 10n ** 24n }),
        fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10_000_000 })),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(0, 0.3, 7.5, 10, 1_000).map(feeRateFromBps),
        (instrument, cash, ticks, lots, rate) => {
          const price = (ticks * instrument.tickUnits) as PriceUnits;
          const wanted = (lots * instrument.lotUnits) as QuantityUnits;
          const quantity = affordableQuantity(instrument, cash as Money, price, wanted, rate);
          expect(quantity % instrument.lotUnits).toBe(0);
          expect(quantity >= 0 && quantity <= wanted).toBe(true);
          expect(costOf(instrument, price, quantity, rate) <= cash).toBe(true);
          const oneMore = (quantity + instrument.lotUnits) as QuantityUnits;
          if (quantity < wanted) expect(costOf(instrument, price, oneMore, rate) > cash).toBe(true);
        },
      ),
      runs(2_000),
    );
  });
});
