import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notional } from '../../src/core/instrument.js';
import type { Money, PriceUnits, QuantityUnits } from '../../src/core/units.js';
import {
  type Account,
  accountEquity,
  openAccount,
  postBaseFee,
  postCover,
  postFill,
  postFunding,
  postInterest,
  transferCash,
  walletBalance,
} from '../../src/ledger/account.js';
import { conserved, INSTRUMENTS } from '../unit/ledger/account-bench.js';
import { runs } from './property-runs.js';

const fill = fc.record({
  instrument: fc.constantFrom(...INSTRUMENTS),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  price: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 ** 40 })),
  // Small ones too, so that positions are closed to the last unit and turned around.
  quantity: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 2 ** 40 })),
  fee: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 22n })),
});
type Fill = typeof fill extends fc.Arbitrary<infer F> ? F : never;

const fills = fc.array(fill, { minLength: 1, maxLength: 60 });
const deposit = fc.bigInt({ min: 0n, max: 10n ** 24n });

function post(account: Account, { instrument, side, price, quantity, fee }: Fill): Money {
  return postFill(account, instrument, side, price as PriceUnits, quantity as QuantityUnits, fee as Money);
}

describe('after every posting of any sequence of fills', () => {
  it('cash, cost, fees and what was realised add up to the deposit, to the last digit', () => {
    fc.assert(
      fc.property(deposit, fills, (cash, sequence) => {
        const account = openAccount(cash as Money, INSTRUMENTS.length);
        for (const one of sequence) {
          post(account, one);
          expect(conserved(account)).toBe(cash);
        }
      }),
      runs(3_000),
    );
  });

  it('stays so where the venue keeps its fees in coins', () => {
    fc.assert(
      fc.property(deposit, fills, fc.integer({ min: 0, max: 1000 }), (cash, sequence, perMille) => {
        const account = openAccount(cash as Money, INSTRUMENTS.length);
        const held = [0, 0];
        for (const one of sequence) {
          const { instrument, side, price, quantity } = one;
          const kept = side === 'buy' ? Math.floor((quantity * perMille) / 1000) : 0;
          post(account, { ...one, fee: kept > 0 ? 0n : one.fee });
          const value = notional(instrument, price as PriceUnits, kept as QuantityUnits);
          if (kept > 0) postBaseFee(account, instrument.index, kept as QuantityUnits, value);
          held[instrument.index] += side === 'buy' ? quantity - kept : -quantity;
          expect(account.positions[instrument.index].quantity).toBe(held[instrument.index]);
          expect(conserved(account)).toBe(cash);
        }
      }),
      runs(1_000),
    );
  });

  it('the position is what was bought less what was sold, and nothing costs nothing', () => {
    fc.assert(
      fc.property(fills, (sequence) => {
        const account = openAccount(0n as Money, INSTRUMENTS.length);
        const held = [0, 0];
        for (const one of sequence) {
          post(account, one);
          held[one.instrument.index] += one.side === 'buy' ? one.quantity : -one.quantity;
          const { quantity, cost } = account.positions[one.instrument.index];
          expect(quantity).toBe(held[one.instrument.index]);
          if (quantity === 0) expect(cost).toBe(0n);
          else expect(quantity > 0 ? cost >= 0n : cost <= 0n).toBe(true);
        }
      }),
      runs(2_000),
    );
  });

  it('equity is deposit, what was realised, less fees, and what the positions gained on their cost', () => {
    fc.assert(
      fc.property(
        deposit,
        fills,
        fc.tuple(fc.integer({ min: 1 }), fc.integer({ min: 1 })),
        (cash, sequence, prices) => {
          const account = openAccount(cash as Money, INSTRUMENTS.length);
          for (const one of sequence) post(account, one);
          const gained = account.positions.reduce((sum, { quantity, cost }, index) => {
            const price = prices[index] as PriceUnits;
            const value = notional(INSTRUMENTS[index], price, Math.abs(quantity) as QuantityUnits);
            return sum + (quantity < 0 ? -value : value) - cost;
          }, 0n);
          const equity = accountEquity(account, INSTRUMENTS, ({ index }) => prices[index] as PriceUnits);
          expect(equity).toBe(cash + account.realized - account.fees + gained);
        },
      ),
      runs(1_000),
    );
  });

  it('closing everything leaves a cost of exactly nothing and the cash that came in', () => {
    fc.assert(
      fc.property(deposit, fills, fc.integer({ min: 1, max: 2 ** 30 }), (cash, sequence, lastPrice) => {
        const account = openAccount(cash as Money, INSTRUMENTS.length);
        for (const one of sequence) post(account, one);
        for (const instrument of INSTRUMENTS) {
          const open = account.positions[instrument.index].quantity;
          if (open === 0) continue;
          const side = open > 0 ? 'sell' : 'buy';
          post(account, { instrument, side, price: lastPrice, quantity: Math.abs(open), fee: 0n });
        }
        expect(account.positions).toEqual(INSTRUMENTS.map(() => ({ quantity: 0, cost: 0n })));
        expect(account.cash).toBe(cash + account.realized - account.fees);
      }),
      runs(1_000),
    );
  });

  it('what a fill realises is what the account realises', () => {
    fc.assert(
      fc.property(fills, (sequence) => {
        const account = openAccount(0n as Money, INSTRUMENTS.length);
        const realized = sequence.reduce((sum, one) => sum + post(account, one), 0n);
        expect(account.realized).toBe(realized);
        expect(account.fees).toBe(sequence.reduce((sum, { fee }) => sum + fee, 0n));
      }),
      runs(1_000),
    );
  });
});

