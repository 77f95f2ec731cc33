import { describe, expect, it } from 'vitest';
import { markAt, priceAt } from '../../../../../src/venues/simulated/matching/mark-walk.js';

describe('a mark price on a leg of the path', () => {
  it('goes in step with the traded price', () => {
    // The market from 100 to 80, the mark price from 100 to 70: at 90 it is at 85.
    expect(markAt(90, 100, 80, 100, 70)).toBe(85);
    expect(priceAt(85, 100, 80, 100, 70)).toBe(90);
    // The other way round: up while the market falls.
    expect(markAt(95, 100, 90, 50, 70)).toBe(60);
    expect(priceAt(60, 100, 90, 50, 70)).toBe(95);
  });

  it('is where the leg says at both ends, to the last bit', () => {
    expect(markAt(0.1, 0.1, 0.3, 0.7, 0.2)).toBe(0.7);
    expect(markAt(0.3, 0.1, 0.3, 0.7, 0.2)).toBe(0.2);
    expect(priceAt(0.7, 0.1, 0.3, 0.7, 0.2)).toBe(0.1);
    expect(priceAt(0.2, 0.1, 0.3, 0.7, 0.2)).toBe(0.3);
  });

  it('is the traded price itself where both legs are the same, without any rounding', () => {
    for (const price of [80.43, 99.999, 83.437]) {
      expect(markAt(price, 100, 75.1, 100, 75.1)).toBe(price);
      expect(priceAt(price, 100, 75.1, 100, 75.1)).toBe(price);
    }
  });

  it('moves alone while the market stands still', () => {
    expect(markAt(100, 100, 100, 100, 70)).toBe(100);
    expect(priceAt(80, 100, 100, 100, 70)).toBe(100);
  });

  it('stands still while the market moves alone', () => {
    expect(markAt(90, 100, 80, 100, 100)).toBe(100);
    expect(priceAt(100, 90, 80, 100, 100)).toBe(90);
  });
});
