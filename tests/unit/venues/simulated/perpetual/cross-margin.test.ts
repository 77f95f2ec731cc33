import { describe, expect, it } from 'vitest';
import {
  isClearlyMargined,
  marginLeft,
  toFloatPosition,
} from '../../../../../src/venues/simulated/perpetual/cross-margin.js';
import { liquidationPrice, liquidationTick } from '../../../../../src/venues/simulated/perpetual/liquidation-price.js';
import { ETH, position, priceOf, usdt } from './perpetual-bench.js';

const long = position('0.1 @ 50000');
const short = position('-2 @ 3000', ETH);

describe('a wallet that several positions share', () => {
  it('is behind each of them with what the others leave of it', () => {
    // The short has lost 200 and needs 6,200 × 0.4 % = 24.8: 1,000 − 200 − 24.8.
    const behind = marginLeft(usdt('1000'), [{ ...short, price: priceOf('3100', ETH) }]);
    expect(behind).toBe(usdt('775.2'));
    // (5,000 − 775.2) / (0.1 × 0.996).
    expect(liquidationPrice(long, behind)).toBeCloseTo(4224.8 / 0.0996, 8);
    expect(liquidationTick(long, behind)).toBe(priceOf('42417.7'));
  });

  it('covers all of them or is liquidated', () => {
    // Long at 48,000: −200, needs 19.2. Short at 3,100: −200, needs 24.8. Both from 444 on.
    const both = [
      { ...long, price: priceOf('48000') },
      { ...short, price: priceOf('3100', ETH) },
    ];
    expect(marginLeft(usdt('444'), both)).toBe(0n);
    expect(marginLeft(usdt('443'), both)).toBe(usdt('-1'));
  });

  it('is seen to be enough in float, at the worst price of the bar', () => {
    const both = [long, short].map(toFloatPosition);
    const lastPrices = Float64Array.of(50_000, 3100);
    // Both are needed for 444 when BTC falls to 48,000, see above.
    expect(isClearlyMargined(445, both, lastPrices, 0, 48_000)).toBe(true);
    expect(isClearlyMargined(444, both, lastPrices, 0, 48_000)).toBe(false);
    // 50,000 leaves 0 − 20; ETH at 3,250: −500 − 26.
    expect(isClearlyMargined(546.1, both, lastPrices, 1, 3250)).toBe(true);
    expect(isClearlyMargined(545.9, both, lastPrices, 1, 3250)).toBe(false);
  });
});
