import { describe, expect, it } from 'vitest';
import {
  coversMaintenance,
  liquidationAlarm,
  liquidationPrice,
  liquidationThreshold,
  liquidationTick,
  reachesLiquidation,
} from '../../../../../src/venues/simulated/perpetual/liquidation-price.js';
import { position, priceOf, usdt } from './perpetual-bench.js';

describe('the liquidation price', () => {
  it.each([
    // 20x: 1,250 of 25,000. (1,250 + 0 + 25,000) / (0.5 × 0.004 + 0.5) = 26,250 / 0.502, a notional of 26,145.
    ['a short in the first bracket', '-0.5 @ 50000', '1250', 52290.836653386454, '52290.8'],
    // 20x. In the first bracket 52,500 / 1.004 = 52,290.8 is more than its cap of 50,000; in the second
    // (2,500 + 50 + 50,000) / 1.005.
    ['a short that leaves the first bracket on the way', '-1 @ 50000', '2500', 52288.55721393035, '52288.5'],
    // 20x: (2,500 + 0 − 50,000) / (0.004 − 1) = 47,500 / 0.996.
    ['a long in the first bracket', '1 @ 50000', '2500', 47690.76305220884, '47690.8'],
    // 10x: (50,000 + 1,300 − 500,000) / (10 × 0.01 − 10) = 448,700 / 9.9, a notional of 453,232.
    ['a long in the third bracket', '10 @ 50000', '50000', 45323.23232323232, '45323.3'],
    // 5x: 300,000 is of the third bracket, where (240,000 − 1,300) / 5.94 = 40,185.2 has a notional of 241,111; in the
    // second (240,000 − 50) / (6 × 0.995), a notional of 241,156.
    ['a long that falls into the bracket below', '6 @ 50000', '60000', 40192.62981574539, '40192.7'],
    // (150,000 + 1,300 + 200,000) / (4 × 0.01 + 4) = 351,300 / 4.04, a notional of 347,822.
    ['a short with more margin than it needs', '-4 @ 50000', '150000', 86955.44554455446, '86955.4'],
  ])('of %s', (_, text, margin, price, tick) => {
    expect(liquidationPrice(position(text), usdt(margin))).toBeCloseTo(price, 8);
    expect(liquidationTick(position(text), usdt(margin))).toBe(priceOf(tick));
  });

  it('is the last tick at which the maintenance margin is there', () => {
    // A long of 0.996 BTC at 50,000, in the first bracket: (49,800 − margin) / (0.996 × 0.996). For 47,000 exactly the
    // margin is 49,800 − 47,000 × 0.992016 = 3,175.248.
    const long = position('0.996 @ 50000');
    expect(liquidationTick(long, usdt('3175.248'))).toBe(priceOf('47000'));
    expect(coversMaintenance(long, usdt('3175.248'), priceOf('47000'))).toBe(true);
    expect(liquidationTick(long, usdt('3175.2479999999999999'))).toBe(priceOf('47000.1'));
    expect(coversMaintenance(long, usdt('3175.2479999999999999'), priceOf('47000'))).toBe(false);
  });

  it('is exact where the float is a hair beside the tick', () => {
    // 0.283 × 10,012.1 × 0.996 = 2,822.0906028 of 14,150; float64 says 10012.100000000004.
    expect(liquidationTick(position('0.283 @ 50000'), usdt('11327.9093972'))).toBe(priceOf('10012.1'));
  });

  it('is none for a long that is wholly paid for, and for nothing', () => {
    expect(liquidationPrice(position('1 @ 50000'), usdt('50000'))).toBeNull();
    expect(liquidationTick(position('1 @ 50000'), usdt('60000'))).toBeNull();
    expect(liquidationTick(position('0 @ 50000'), usdt('1'))).toBeNull();
  });

  it('lies above the market for a long without margin, and at nothing for a short that no price saves', () => {
    // 50,000 / 0.995, less 50 / 0.995: a notional above 50,000 counts in the second bracket.
    expect(liquidationPrice(position('1 @ 50000'), usdt('0'))).toBeCloseTo((50_000 - 50) / 0.995, 8);
    expect(liquidationPrice(position('-1 @ 50000'), usdt('-60000'))).toBe(0);
    expect(liquidationTick(position('-1 @ 50000'), usdt('-60000'))).toBe(0);
  });

  it('is none for a short that no price of the exchange can reach', () => {
    expect(liquidationTick(position('-0.001 @ 50000'), usdt('900000000000000'))).toBeNull();
  });
});

describe('the threshold that bars are compared with', () => {
  it('is reached from above by a long, from below by a short', () => {
    const long = liquidationThreshold(position('1 @ 50000'), usdt('2500'));
    expect(long).toBe(47690.8);
    expect(reachesLiquidation(1, long, 47690.9, 51_000)).toBe(false);
    expect(reachesLiquidation(1, long, 47690.8, 51_000)).toBe(true);
    const short = liquidationThreshold(position('-0.5 @ 50000'), usdt('1250'));
    expect(short).toBe(52290.8);
    expect(reachesLiquidation(-1, short, 49_000, 52290.7)).toBe(false);
    expect(reachesLiquidation(-1, short, 49_000, 52290.8)).toBe(true);
  });

  it('is out of reach where there is no liquidation price', () => {
    const paid = liquidationThreshold(position('1 @ 50000'), usdt('50000'));
    expect(reachesLiquidation(1, paid, 0, 1e12)).toBe(false);
    const rich = liquidationThreshold(position('-0.001 @ 50000'), usdt('900000000000000'));
    expect(reachesLiquidation(-1, rich, 0, 1e12)).toBe(false);
    const flat = liquidationThreshold(position('0 @ 50000'), usdt('1'));
    expect(reachesLiquidation(0, flat, 0, 1e12)).toBe(false);
    const lost = liquidationThreshold(position('-1 @ 50000'), usdt('-60000'));
    expect(reachesLiquidation(-1, lost, 1, 1)).toBe(true);
  });

  it('is announced two ticks before', () => {
    // 47,500 / 0.996 + 0.2 + 0.00005; 26,250 / 0.502 − 0.2 − 0.00005.
    expect(liquidationAlarm(position('1 @ 50000'), usdt('2500'))).toBeCloseTo(47690.96309974, 6);
    expect(liquidationAlarm(position('-0.5 @ 50000'), usdt('1250'))).toBeCloseTo(52290.6366011, 6);
    expect(liquidationAlarm(position('1 @ 50000'), usdt('50000'))).toBe(Number.NEGATIVE_INFINITY);
    expect(liquidationAlarm(position('0 @ 50000'), usdt('1'))).toBe(Number.POSITIVE_INFINITY);
    expect(reachesLiquidation(-1, liquidationAlarm(position('-1 @ 50000'), usdt('-60000')), 1, 1)).toBe(true);
  });
});
