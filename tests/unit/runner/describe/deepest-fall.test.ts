import { describe, expect, it } from 'vitest';
import { deepestFallPct } from '../../../../src/runner/describe/deepest-fall.js';

const fall = (initial: number, ...equity: number[]) => deepestFallPct({ equity: Float64Array.from(equity) }, initial);

describe('deepestFallPct', () => {
  it('is the deepest fall below the highest point so far, the beginning included', () => {
    expect(fall(100)).toBe(0);
    expect(fall(100, 101, 102)).toBe(0);
    expect(fall(100, 80)).toBeCloseTo(20, 12);
    expect(fall(100, 200, 150, 180, 110, 190)).toBeCloseTo(45, 12);
    expect(fall(100, 90, 300, 280)).toBeCloseTo(10, 12);
  });

  it('is all where all is lost, and nothing where there was nothing', () => {
    expect(fall(100, 0)).toBe(100);
    expect(fall(0, -5, 0)).toBe(0);
    expect(fall(100, -50)).toBeCloseTo(150, 12);
  });
});
