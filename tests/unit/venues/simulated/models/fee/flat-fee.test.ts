import { describe, expect, it } from 'vitest';
import { FlatFee } from '../../../../../../src/venues/simulated/models/fee/flat-fee.js';

describe('FlatFee', () => {
  it('has one rate for makers and one for takers', () => {
    const fee = new FlatFee(1.5, 4.5);
    expect(fee.rate('maker').units).toBe(15_000n);
    expect(fee.rate('taker').units).toBe(45_000n);
  });

  it('takes a discount off what is paid', () => {
    // 10 × 0.75 = 7.5 bps; 4.5 × 0.9 = 4.05 bps.
    expect(new FlatFee(10, 10, 25).rate('taker').units).toBe(75_000n);
    expect(new FlatFee(4.5, 4.5, 10).rate('maker').units).toBe(40_500n);
    expect(new FlatFee(10, 10, 100).rate('taker').units).toBe(0n);
  });

  it('leaves a rebate as it is', () => {
    const fee = new FlatFee(-1, 4, 25);
    expect(fee.rate('maker').units).toBe(-10_000n);
    expect(fee.rate('taker').units).toBe(30_000n);
  });
});
