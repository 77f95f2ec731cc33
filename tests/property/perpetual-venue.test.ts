import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instrument, roundToTick } from '../../src/core/instrument.js';
import type { Money, PriceUnits } from '../../src/core/units.js';
import type { OrderFilled } from '../../src/events/order-events.js';
import { type Account, accountEquity, walletBalance } from '../../src/ledger/account.js';
import { maintenanceMargin } from '../../src/venues/simulated/perpetual/margin-brackets.js';
import { absoluteNotional, unrealizedProfit } from '../../src/venues/simulated/perpetual/perpetual-position.js';
import { conserved } from '../unit/ledger/account-bench.js';
import { type MarginInput, type MarginRun, runMarginBench } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { money } from '../unit/venues/simulated/venue-bench.js';
import { isolatedMarginOf, MarginMirror } from './margin-mirror.js';
import { marginMarkets } from './perpetual-markets.js';
import { runs } from './property-runs.js';

type Prices = (instrument: Instrument) => PriceUnits;

const lastPrices = ({ kernel }: MarginRun): Prices => {
  return (instrument) => roundToTick(instrument, kernel.market.lastPrice[instrument.index]);
};

/** Margin balance less maintenance of one position, or of all of a wallet. */
function spare(run: MarginRun, account: Account, margin: bigint, indexes: readonly number[], priceOf: Prices): bigint {
  let left = margin;
  for (const index of indexes) {
    const instrument = run.instruments[index];
    const { quantity, cost } = account.positions[index];
    if (quantity === 0) continue;
    const position = { instrument, brackets: run.brackets, quantity, cost };
    const price = priceOf(instrument);
    left += unrealizedProfit(position, price) - maintenanceMargin(run.brackets, absoluteNotional(position, price));
  }
  return left;
}

/** By what positions and wallets are liquidated: each isolated position, or everything. */
function liquidationGroups(run: MarginRun, strategyIndex: number): { margin: Money; indexes: number[] }[] {
  const account = run.accounts[strategyIndex];
  const all = run.instruments.map(({ index }) => index);
  const isolated = all.map((index) => run.collateral.isolatedMargin(strategyIndex, index));
  if (isolated[0] === null) return [{ margin: walletBalance(account), indexes: all }];
  return all.map((index) => ({ margin: isolated[index] as Money, indexes: [index] }));
}

function mirrorOf({ cash = [], bars, leverage = 10 }: MarginInput): MarginMirror {
  return new MarginMirror(cash.map(money), bars.length, leverage);
}

describe('a desk on margin', () => {
  it('loses no digit: books, venue, funding and what the insurance fund paid', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(marginMarkets(true), (input) => {
        const deposits = (input.cash ?? []).length;
        const { events, accounts } = runMarginBench({
          ...input,
          audit({ accounts: books, collateral }) {
            expect(collateral.state.accounts).toEqual(books);
            for (const book of books) expect(conserved(book)).toBe(book.deposited);
          },
        });
        expect(accounts).toHaveLength(deposits);
        const paid = accounts.map(() => 0n);
        const covered = accounts.map(() => 0n);
        for (const event of events) {
          if (event.kind === 'FundingPaid') paid[event.strategyIndex] += event.amount;
          if (event.kind !== 'PositionLiquidated') continue;
          liquidations++;
          covered[event.strategyIndex] += event.covered;
        }
        expect(accounts.map(({ funding }) => funding)).toEqual(paid);
        expect(accounts.map((account) => account.covered)).toEqual(covered);
      }),
      runs(150),
    );
    expect(liquidations).toBeGreaterThan(20);
  });

  it('never owes: a flat wallet is not below zero, nor is the equity after a liquidation', () => {
    fc.assert(
      fc.property(marginMarkets(true), (input) => {
        let liquidated = new Set<number>();
        runMarginBench({
          ...input,
          onEvent(event) {
            const { kind, strategyIndex } = event as unknown as { kind: string; strategyIndex: number };
            if (kind === 'PositionLiquidated') liquidated.add(strategyIndex);
          },
          audit(run) {
            run.accounts.forEach((account, strategyIndex) => {
              const flat = account.positions.every(({ quantity }) => quantity === 0);
              if (flat) expect(walletBalance(account)).toBeGreaterThanOrEqual(0n);
              if (!liquidated.has(strategyIndex)) return;
              // An isolated position that is left may have a loss beyond its margin, until its own next price.
              if (input.mode === 'cross' || flat) {
                expect(accountEquity(account, run.instruments, lastPrices(run))).toBeGreaterThanOrEqual(0n);
              }
            });
            liquidated = new Set();
          },
        });
      }),
      runs(150),
    );
  });

  it('is liquidated only where, a tick further, the margin no longer covers the maintenance', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(marginMarkets(true), (input) => {
        const mirror = mirrorOf(input);
        runMarginBench({
          ...input,
          onEvent: (event) => mirror.hear(event),
          audit(run) {
            for (const { legs, ...book } of mirror.takeLiquidations()) {
              liquidations++;
              const worse: Prices = ({ index, tickUnits }) => {
                const leg = legs.find(({ instrumentIndex }) => instrumentIndex === index);
                if (leg === undefined) throw new Error('a position that was left open');
                return (leg.price + (leg.side === 'sell' ? -tickUnits : tickUnits)) as PriceUnits;
              };
              const indexes = legs.map(({ instrumentIndex }) => instrumentIndex);
              const margin = input.mode === 'cross' ? walletBalance(book.account) : isolatedMarginOf(book, indexes[0]);
              expect(spare(run, book.account, margin, indexes, worse)).toBeLessThan(0n);
              expect(input.mode === 'cross' || legs.length === 1).toBe(true);
            }
          },
        });
      }),
      runs(150),
    );
    expect(liquidations).toBeGreaterThan(20);
  });

  it('keeps no position that its margin does not cover at the last price', () => {
    fc.assert(
      fc.property(marginMarkets(false), (input) => {
        runMarginBench({
          ...input,
          atBarrier(run) {
            run.accounts.forEach((account, strategyIndex) => {
              for (const { margin, indexes } of liquidationGroups(run, strategyIndex)) {
                if (indexes.every((index) => account.positions[index].quantity === 0)) continue;
                expect(spare(run, account, margin, indexes, lastPrices(run))).toBeGreaterThanOrEqual(0n);
              }
            });
          },
        });
      }),
      runs(150),
    );
  });

  it('never opens or enlarges a position by a reduce-only order', () => {
    let reduced = 0;
    fc.assert(
      fc.property(marginMarkets(true), (input) => {
        const mirror = mirrorOf(input);
        runMarginBench({
          ...input,
          onEvent(event) {
            const fill = event as OrderFilled;
            if (fill.kind === 'OrderFilled' && mirror.reduceOnly.has(fill.orderId)) {
              const { strategyIndex, instrumentIndex, side, quantity } = fill;
              const before = mirror.books[strategyIndex].account.positions[instrumentIndex].quantity;
              reduced++;
              expect(before > 0).toBe(side === 'sell');
              expect(quantity).toBeLessThanOrEqual(Math.abs(before));
            }
            mirror.hear(event);
          },
        });
      }),
      runs(150),
    );
    expect(reduced).toBeGreaterThan(20);
  });
});
