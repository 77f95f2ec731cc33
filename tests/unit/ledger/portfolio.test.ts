import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarket } from '../../../src/kernel/market.js';
import { openAccount } from '../../../src/ledger/account.js';
import { Portfolio } from '../../../src/ledger/portfolio.js';
import { INSTRUMENTS, money, post } from './account-bench.js';

function desk() {
  const accounts = [openAccount(money('100000'), 2), openAccount(money('5000'), 2)];
  const market = createMarket(2);
  return {
    accounts,
    market,
    portfolio: new Portfolio(
      INSTRUMENTS,
      () => accounts,
      () => market,
    ),
  };
}

describe('the portfolio', () => {
  it('is worth its cash before the market has a price', () => {
    const { portfolio } = desk();
    expect(portfolio.strategyCount).toBe(2);
    expect(portfolio.lastPrice(0)).toBeNaN();
    expect(portfolio.equityFloat(1)).toBe(5_000);
    expect(portfolio.totalEquityFloat()).toBe(105_000);
  });

  it('marks positions at the last price', () => {
    const { accounts, market, portfolio } = desk();
    post(accounts[0], 'buy 0.5 @ 40000 fee 20');
    post(accounts[1], 'buy 10000 @ 0.1 fee 1', INSTRUMENTS[1]);
    market.lastPrice.set([41_000, 0.125]);
    expect(portfolio.quantity(0, 0)).toBe(50_000);
    expect(portfolio.quantityFloat(0, 0)).toBe(0.5);
    expect(portfolio.cashFloat(0)).toBe(79_980);
    // 79,980 + 20,500 and 3,999 + 1,250
    expect(portfolio.equityFloat(0)).toBe(100_480);
    expect(portfolio.equityFloat(1)).toBe(5_249);
    expect(portfolio.totalEquityFloat()).toBe(105_729);
  });

  it('counts a short position against the desk', () => {
    const { accounts, market, portfolio } = desk();
    post(accounts[0], 'buy 2 @ 40000 fee 0');
    post(accounts[1], 'sell 0.5 @ 40000 fee 0');
    market.lastPrice.set([42_000, 1]);
    expect(portfolio.quantityFloat(1, 0)).toBe(-0.5);
    expect(portfolio.totalQuantityFloat(0)).toBe(1.5);
    // 5,000 + 20,000 − 21,000
    expect(portfolio.equityFloat(1)).toBe(4_000);
  });

  it('is worth to the bit what its sub-accounts are in turn, whatever was posted since', () => {
    const postings = fc.array(
      fc.record({
        account: fc.nat(1),
        instrument: fc.nat(1),
        side: fc.constantFrom('buy', 'sell'),
        lots: fc.integer({ min: 1, max: 5 }),
        cents: fc.integer({ min: 1, max: 9_999_999 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(postings, (list) => {
        const { accounts, market } = desk();
        let version = 0;
        const counted = new Portfolio(
          INSTRUMENTS,
          () => accounts,
          () => market,
          () => version,
        );
        const looking = new Portfolio(
          INSTRUMENTS,
          () => accounts,
          () => market,
        );
        for (const { account, instrument, side, lots, cents } of list) {
          const quantity = instrument === 0 ? lots / 100_000 : lots;
          const price = instrument === 0 ? cents / 100 : cents / 20_000;
          post(
            accounts[account],
            `${side} ${quantity.toFixed(5 - 5 * instrument)} @ ${price.toFixed(5)}`,
            INSTRUMENTS[instrument],
          );
          version++;
          market.lastPrice.set([cents / 70, cents / 30_000]);
          expect(counted.totalEquityFloat()).toBe(looking.equityFloat(0) + looking.equityFloat(1));
          expect(looking.totalEquityFloat()).toBe(counted.totalEquityFloat());
          market.lastPrice.set([cents / 71, cents / 29_000]);
          expect(counted.totalEquityFloat()).toBe(looking.totalEquityFloat());
        }
      }),
    );
  });

  it('follows accounts that are put in the place of others', () => {
    let accounts = desk().accounts;
    let version = 1;
    const { market } = desk();
    const portfolio = new Portfolio(
      INSTRUMENTS,
      () => accounts,
      () => market,
      () => version,
    );
    expect(portfolio.totalEquityFloat()).toBe(105_000);
    accounts = [openAccount(money('1'), 2), openAccount(money('2'), 2), openAccount(money('3'), 2)];
    version++;
    expect(portfolio.totalEquityFloat()).toBe(6);
  });
});
