import { describe, expect, it } from 'vitest';
import { Bookkeeper } from '../../../../src/agents/bookkeeper/bookkeeper.js';
import { BTC, ETH, fill, quantity, startDesk, usdt } from '../desk-parts.js';

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
});