describe('transfers between sub-accounts', () => {
  const transfer = fc.record({ from: fc.nat(2), to: fc.nat(2), permille: fc.integer({ min: 1, max: 1000 }) });

  it('in any number leave the desk what it had', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(transfer, fill), { maxLength: 40 }), (steps) => {
        const total = 3n * 10n ** 20n;
        const accounts = [0, 1, 2].map(() => openAccount((10n ** 20n) as Money, INSTRUMENTS.length));
        steps.forEach((step, index) => {
          if ('instrument' in step) {
            post(accounts[index % 3], step);
          } else {
            const amount = ((accounts[step.from].cash * BigInt(step.permille)) / 1000n) as Money;
            if (amount > 0n) transferCash(accounts[step.from], accounts[step.to], amount);
          }
          expect(accounts.reduce((sum, { deposited }) => sum + deposited, 0n)).toBe(total);
          for (const account of accounts) expect(conserved(account)).toBe(account.deposited);
        });
      }),
      runs(1_000),
    );
  });
});

describe('the books of markets that lend', () => {
  const funding = fc.record({ funding: fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }) });
  const cover = fc.record({ cover: fc.bigInt({ min: 0n, max: 10n ** 22n }) });
  const interest = fc.record({ interest: fc.bigInt({ min: 0n, max: 10n ** 22n }) });
  const step = fc.oneof({ arbitrary: fill, weight: 3 }, funding, cover, interest);
  const steps = fc.array(step, { minLength: 1, maxLength: 60 });

  it('balance after every fill, funding, interest and cover, to the last digit', () => {
    fc.assert(
      fc.property(deposit, steps, (cash, sequence) => {
        const account = openAccount(cash as Money, INSTRUMENTS.length);
        let funded = 0n;
        let covered = 0n;
        let paid = 0n;
        for (const step of sequence) {
          if ('funding' in step) {
            postFunding(account, step.funding as Money);
            funded += step.funding;
          } else if ('interest' in step) {
            postInterest(account, step.interest as Money);
            paid += step.interest;
          } else if ('cover' in step) {
            postCover(account, step.cover as Money);
            covered += step.cover;
          } else {
            post(account, step);
          }
          expect(conserved(account)).toBe(cash);
          const cashFloat = Number(account.cash) / 1e16;
          expect(account).toMatchObject({ funding: funded, covered, interest: paid, cashFloat });
          // What an exchange shows as the wallet: all but the unrealised profit.
          expect(walletBalance(account)).toBe(cash + account.realized - account.fees - paid + funded + covered);
        }
      }),
      runs(2_000),
    );
  });
});
