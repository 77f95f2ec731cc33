import { describe, expect, it } from 'vitest';
import type { PriceUnits } from '../../../../../src/core/units.js';
import { type Account, openAccount } from '../../../../../src/ledger/account.js';
import { loansOf } from '../../../../../src/venues/simulated/spot/loans.js';
import { INSTRUMENTS, money, post, priceOf } from '../../../ledger/account-bench.js';

const [BTC, DOGE] = INSTRUMENTS;
const PRICES: Record<number, PriceUnits> = { [BTC.index]: priceOf(BTC, '110'), [DOGE.index]: priceOf(DOGE, '0.5') };

function accountWith(...fills: readonly (readonly [fill: string, instrument: typeof BTC])[]): Account {
  const account = openAccount(money('1000'), INSTRUMENTS.length);
  for (const [fill, instrument] of fills) post(account, fill, instrument);
  return account;
}

const loans = (account: Account, margin: (index: number) => bigint | null = () => null) =>
  loansOf(account, INSTRUMENTS, ({ index }) => PRICES[index], margin as never);

describe('loansOf', () => {
  it('is nothing of an account that pays for itself', () => {
    expect(loans(accountWith())).toEqual([]);
    expect(loans(accountWith(['buy 10 @ 100', BTC]))).toEqual([]);
  });

  it('is the cash that is missing, once for the whole account', () => {
    const account = accountWith(['buy 15 @ 100 fee 1', BTC], ['buy 100 @ 0.4', DOGE]);
    expect(loans(account)).toEqual([{ asset: 'cash', instrumentIndex: -1, borrowed: money('541') }]);
  });

  it('is the coins of a short at the last price', () => {
    expect(loans(accountWith(['sell 2 @ 100', BTC]))).toEqual([
      { asset: 'coins', instrumentIndex: BTC.index, borrowed: money('220') },
    ]);
  });

  it('is both where both are borrowed: the proceeds of the short are cash', () => {
    // 1,000 + 200 − 1,500 = −300
    const account = accountWith(['sell 2 @ 100', BTC], ['buy 3000 @ 0.5', DOGE]);
    expect(loans(account)).toEqual([
      { asset: 'cash', instrumentIndex: -1, borrowed: money('300') },
      { asset: 'coins', instrumentIndex: BTC.index, borrowed: money('220') },
    ]);
  });

  it('is what each long exceeds its own margin by, where margins are isolated', () => {
    const account = accountWith(['buy 2 @ 100', BTC], ['sell 100 @ 0.4', DOGE]);
    expect(loans(account, (index) => (index === BTC.index ? money('40') : money('8')))).toEqual([
      { asset: 'cash', instrumentIndex: BTC.index, borrowed: money('160') },
      { asset: 'coins', instrumentIndex: DOGE.index, borrowed: money('50') },
    ]);
    expect(loans(accountWith(['buy 2 @ 100', BTC]), () => money('200'))).toEqual([]);
  });
});
