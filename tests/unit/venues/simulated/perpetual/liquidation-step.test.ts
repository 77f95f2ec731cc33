import { describe, expect, it } from 'vitest';
import { gainOverMark, stepQuantity } from '../../../../../src/venues/simulated/perpetual/liquidation-step.js';
import { coins, position, priceOf, usdt } from './perpetual-bench.js';

const marked = (text: string, price: string) => ({ ...position(text), price: priceOf(price) });

describe('stepQuantity', () => {
  it('leaves what is worth at most the cap of the next lower bracket', () => {
    // 60,000 is in the second bracket, whose floor is 50,000: exactly one coin.
    expect(stepQuantity(marked('1.2 @ 50000', '50000'))).toBe(coins('0.2'));
    expect(stepQuantity(marked('-1.2 @ 50000', '50000'))).toBe(coins('0.2'));
    // 50,000 / 48,000 = 1.041666…: 1.041 stay, for 49,968.
    expect(stepQuantity(marked('1.2 @ 50000', '48000'))).toBe(coins('0.159'));
    // 6 × 50,000 is in the third, whose floor is 250,000.
    expect(stepQuantity(marked('6 @ 50000', '50000'))).toBe(coins('1'));
  });

  it('is the whole position in the lowest bracket, whose cap belongs to it', () => {
    expect(stepQuantity(marked('0.5 @ 50000', '50000'))).toBe(coins('0.5'));
    expect(stepQuantity(marked('1 @ 50000', '50000'))).toBe(coins('1'));
    expect(stepQuantity(marked('1.001 @ 50000', '50000'))).toBe(coins('0.001'));
  });

  it('is the whole position where not one lot fits below', () => {
    // A lot of 0.001 is worth 60,000.
    expect(stepQuantity(marked('0.002 @ 50000', '60000000'))).toBe(coins('0.002'));
  });
});

describe('gainOverMark', () => {
  it('is what the market gives more than the mark price, for either side', () => {
    expect(gainOverMark(marked('2 @ 50000', '48000'), coins('0.5'), priceOf('48100'))).toBe(usdt('50'));
    expect(gainOverMark(marked('-2 @ 50000', '48000'), coins('0.5'), priceOf('48100'))).toBe(-usdt('50'));
  });
});
