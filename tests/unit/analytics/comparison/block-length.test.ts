import { describe, expect, it } from 'vitest';
import { stationaryBlockLength } from '../../../../src/analytics/comparison/block-length.js';
import { autoregressive } from './reference-series.js';

describe('the mean block length of the stationary bootstrap', () => {
  // The Python package arch 8.0, arch.bootstrap.optimal_block_length, column "stationary".
  it.each([
    [1, 100, 0, 1.4144152966638674],
    [2, 250, 0, 1.1483769717435093],
    [3, 250, 0.3, 4.709460760028306],
    [4, 1000, 0.8, 28.845211349905824],
    [5, 500, -0.5, 9.339563725064775],
    [6, 60, 0.9, 9.020849339679184],
    [7, 2000, 0.95, 65.05137119486959],
    [8, 168, 0.2, 4.2088756330654356],
  ])('seed %d: %d observations with φ = %d', (seed, count, phi, blockLength) => {
    expect(stationaryBlockLength(autoregressive(seed, count, phi))).toBeCloseTo(blockLength, 9);
  });

  it('does not depend on the unit or the level', () => {
    const series = autoregressive(3, 250, 0.3);
    const other = series.map((value) => 100 * value + 5);
    expect(stationaryBlockLength(other)).toBeCloseTo(stationaryBlockLength(series), 6);
  });

  it('is 1 where nothing varies or there is next to nothing', () => {
    expect(stationaryBlockLength(new Float64Array(50))).toBe(1);
    expect(stationaryBlockLength(Float64Array.of(1, 2, 3))).toBe(1);
    expect(stationaryBlockLength(new Float64Array(0))).toBe(1);
  });

  it('stays within a third of the series and three times its root', () => {
    const trend = (count: number) => Float64Array.from({ length: count }, (_, i) => i);
    expect(stationaryBlockLength(trend(30))).toBeLessThanOrEqual(10);
    expect(stationaryBlockLength(trend(900))).toBeLessThanOrEqual(90);
    expect(stationaryBlockLength(trend(900))).toBeGreaterThan(30);
  });
});
