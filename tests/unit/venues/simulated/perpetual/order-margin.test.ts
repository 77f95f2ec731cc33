import { describe, expect, it } from 'vitest';
import { feeRateFromBps } from '../../../../../src/core/fee-rate.js';
import { isolatedMarginAfter } from '../../../../../src/venues/simulated/perpetual/isolated-margin.js';
import {
  affordableOpening,
  availableMargin,
  isLeverageAllowed,
  marginPrice,
  openedQuantity,
  requiredMargin,
} from '../../../../../src/venues/simulated/perpetual/order-margin.js';
import { BTC, coins, ETH, position, priceOf, TABLE, usdt } from './perpetual-bench.js';

const taker = feeRateFromBps(5);

describe('the part of an order that opens', () => {
  it.each([
    ['adds to a long', '2', 'buy', '1', '0', '1'],
    ['closes a part', '2', 'sell', '1', '0', '0'],
    ['closes all', '2', 'sell', '2', '0', '0'],
    ['turns a long around', '2', 'sell', '5', '0', '3'],
    ['turns a short around', '-2', 'buy', '5', '0', '3'],
    ['starts from nothing', '0', 'sell', '5', '0', '5'],
    ['comes after another that closes a part', '2', 'sell', '2', '1', '1'],
    ['comes after another that closes more', '2', 'sell', '2', '7', '2'],
  ] as const)('%s', (_, held, side, quantity, pending, opened) => {
    expect(openedQuantity(coins(held), side, coins(quantity), coins(pending))).toBe(coins(opened));
  });
});

describe('the margin of an order', () => {
  it('is the initial margin and the taker fee of what it opens', () => {
    // 0.5 × 50,000 / 10 = 2,500; 5 bps of 25,000 = 12.5.
    expect(requiredMargin(BTC, coins('0.5'), priceOf('50000'), 10, taker)).toBe(usdt('2512.5'));
    expect(requiredMargin(BTC, coins('0'), priceOf('50000'), 10, taker)).toBe(0n);
  });

  it('is reckoned at the worse price', () => {
    expect(marginPrice(priceOf('50000'), priceOf('49000'))).toBe(priceOf('50000'));
    expect(marginPrice(priceOf('50000'), priceOf('51000'))).toBe(priceOf('51000'));
  });

  it('is cut to what there is, to the lot', () => {
    // A lot of 0.001 at 50,000 takes 5 + 0.025 = 5.025: 100 pay for 19 of them.
    expect(affordableOpening(BTC, usdt('100'), priceOf('50000'), coins('1'), 10, taker)).toBe(coins('0.019'));
    expect(affordableOpening(BTC, usdt('100.5'), priceOf('50000'), coins('1'), 10, taker)).toBe(coins('0.02'));
    expect(affordableOpening(BTC, usdt('100'), priceOf('50000'), coins('0.01'), 10, taker)).toBe(coins('0.01'));
    expect(affordableOpening(BTC, usdt('-1'), priceOf('50000'), coins('0.01'), 10, taker)).toBe(0);
  });

  it('depends on a leverage that the bracket has', () => {
    expect(isLeverageAllowed(TABLE, usdt('50000'), 125)).toBe(true);
    expect(isLeverageAllowed(TABLE, usdt('50001'), 125)).toBe(false);
    expect(isLeverageAllowed(TABLE, usdt('10000001'), 1)).toBe(false);
  });
});

describe('what is there for new orders', () => {
  it('is the wallet and unrealised profit less all that is set aside', () => {
    // Cross: + 1,000 − 51,000 / 20. Isolated: − 500, whatever it is worth. Orders: − 100.
    const positions = [
      { ...position('1 @ 50000'), price: priceOf('51000'), leverage: 20, isolatedMargin: null },
      { ...position('-1 @ 3000', ETH), price: priceOf('9000', ETH), leverage: 20, isolatedMargin: usdt('500') },
    ];
    expect(availableMargin(usdt('10000'), positions, usdt('100'))).toBe(usdt('7850'));
  });
});

describe('the margin of an isolated position', () => {
  it('grows with what is opened, and goes with what is closed', () => {
    // 50,000 / 20; + 52,000 / 20; three quarters of 5,100 stay; nothing stays of it.
    const opened = isolatedMarginAfter(usdt('0'), coins('0'), 'buy', coins('1'), usdt('50000'), 20);
    expect(opened).toBe(usdt('2500'));
    const added = isolatedMarginAfter(opened, coins('1'), 'buy', coins('1'), usdt('52000'), 20);
    expect(added).toBe(usdt('5100'));
    const reduced = isolatedMarginAfter(added, coins('2'), 'sell', coins('0.5'), usdt('30000'), 20);
    expect(reduced).toBe(usdt('3825'));
    expect(isolatedMarginAfter(reduced, coins('1.5'), 'sell', coins('1.5'), usdt('90000'), 20)).toBe(0n);
  });

  it('starts anew when the position turns around', () => {
    // 1 of 3 closes the short; 2 at 40,000 open a long: 80,000 / 10.
    expect(isolatedMarginAfter(usdt('777'), coins('-1'), 'buy', coins('3'), usdt('120000'), 10)).toBe(usdt('8000'));
  });
});
