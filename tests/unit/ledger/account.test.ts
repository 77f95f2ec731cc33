import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src/core/assert.js';
import type { QuantityUnits } from '../../../src/core/units.js';
import {
  type Account,
  accountEquity,
  openAccount,
  postCover,
  postFunding,
  transferCash,
  walletBalance,
} from '../../../src/ledger/account.js';
import { conserved, INSTRUMENTS, money, post, priceOf } from './account-bench.js';

const [BTC, DOGE] = INSTRUMENTS;
const open = (cash = '100000') => openAccount(money(cash), INSTRUMENTS.length);

/** BTC in its units of 0.00001, and what it cost. */
const position = (account: Account) => [account.positions[0].quantity, account.positions[0].cost];

describe('a new account', () => {
  it('holds its deposit and nothing else', () => {
    expect(open('1000')).toEqual({
      deposited: money('1000'),
      cash: money('1000'),
      cashFloat: 1000,
      fees: 0n,
      realized: 0n,
      funding: 0n,
      interest: 0n,
      covered: 0n,
      positions: [
        { quantity: 0, cost: 0n },
        { quantity: 0, cost: 0n },
      ],
    });
  });
});

describe('a long position', () => {
  it('is opened, added to, reduced and closed', () => {
    const account = open();
    expect(post(account, 'buy 1 @ 40000 fee 40')).toBe(0n);
    expect(position(account)).toEqual([100_000, money('40000')]);
    expect(account.cash).toBe(money('59960'));

    expect(post(account, 'buy 0.5 @ 43000 fee 21.5')).toBe(0n);
    expect(position(account)).toEqual([150_000, money('61500')]);
    expect(account.cash).toBe(money('38438.5'));

    // A third of 61,500 leaves at 20,500; sold for 22,000.
    expect(post(account, 'sell 0.5 @ 44000 fee 22')).toBe(money('1500'));
    expect(position(account)).toEqual([100_000, money('41000')]);

    expect(post(account, 'sell 1 @ 39000 fee 39')).toBe(money('-2000'));
    expect(position(account)).toEqual([0, 0n]);
    expect(account.realized).toBe(money('-500'));
    expect(account.fees).toBe(money('122.5'));
    expect(account.cash).toBe(money('99377.5'));
    expect(conserved(account)).toBe(account.deposited);
  });

  it('loses nothing to a cost that cannot be divided', () => {
    const account = open();
    // 100 for 0.00003: a third of it has no end.
    post(account, 'buy 0.00001 @ 3333333.33 fee 0');
    post(account, 'buy 0.00002 @ 3333333.34 fee 0');
    expect(account.positions[0].cost).toBe(money('100.0000001'));
    expect(post(account, 'sell 0.00001 @ 4000000 fee 0')).toBe(money('40') - money('33.3333333666666666'));
    expect(account.positions[0].cost).toBe(money('66.6666667333333334'));
    expect(post(account, 'sell 0.00002 @ 4000000 fee 0')).toBe(money('80') - money('66.6666667333333334'));
    expect(position(account)).toEqual([0, 0n]);
    expect(account.realized).toBe(money('19.9999999'));
    expect(conserved(account)).toBe(account.deposited);
  });
});

describe('a short position', () => {
  it('has a negative cost: what it was sold for', () => {
    const account = open();
    expect(post(account, 'sell 1 @ 40000 fee 40')).toBe(0n);
    expect(position(account)).toEqual([-100_000, money('-40000')]);
    expect(account.cash).toBe(money('139960'));

    expect(post(account, 'sell 1 @ 42000 fee 42')).toBe(0n);
    expect(position(account)).toEqual([-200_000, money('-82000')]);

    // Half of it was sold for 41,000 and is bought back for 39,000.
    expect(post(account, 'buy 1 @ 39000 fee 39')).toBe(money('2000'));
    expect(position(account)).toEqual([-100_000, money('-41000')]);

    expect(post(account, 'buy 1 @ 43000 fee 43')).toBe(money('-2000'));
    expect(position(account)).toEqual([0, 0n]);
    expect(account.cash).toBe(money('99836'));
    expect(conserved(account)).toBe(account.deposited);
  });
});

describe('a fill larger than the position', () => {
  it('closes it and opens the other side, long to short to long', () => {
    const account = open();
    post(account, 'buy 1 @ 40000 fee 0');
    expect(post(account, 'sell 3 @ 41000 fee 0')).toBe(money('1000'));
    expect(position(account)).toEqual([-200_000, money('-82000')]);

    expect(post(account, 'buy 2.5 @ 40000 fee 0')).toBe(money('2000'));
    expect(position(account)).toEqual([50_000, money('20000')]);
    expect(account.realized).toBe(money('3000'));
    // 100,000 − 40,000 + 123,000 − 100,000
    expect(account.cash).toBe(money('83000'));
    expect(conserved(account)).toBe(account.deposited);
  });
});

