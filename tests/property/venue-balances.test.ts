import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeRateFromBps } from '../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import { affordableQuantity, costOf } from '../../src/venues/simulated/affordable-quantity.js';
import { leavesOf } from '../../src/venues/simulated/venue-order.js';
import { type BenchRun, benchInstrument, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

/** The books of venue and desk agree to the last digit. */
function auditAgreement({ venue, accounts }: BenchRun): void {
  const { cash, holdings } = venue.balances;
  accounts.forEach((account, strategyIndex) => {
    expect(account.cash).toBe(cash[strategyIndex]);
    expect(account.positions.map(({ quantity }) => quantity)).toEqual(holdings[strategyIndex]);
    const cost = account.positions.reduce((sum, position) => sum + position.cost, 0n);
    expect(account.cash + cost + account.fees - account.realized).toBe(account.deposited);
  });
}

/** Nobody owes anything, and what is set aside is what the orders on the book need. */
function auditLocks({ venue }: BenchRun): void {
  const { cash, lockedCash, holdings, lockedHoldings } = venue.balances;
  const orders = venue.state.books.flat();
  cash.forEach((own, strategyIndex) => {
    const open = orders.filter(({ terms }) => terms.strategyIndex === strategyIndex);
    const locked = open.reduce((sum, order) => sum + order.locked, 0n);
    expect(lockedCash[strategyIndex]).toBe(locked);
    expect(own >= locked && locked >= 0n).toBe(true);
    holdings[strategyIndex].forEach((held, instrumentIndex) => {
      const sales = open.filter(({ terms }) => terms.side === 'sell' && terms.instrumentIndex === instrumentIndex);
      const lockedQuantity = sales.reduce((sum, order) => sum + leavesOf(order), 0);
      expect(lockedHoldings[strategyIndex][instrumentIndex]).toBe(lockedQuantity);
      expect(held).toBeGreaterThanOrEqual(lockedQuantity);
    });
  });
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
      runs(1_000),
    );
  });

  it('no balance is negative and nothing is set aside without an order', () => {
    fc.assert(
      fc.property(tradedMarkets, (input) => {
        runBench({ ...input, audit: auditLocks });
      }),
      runs(1_000),
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
