import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToTick } from '../../src/core/instrument.js';
import type { InterestCharged } from '../../src/events/ledger-events.js';
import { conserved } from '../unit/ledger/account-bench.js';
import { type MarginInput, type MarginRun, runMarginBench } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { marginMarkets } from './perpetual-markets.js';
import { runs } from './property-runs.js';

/** The same markets in bars of an hour, so that every bar closes with interest. */
const lendingMarkets: fc.Arbitrary<MarginInput> = fc
  .record({
    market: marginMarkets(false),
    cash: fc.constantFrom(0, 0.0001, 0.00023, 0.1),
    coins: fc.constantFrom(0, 0.00005, 0.02),
  })
  .map(({ market, cash, coins }) => ({
    ...market,
    barMinutes: 60,
    script: market.script.map((line) => ({ ...line, minute: line.minute * 60 })),
    interest: { cash, coins },
  }));

describe('a desk that borrows', () => {
  it('loses no digit: books, venue and what was charged', () => {
    let charges = 0;
    fc.assert(
      fc.property(lendingMarkets, (input) => {
        const { events, accounts } = runMarginBench({
          ...input,
          audit({ accounts: books, collateral }) {
            expect(collateral.state.accounts).toEqual(books);
            for (const book of books) expect(conserved(book)).toBe(book.deposited);
          },
        });
        const paid = accounts.map(() => 0n);
        for (const event of events) {
          if (event.kind !== 'InterestCharged') continue;
          charges++;
          paid[event.strategyIndex] += event.amount;
          expect(event.amount).toBeGreaterThan(0n);
          expect(event.tsMs % 3_600_000).toBe(0);
        }
        expect(accounts.map(({ interest }) => interest)).toEqual(paid);
      }),
      runs(150),
    );
    expect(charges).toBeGreaterThan(100);
  });

  it('pays each full hour on the cash that it lacks and the coins that it is short of, and on nothing else', () => {
    let charges = 0;
    fc.assert(
      fc.property(lendingMarkets, (market) => {
        const interest = { cash: 0.00023, coins: 0.02 };
        /** What the books of the moment ask for, less what has been charged: the bookkeeper hears of charges later. */
        const due = new Map<string, Loan>();
        let dueAtMs = 0;
        runMarginBench({
          ...market,
          interest,
          mode: 'cross',
          onEvent(event, run) {
            const charged = event as InterestCharged;
            if (charged.kind !== 'InterestCharged') return;
            charges++;
            if (charged.tsMs !== dueAtMs) {
              expect(due).toEqual(new Map());
              dueAtMs = charged.tsMs;
              for (const loan of loansByHand(run)) due.set(`${loan.strategyIndex} ${loan.instrumentIndex}`, loan);
            }
            const key = `${charged.strategyIndex} ${charged.instrumentIndex}`;
            expect(due.get(key)).toMatchObject({ asset: charged.asset, borrowed: charged.borrowed });
            due.delete(key);
            // amount × 24 is borrowed × rate, but for half a step of 10^-8 an hour.
            const error = charged.amount * 24n * 100_000n - charged.borrowed * rateOf(charged.asset);
            expect((error < 0n ? -error : error) <= HALF_STEP).toBe(true);
          },
        });
        expect(due).toEqual(new Map());
      }),
      runs(150),
    );
    expect(charges).toBeGreaterThan(100);
  });
});

/** Of what is charged for an hour, times 24 × 100,000. */
const HALF_STEP = (24n * 100_000n * 10n ** 8n) / 2n;

/** Counts of 10^-5 a day. */
function rateOf(asset: 'cash' | 'coins'): bigint {
  return asset === 'cash' ? 23n : 2_000n;
}

interface Loan {
  readonly strategyIndex: number;
  readonly instrumentIndex: number;
  readonly asset: 'cash' | 'coins';
  readonly borrowed: bigint;
}

/** Of all sub-accounts, from the desk's books: money has 16 decimals, price and quantity of an instrument fewer. */
function loansByHand({ accounts, instruments, kernel }: MarginRun): Loan[] {
  return accounts.flatMap(({ cash, positions }, strategyIndex) => {
    const coins = positions.flatMap(({ quantity }, instrumentIndex): Loan[] => {
      if (quantity >= 0) return [];
      const { priceDecimals, quantityDecimals } = instruments[instrumentIndex];
      const price = roundToTick(instruments[instrumentIndex], kernel.market.lastPrice[instrumentIndex]);
      const borrowed = BigInt(price) * BigInt(-quantity) * 10n ** BigInt(16 - priceDecimals - quantityDecimals);
      return [{ strategyIndex, instrumentIndex, asset: 'coins', borrowed }];
    });
    const loans: Loan[] = [{ strategyIndex, instrumentIndex: -1, asset: 'cash', borrowed: -cash }, ...coins];
    // Half a step of interest is the least that is charged.
    return loans.filter(({ asset, borrowed }) => borrowed * rateOf(asset) >= HALF_STEP);
  });
}
