import { describe, expect, it } from 'vitest';
import { Bookkeeper } from '../../../../src/agents/bookkeeper/bookkeeper.js';
import { BTC, ETH, fill, price, quantity, startDesk, usdt } from '../desk-parts.js';

describe('Bookkeeper', () => {
  it('posts fills to the account of their strategy and says what came of it', () => {
    const books = new Bookkeeper([BTC, ETH], [usdt('1000'), usdt('1000')]);
    const desk = startDesk([books]);
    desk.publish('orderFilled', fill('buy', 2, 100, { strategyIndex: 1, fee: usdt('0.2') }));
    desk.publish('orderFilled', fill('sell', 0.5, 120, { strategyIndex: 1, fee: usdt('0.06') }));
    // 1000 − 200 − 0.2 = 799.8; + 60 − 0.06 = 859.74; a quarter of the cost of 200 is 50, sold for 60.
    expect(desk.events.filter(({ kind }) => kind === 'PositionChanged')).toMatchObject([
      { strategyIndex: 1, instrumentIndex: 0, quantity: quantity(2), cash: usdt('799.8'), realized: 0n },
      { strategyIndex: 1, instrumentIndex: 0, quantity: quantity(1.5), cash: usdt('859.74'), realized: usdt('10') },
    ]);
    expect(books.accounts[0].cash).toBe(usdt('1000'));
    expect(books.accounts[1]).toMatchObject({ fees: usdt('0.26'), realized: usdt('10'), deposited: usdt('1000') });
  });

  it('moves capital between accounts and leaves the sum alone', () => {
    const books = new Bookkeeper([BTC], [usdt('1000'), usdt('500')]);
    const desk = startDesk([books], [100]);
    const amount = usdt('250.0000000000000001');
    desk.publish('capitalTransferred', {
      kind: 'CapitalTransferred',
      seq: 0,
      tsMs: 0,
      fromStrategyIndex: 0,
      toStrategyIndex: 1,
      amount,
    });
    expect(books.accounts.map(({ cash }) => cash)).toEqual([usdt('1000') - amount, usdt('500') + amount]);
    expect(books.accounts.map(({ deposited }) => deposited)).toEqual(books.accounts.map(({ cash }) => cash));
  });

  it('posts interest, of cash as of coins, and says so to those who mark the desk', () => {
    const books = new Bookkeeper([BTC, ETH], [usdt('1000'), usdt('1000')]);
    const desk = startDesk([books]);
    const loan = { kind: 'InterestCharged', seq: 0, tsMs: 0, strategyIndex: 1, rate: 0.0024 } as const;
    const coins = { asset: 'coins', instrumentIndex: 1, borrowed: usdt('300'), amount: usdt('0.03') } as const;
    desk.publish('interestCharged', { ...loan, ...coins });
    const cash = { asset: 'cash', instrumentIndex: -1, borrowed: usdt('200'), amount: usdt('0.02') } as const;
    desk.publish('interestCharged', { ...loan, ...cash });
    expect(books.accounts[1]).toMatchObject({ cash: usdt('999.95'), interest: usdt('0.05'), realized: 0n, fees: 0n });
    expect(books.accounts[0]).toMatchObject({ cash: usdt('1000'), interest: 0n });
    expect(desk.events.filter(({ kind }) => kind === 'PositionChanged')).toMatchObject([
      { strategyIndex: 1, instrumentIndex: 1, cash: usdt('999.97'), realized: 0n },
      { strategyIndex: 1, instrumentIndex: 0, cash: usdt('999.95'), realized: 0n },
    ]);
  });

  it('posts funding, and says so to those who mark the desk', () => {
    const books = new Bookkeeper([BTC, ETH], [usdt('1000'), usdt('1000')]);
    const desk = startDesk([books]);
    desk.publish('orderFilled', fill('sell', 2, 100, { strategyIndex: 1 }));
    desk.publish('fundingPaid', {
      kind: 'FundingPaid',
      seq: 0,
      tsMs: 0,
      strategyIndex: 1,
      instrumentIndex: 0,
      rate: 0.0001,
      markPrice: price(100),
      quantity: quantity(-2),
      amount: usdt('0.02'),
    });
    expect(books.accounts[1]).toMatchObject({ cash: usdt('1200.02'), funding: usdt('0.02'), realized: 0n });
    expect(books.accounts[0]).toMatchObject({ cash: usdt('1000'), funding: 0n });
    expect(desk.events.at(-1)).toMatchObject({
      kind: 'PositionChanged',
      strategyIndex: 1,
      instrumentIndex: 0,
      quantity: quantity(-2),
      cash: usdt('1200.02'),
      realized: 0n,
    });
  });

  it('posts what the insurance fund covers of a liquidation, and nothing when it covers nothing', () => {
    const books = new Bookkeeper([BTC], [usdt('10')]);
    const desk = startDesk([books], [100]);
    const liquidated = (covered: string) =>
      desk.publish('positionLiquidated', {
        kind: 'PositionLiquidated',
        seq: 0,
        tsMs: 0,
        strategyIndex: 0,
        instrumentIndex: 0,
        quantity: quantity(1),
        liquidationPrice: price(91),
        covered: usdt(covered),
      });
    desk.publish('orderFilled', fill('buy', 1, 100));
    desk.publish('orderFilled', fill('sell', 1, 85, { role: 'liquidation' }));
    liquidated('0');
    expect(desk.events.filter(({ kind }) => kind === 'PositionChanged')).toHaveLength(2);
    // 10 − 15.
    liquidated('5');
    expect(books.accounts[0]).toMatchObject({ cash: 0n, covered: usdt('5'), realized: usdt('-15') });
    expect(desk.events.at(-1)).toMatchObject({ kind: 'PositionChanged', quantity: 0, cash: 0n, realized: 0n });
  });

  it('counts everything that changes the books, and nothing else', () => {
    const books = new Bookkeeper([BTC], [usdt('1000'), usdt('1000')]);
    const desk = startDesk([books], [100]);
    const nothing = { seq: 0, tsMs: 0, strategyIndex: 1, instrumentIndex: 0 };
    const amount = usdt('1');
    const versions = [books.version];
    const then = (change: () => void) => {
      change();
      versions.push(books.version);
    };
    then(() => desk.publish('orderFilled', fill('sell', 2, 100, { strategyIndex: 1 })));
    then(() => {
      const funding = { rate: 0.0001, markPrice: price(100), quantity: quantity(-2), amount };
      desk.publish('fundingPaid', { ...nothing, kind: 'FundingPaid', ...funding });
    });
    then(() => {
      const loan = { asset: 'cash', borrowed: usdt('200'), rate: 0.01, amount } as const;
      desk.publish('interestCharged', { ...nothing, kind: 'InterestCharged', ...loan });
    });
    then(() => {
      const moved = { kind: 'CapitalTransferred', seq: 0, tsMs: 0, amount } as const;
      desk.publish('capitalTransferred', { ...moved, fromStrategyIndex: 0, toStrategyIndex: 1 });
    });
    then(() => {
      books.state = { accounts: [...books.state.accounts] };
    });
    expect(new Set(versions).size).toBe(6);
    const { version } = books;
    books.state;
    books.accounts;
    expect(books.version).toBe(version);
  });
});
