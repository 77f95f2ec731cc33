import { expect, it } from 'vitest';
import { createCommitments } from '../../../../src/agents/risk/commitments.js';
import { DeskView } from '../../../../src/agents/risk/desk-view.js';
import { parseDecimal } from '../../../../src/core/decimal.js';
import { MONEY_DECIMALS, type Money } from '../../../../src/core/units.js';
import { type Account, openAccount } from '../../../../src/ledger/account.js';
import { Portfolio } from '../../../../src/ledger/portfolio.js';

const accountOf = (cash: string) => openAccount(parseDecimal(cash, MONEY_DECIMALS) as Money, 0);

it('equity is that of now, but for one look, through which it is worked out once', () => {
  let accounts: Account[] = [accountOf('100'), accountOf('50')];
  const portfolio = new Portfolio(
    [],
    () => accounts,
    () => ({ lastPrice: new Float64Array(0) }),
  );
  const view = new DeskView(
    portfolio,
    () => createCommitments(2, 0),
    () => ({ tsMs: 0 }),
  );
  expect(view.equity).toBe(150);
  accounts = [accountOf('10'), accountOf('50')];
  expect(view.equity).toBe(60);
  view.hold();
  expect(view.equity).toBe(60);
  accounts = [accountOf('1'), accountOf('1')];
  expect(view.equity).toBe(60);
  view.hold();
  expect(view.equity).toBe(2);
  view.release();
  accounts = [accountOf('3'), accountOf('4')];
  expect(view.equity).toBe(7);
});