describe('instruments', () => {
  it('have positions of their own', () => {
    const account = open('1000');
    post(account, 'buy 2000 @ 0.12345 fee 0.2469', DOGE);
    expect(account.positions).toEqual([
      { quantity: 0, cost: 0n },
      { quantity: 2000, cost: money('246.9') },
    ]);
    expect(account.cash).toBe(money('752.8531'));
  });
});

describe('a fill of nothing', () => {
  it.each(['buy 0 @ 1 fee 0', 'sell -1 @ 1 fee 0'])('is a bug: %s', (fill) => {
    expect(() => post(open(), fill)).toThrow(AssertionError);
  });
});

describe('equity', () => {
  const at = (btc: string, doge: string) => (instrument: (typeof INSTRUMENTS)[number]) =>
    priceOf(instrument, instrument === BTC ? btc : doge);

  it('is cash and positions at the prices given', () => {
    const account = open();
    post(account, 'buy 1 @ 40000 fee 40');
    post(account, 'sell 1000 @ 0.1 fee 0.1', DOGE);
    // 59,960 + 99.9 + 41,000 − 120
    expect(accountEquity(account, INSTRUMENTS, at('41000', '0.12'))).toBe(money('100939.9'));
  });

  it('does not ask for the price of what is not held', () => {
    const account = open('7');
    const noPrice = () => expect.unreachable();
    expect(accountEquity(account, INSTRUMENTS, noPrice)).toBe(money('7'));
  });
});

describe('a transfer', () => {
  it('moves cash and deposit together', () => {
    const [from, to] = [open('1000'), open('500')];
    transferCash(from, to, money('300.25'));
    expect([from.cash, from.deposited]).toEqual([money('699.75'), money('699.75')]);
    expect([to.cash, to.deposited]).toEqual([money('800.25'), money('800.25')]);
    expect([conserved(from), conserved(to)]).toEqual([from.deposited, to.deposited]);
  });

  it.each(['0', '-1', '1000.0000000000000001'])('of %s out of 1,000 is a bug', (amount) => {
    expect(() => transferCash(open('1000'), open(), money(amount))).toThrow(AssertionError);
  });
});

describe('the books', () => {
  it('are plain data', () => {
    const account = open();
    post(account, 'buy 1 @ 40000 fee 40');
    const copy = structuredClone(account);
    post(copy, 'sell 1 @ 41000 fee 41');
    expect(account.positions[0].quantity).toBe(100_000 as QuantityUnits);
    expect(copy.positions[0].quantity).toBe(0);
  });
});

describe('the books of a perpetual', () => {
  it('take funding in and pay it out', () => {
    const account = open('1000');
    postFunding(account, money('-9.5'));
    postFunding(account, money('2.00000001'));
    expect(account).toMatchObject({ cash: money('992.50000001'), funding: money('-7.49999999'), realized: 0n });
    expect(account.cashFloat).toBe(992.50000001);
    expect(conserved(account)).toBe(account.deposited);
  });

  it('take in what an insurance fund pays, and never a cost of it', () => {
    const account = open('100');
    // 100 − 500 of realised loss are 400 short.
    post(account, 'buy 1 @ 5000 fee 0');
    post(account, 'sell 1 @ 4500 fee 0');
    postCover(account, money('400'));
    expect(account).toMatchObject({ cash: 0n, cashFloat: 0, covered: money('400'), realized: money('-500') });
    expect(conserved(account)).toBe(account.deposited);
    expect(() => postCover(account, money('-1'))).toThrow(AssertionError);
  });

  it('show the wallet as an exchange does: without the unrealised profit', () => {
    const account = open('3000');
    post(account, 'buy 1 @ 50000 fee 25');
    expect(account.cash).toBe(money('-47025'));
    expect(walletBalance(account)).toBe(money('2975'));
    // 0.4 are closed with a profit of 1,000 on their cost of 20,000.
    post(account, 'sell 0.4 @ 52500 fee 10');
    expect(walletBalance(account)).toBe(money('3965'));
    post(account, 'sell 1 @ 2000 fee 0', DOGE);
    postFunding(account, money('-5'));
    expect(walletBalance(account)).toBe(money('3960'));
    const price = (instrument: (typeof INSTRUMENTS)[number]) =>
      priceOf(instrument, instrument === BTC ? '49000' : '2100');
    // 3,960 − 0.6 × 1,000 − 100.
    expect(accountEquity(account, INSTRUMENTS, price)).toBe(money('3260'));
  });
});
