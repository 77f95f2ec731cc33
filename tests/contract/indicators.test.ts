import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/core/errors.js';
import type { RegisteredIndicator, Unit } from '../unit/indicators/registered-indicator.js';
import { registeredIndicators } from '../unit/indicators/registered-indicators.js';
import { arbitraryBars, realLookingBars, type SampleBar } from '../unit/indicators/sample-bars.js';

const market = realLookingBars(3000);

function run(indicator: RegisteredIndicator, bars: readonly SampleBar[], state = indicator.create()): number[][] {
  return bars.map((bar) => indicator.step(state, bar));
}

/** Rounding of inputs this large may show in the last digits of an output of this unit. */
function roundingScale(unit: Unit, bars: readonly SampleBar[]): number {
  if (unit === 'percent') return 100;
  if (unit === 'share') return 1e4;
  return Math.max(...bars.map((bar) => (unit === 'price' ? bar.high : bar.volume * bars.length)));
}

function expectClose(indicator: RegisteredIndicator, bars: readonly SampleBar[], actual: number[][]): void {
  const expected = indicator.naive(bars);
  indicator.outputs.forEach((output, k) => {
    const slack = 1e-12 * roundingScale(output.unit, bars);
    for (let i = 0; i < bars.length; i++) {
      const [a, b] = [actual[i][k], expected[i][k]];
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      const limit = 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + slack;
      if (!(Math.abs(a - b) <= limit)) expect.fail(`${indicator.name}.${output.name} at bar ${i}: ${a}, naive ${b}`);
    }
  });
}

/** Everything in a state is a number, a Float64Array or a plain object of such. */
function expectPlainData(value: unknown, path: string): void {
  if (typeof value === 'number' || value instanceof Float64Array) return;
  expect(Object.getPrototypeOf(value), path).toBe(Object.prototype);
  for (const [key, part] of Object.entries(value as object)) expectPlainData(part, `${path}.${key}`);
}

describe.each(registeredIndicators.map((indicator) => [indicator.name, indicator] as const))('%s', (_, indicator) => {
  it('is NaN until warmed up and finite ever after', () => {
    fc.assert(
      fc.property(arbitraryBars(1, 120), (bars) => {
        const rows = run(indicator, bars);
        indicator.outputs.forEach((output, k) => {
          rows.forEach((row, i) => {
            if (Number.isFinite(row[k]) !== i >= output.warmUp - 1) {
              expect.fail(`${output.name} at bar ${i} is ${row[k]}, warm-up ${output.warmUp}`);
            }
          });
        });
      }),
    );
  });

  it('keeps its state as plain data of a fixed shape', () => {
    const state = indicator.create();
    const shape = JSON.stringify(state, (_key, part) => (typeof part === 'object' ? part : 0));
    run(indicator, market.slice(0, 200), state);
    expectPlainData(state, indicator.name);
    expect(JSON.stringify(state, (_key, part) => (typeof part === 'object' ? part : 0))).toBe(shape);
  });

  it('continues bit for bit from a structured clone', () => {
    fc.assert(
      fc.property(arbitraryBars(1, 100), fc.nat(100), (bars, at) => {
        const cut = Math.min(at, bars.length);
        const state = indicator.create();
        run(indicator, bars.slice(0, cut), state);
        const clone = structuredClone(state);
        const rest = run(indicator, bars.slice(cut), state);
        expect(run(indicator, bars.slice(cut), clone)).toStrictEqual(rest);
        expect(clone).toStrictEqual(state);
      }),
    );
  });

  it('does not look ahead: a cut run gives the first part of the longer one', () => {
    const whole = run(indicator, market);
    for (const cut of [1, 19, 20, 21, 64, 997, 2048]) {
      expect(run(indicator, market.slice(0, cut))).toStrictEqual(whole.slice(0, cut));
    }
  });

  it('keeps two instances apart', () => {
    const alone = run(indicator, market.slice(0, 150));
    const [a, b] = [indicator.create(), indicator.create()];
    const together = market.slice(0, 150).map((bar, i) => {
      indicator.step(b, market[1000 + i]);
      return indicator.step(a, bar);
    });
    expect(together).toStrictEqual(alone);
  });

  it('has the value that a constant input asks for', () => {
    for (const price of [0.1, 1, 42_283.58, 1e-7]) {
      const bar = { open: price, high: price, low: price, close: price, volume: 3.7 };
      const last = run(indicator, Array(200).fill(bar)).at(-1) as number[];
      indicator.onConstant(price).forEach((expected, k) => {
        expect(Math.abs(last[k] - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
      });
    }
  });

  it('equals the naive calculation on a market', () => {
    expectClose(indicator, market, run(indicator, market));
  });

  it('equals the naive calculation on arbitrary bars', () => {
    fc.assert(
      fc.property(arbitraryBars(1, 140), (bars) => expectClose(indicator, bars, run(indicator, bars))),
      { numRuns: 200 },
    );
  });

  it('refuses a wrong period', () => {
    if (indicator.createWrong === undefined) return;
    expect(indicator.createWrong).toThrow(InputError);
  });
});
