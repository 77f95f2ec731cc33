import { describe, expect, it } from 'vitest';
import { feeRateFromBps } from '../../../../../src/core/fee-rate.js';
import {
  CLEARANCE_FEE_BPS,
  settleLiquidation,
} from '../../../../../src/venues/simulated/perpetual/settle-liquidation.js';
import { ETH, position, priceOf, usdt } from './perpetual-bench.js';

const fee = feeRateFromBps(CLEARANCE_FEE_BPS);
const long = (fillPrice: string) => ({ position: position('1 @ 50000'), fillPrice: priceOf(fillPrice) });
const short = (fillPrice: string) => ({ position: position('-2 @ 3000', ETH), fillPrice: priceOf(fillPrice, ETH) });

describe('a liquidation', () => {
  it('charges the clearance fee where the margin allows it', () => {
    // 2,500 − 1,000 leave 1,500; 1.25 % of 49,000 are 612.5.
    expect(settleLiquidation([long('49000')], usdt('2500'), fee)).toEqual({
      legs: [{ notional: usdt('49000'), realized: usdt('-1000'), fee: usdt('612.5'), covered: 0n }],
      marginAfter: usdt('887.5'),
    });
  });

  it('charges no more than the margin leaves', () => {
    // 2,500 − 2,309.2 leave 190.8; 1.25 % of 47,690.8 are 596.135.
    expect(settleLiquidation([long('47690.8')], usdt('2500'), fee)).toEqual({
      legs: [{ notional: usdt('47690.8'), realized: usdt('-2309.2'), fee: usdt('190.8'), covered: 0n }],
      marginAfter: 0n,
    });
  });

  it('leaves a gap beyond the margin to the insurance fund', () => {
    // 2,500 − 3,000.
    expect(settleLiquidation([long('47000')], usdt('2500'), fee)).toEqual({
      legs: [{ notional: usdt('47000'), realized: usdt('-3000'), fee: 0n, covered: usdt('500') }],
      marginAfter: 0n,
    });
  });

  it('of a short works the other way', () => {
    // 300 + (3,000 − 3,200) × 2 = −100.
    const { legs, marginAfter } = settleLiquidation([short('3200')], usdt('300'), fee);
    expect(legs).toEqual([{ notional: usdt('6400'), realized: usdt('-400'), fee: 0n, covered: usdt('100') }]);
    expect(marginAfter).toBe(0n);
  });

  it("of a whole wallet pays one position's loss with another's profit before the fund does", () => {
    // 100 − 5,000 + 5,000 leave 100, which is less than 1.25 % of 45,000.
    expect(settleLiquidation([long('45000'), short('500')], usdt('100'), fee)).toEqual({
      legs: [
        { notional: usdt('45000'), realized: usdt('-5000'), fee: usdt('100'), covered: 0n },
        { notional: usdt('1000'), realized: usdt('5000'), fee: 0n, covered: 0n },
      ],
      marginAfter: 0n,
    });
    // 100 − 5,000 + 4,000.
    expect(settleLiquidation([long('45000'), short('1000')], usdt('100'), fee).legs).toMatchObject([
      { fee: 0n, covered: 0n },
      { fee: 0n, covered: usdt('900') },
    ]);
  });
});
