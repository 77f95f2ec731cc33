import { describe, expect, it } from 'vitest';
import { pairedReturns } from '../../../../src/runner/compare/paired-returns.js';

const curve = (...points: readonly (readonly [tsMs: number, equity: number])[]) => ({
  tsMs: Float64Array.from(points, ([tsMs]) => tsMs),
  equity: Float64Array.from(points, ([, equity]) => equity),
});

describe('pairedReturns', () => {
  it('pairs the returns between the points that both have', () => {
    const a = curve([0, 100], [10, 110], [20, 99]);
    const b = curve([0, 200], [10, 200], [20, 300]);
    const paired = pairedReturns(a, b);
    expect(paired).toMatchObject({ fromMs: 0, toMs: 20 });
    expect([...(paired?.a ?? [])]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.1, 12)]);
    expect([...(paired?.b ?? [])]).toEqual([0, 0.5]);
  });

  it('cuts at the points of the coarser one and takes the last value of the other before', () => {
    const fine = curve([0, 100], [9, 120], [11, 150], [20, 180]);
    const coarse = curve([0, 100], [10, 100], [20, 100]);
    expect([...(pairedReturns(fine, coarse)?.a ?? [])]).toEqual([expect.closeTo(0.2, 12), 0.5]);
    expect([...(pairedReturns(coarse, fine)?.b ?? [])]).toEqual([expect.closeTo(0.2, 12), 0.5]);
  });

  it('keeps to the time that both cover', () => {
    const early = curve([0, 100], [10, 110], [20, 121]);
    const late = curve([15, 50], [20, 60], [30, 90]);
    const paired = pairedReturns(early, late);
    expect(paired).toMatchObject({ fromMs: 15, toMs: 20 });
    expect([...(paired?.a ?? [])]).toEqual([expect.closeTo(0.1, 12)]);
    expect([...(paired?.b ?? [])]).toEqual([expect.closeTo(0.2, 12)]);
  });

  it.each([
    ['no time is common', curve([0, 1], [10, 1]), curve([20, 1], [30, 1])],
    ['they only touch', curve([0, 1], [10, 1]), curve([10, 1], [30, 1])],
    ['one has no points', curve([0, 1], [10, 1]), curve()],
  ])('has none where %s', (_, a, b) => {
    expect(pairedReturns(a, b)).toBeNull();
  });

  it('earns nothing from nothing', () => {
    expect([...(pairedReturns(curve([0, 1], [1, 0], [2, 5]), curve([0, 1], [1, 1], [2, 1]))?.a ?? [])]).toEqual([
      -1, 0,
    ]);
  });
});
