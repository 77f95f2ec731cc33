import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRollingRegression, updateRollingRegression } from '../../src/indicators/rolling-regression.js';
import { realLookingBars } from '../unit/indicators/sample-bars.js';
import { runs } from './property-runs.js';

type Pair = readonly [x: number, y: number];

/** The exact line of pairs of whole cents: sums of whole numbers of any size, divided only at the end. */
function exactLine(window: readonly Pair[]) {
  const n = BigInt(window.length);
  const cents = window.map(([x, y]) => [BigInt(Math.round(x * 100)), BigInt(Math.round(y * 100))] as const);
  let [sx, sy, sxx, sxy, syy] = [0n, 0n, 0n, 0n, 0n];
  for (const [x, y] of cents) {
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  // Of n² times the covariances.
  const [xx, xy, yy] = [n * sxx - sx * sx, n * sxy - sx * sy, n * syy - sy * sy];
  const [x, y] = cents[cents.length - 1];
  const flat = xx === 0n;
  const residual = flat ? ratio(n * y - sy, n) : ratio((n * y - sy) * xx - xy * (n * x - sx), n * xx);
  const squares = flat ? ratio(yy, n * n) : ratio(yy * xx - xy * xy, xx * n * n);
  return {
    slope: flat ? 0 : ratio(xy, xx),
    residual: residual / 100,
    deviation: Math.sqrt(squares) / 100,
    spreadX: Math.sqrt(ratio(xx, n * n)) / 100,
    spreadY: Math.sqrt(ratio(yy, n * n)) / 100,
  };
}

/** A quotient of whole numbers of any size to 17 digits. */
function ratio(above: bigint, below: bigint): number {
  if (above === 0n) return 0;
  const digits = Math.max(0, below.toString().length - above.toString().length) + 20;
  return Number((above * 10n ** BigInt(digits)) / below) / 10 ** digits;
}

/**
 * What rounding prices to floats can do to the line through them: to y itself, and to x, times what y moves for each
 * move of x.
 */
function priceRounding(window: readonly Pair[], { slope, spreadX, spreadY }: ReturnType<typeof exactLine>): number {
  const largest = (values: number[]) => Math.max(...values.map(Math.abs));
  const steepest = spreadX === 0 ? 0 : Math.max(Math.abs(slope), spreadY / spreadX);
  return 2 ** -53 * (largest(window.map(([, y]) => y)) + steepest * largest(window.map(([x]) => x)));
}

/**
 * The worst error over a run, in roundings of the prices that went in: of the residual, of the deviation, and of what
 * the slope makes of the distance that x typically has from its mean.
 */
function worstError(pairs: readonly Pair[], period: number, every = 1): number {
  const state = createRollingRegression(period);
  let worst = 0;
  pairs.forEach(([x, y], row) => {
    updateRollingRegression(state, x, y);
    if (row < period - 1 || row % every !== 0) return;
    const window = pairs.slice(row - period + 1, row + 1);
    const exact = exactLine(window);
    const rounding = priceRounding(window, exact);
    const errors = [Math.abs(state.slope - exact.slope) * exact.spreadX];
    // What is called a line may be off by 1e-12 of the prices, which is 9007 roundings.
    if (state.deviation > 0 || exact.deviation > 20_000 * rounding) {
      errors.push(Math.abs(state.residual - exact.residual), Math.abs(state.deviation - exact.deviation));
    }
    worst = Math.max(worst, Math.max(...errors) / rounding);
  });
  return worst;
}

/** Two markets that go together, but for a part of a third. */
function wander(count: number, seed: number, noise: number): Pair[] {
  const [one, other] = [realLookingBars(count, seed), realLookingBars(count, seed + 1)];
  const cents = (value: number) => Math.round(value * 100) / 100;
  return one.map(({ close }, row) => [cents(close / 17), cents(close + noise * (other[row].close - 42_000))]);
}

const anyPrice = fc.oneof(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 4_000_000, max: 4_000_100 }));
const anyPairs = fc
  .array(
    fc.record({
      x: anyPrice,
      y: anyPrice,
      repeat: fc.oneof(
        { weight: 5, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.integer({ min: 2, max: 20 }) },
      ),
    }),
    { minLength: 1, maxLength: 150, size: 'max' },
  )
  .map((groups) =>
    groups.flatMap(({ x, y, repeat }) => Array.from({ length: repeat }, (): Pair => [x / 100, y / 100])),
  );

describe('the rolling regression', () => {
  it.each([2, 3, 20, 240])(
    'is within ten roundings of the exact line of %i pairs of a market, after 100,000',
    (period) => {
      for (const noise of [0.001, 0.1, 1]) {
        expect(worstError(wander(100_000, period, noise), period, 499)).toBeLessThan(10);
      }
    },
  );

  it('is within 10,000 roundings, 1e-12 of the prices, whatever leaps they make', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer({ min: 2, max: 40 }), (pairs, period) => {
        expect(worstError(pairs, period)).toBeLessThan(10_000);
      }),
      runs(500),
    );
  });

  it('knows pairs on a line, at once and after any others', () => {
    fc.assert(
      fc.property(
        anyPairs,
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (pairs, slope, period) => {
          const line = pairs.slice(0, 2 * period).map(([x]): Pair => [x, (slope * Math.round(x * 100) + 12_345) / 100]);
          fc.pre(line.length >= period);
          const state = createRollingRegression(period);
          for (const [x, y] of [...pairs, ...line]) updateRollingRegression(state, x, y);
          const stands = new Set(line.slice(-period).map(([x]) => x)).size === 1;
          expect([state.residual, state.deviation]).toEqual([0, 0]);
          expect(Math.abs(state.slope - (stands ? 0 : slope))).toBeLessThanOrEqual(1e-6 * Math.abs(slope));
        },
      ),
      runs(300),
    );
  });
});
