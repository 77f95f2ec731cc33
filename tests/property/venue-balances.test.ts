import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert } from '../../src/core/assert.js';
import { feeRateFromBps } from '../../src/core/fee-rate.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import { affordableQuantity, costOf } from '../../src/venues/simulated/affordable-quantity.js';
import { leavesOf } from '../../src/venues/simulated/venue-order.js';
import { conserved } from '../unit/ledger/account-bench.js';
import { type BenchRun, benchInstrument, runBench } from '../unit/venues/simulated/venue-bench.js';
import { runs } from './property-runs.js';
import { tradedMarkets } from './venue-markets.js';

/** The books of venue and desk agree to the last digit. Audits run by the hundred thousand: plain comparisons. */
function auditAgreement({ venue, accounts }: BenchRun): void {
  const { cash, holdings } = venue.balances;
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
function auditLocks({ venue }: BenchRun): void {
  const { cash, lockedCash, holdings, lockedHoldings } = venue.balances;
  const orders = venue.state.books.flat();
  cash.forEach((own, strategyIndex) => {
    const open = orders.filter(({ terms }) => terms.strategyIndex === strategyIndex);
    const locked = open.reduce((sum, order) => sum + order.locked, 0n);
    assert(lockedCash[strategyIndex] === locked, `${lockedCash[strategyIndex]} set aside for ${locked}`);
    assert(own >= locked && locked >= 0n, `${locked} set aside of ${own}`);
    holdings[strategyIndex].forEach((held, instrumentIndex) => {
      const sales = open.filter(({ terms }) => terms.side === 'sell' && terms.instrumentIndex === instrumentIndex);
      const needed = sales.reduce((sum, order) => sum + leavesOf(order), 0);
      const aside = lockedHoldings[strategyIndex][instrumentIndex];
      assert(aside === needed && held >= needed, `${aside} of ${held} set aside for ${needed}`);
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
