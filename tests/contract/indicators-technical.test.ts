import library from 'technicalindicators';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/core/errors.js';
import { TECHNICAL_INDICATOR_CATALOG } from '../../src/indicators/technical-indicator-catalog.js';
import {
  type TechnicalIndicatorState,
  technicalIndicator,
  technicalIndicatorNames,
  updateTechnicalIndicator,
} from '../../src/indicators/technical-indicators.js';
import { realLookingBars, type SampleBar } from '../unit/indicators/sample-bars.js';

const bars = realLookingBars(400);
const exportsByName = library as unknown as Record<string, (input: object) => unknown>;

function run(state: TechnicalIndicatorState, from: number, to: number): unknown[] {
  return bars.slice(from, to).map((bar) => {
    if (state.input === 'value') return updateTechnicalIndicator(state, bar.close);
    if (state.input === 'bar') return updateTechnicalIndicator(state, bar);
    return updateTechnicalIndicator(state, { valueA: bar.close, valueB: bar.open });
  });
}

function columns(slice: readonly SampleBar[], firstTime = 0) {
  return {
    values: slice.map((bar) => bar.close),
    lineA: slice.map((bar) => bar.close),
    lineB: slice.map((bar) => bar.open),
    open: slice.map((bar) => bar.open),
    high: slice.map((bar) => bar.high),
    low: slice.map((bar) => bar.low),
    close: slice.map((bar) => bar.close),
    volume: slice.map((bar) => bar.volume),
    timestamp: slice.map((_, i) => firstTime + i),
  };
}

/** Columns of candles, as the library gives charts, to a list of candles. */
function toList(result: unknown): unknown[] {
  if (Array.isArray(result)) return result;
  const chart = result as Record<string, number[]>;
  return chart.close.map((_, i) => Object.fromEntries(Object.keys(chart).map((key) => [key, chart[key][i]])));
}

describe('technical indicators by name', () => {
  beforeEach(() => {
    for (const method of ['log', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...message) => {
        throw new Error(`the library printed: ${message.join(' ')}`);
      });
    }
  });
  afterEach(() => vi.restoreAllMocks());

  it('covers every name that the library lists, but for a container and one that it does not export', () => {
    const listed = (library as unknown as { AvailableIndicators: string[] }).AvailableIndicators;
    const missing = listed.filter((name) => !TECHNICAL_INDICATOR_CATALOG.has(name));
    expect(missing).toStrictEqual(['FixedSizeLinkedList', 'crossover']);
    expect(technicalIndicatorNames()).toStrictEqual([...technicalIndicatorNames()].sort());
    expect(technicalIndicatorNames().length).toBe(listed.length - missing.length);
  });

  it.each(technicalIndicatorNames())('%s equals a direct call of the library', (name) => {
    const entry = TECHNICAL_INDICATOR_CATALOG.get(name);
    if (entry === undefined) throw new Error('not in the catalog');
    const state = technicalIndicator(name);
    const values = run(state, 0, bars.length);
    if (entry.mode === 'stream') {
      const functionName = { crossup: 'crossUp', crossdown: 'crossDown' }[name] ?? name;
      const direct = toList(exportsByName[functionName]({ ...state.params, ...columns(bars) }));
      const given = values.filter((value) => value !== undefined);
      expect(direct.length).toBeGreaterThan(200);
      expect(given.length).toBe(direct.length);
      // Bar times are not handed in: the library counts them as undefined in one way and as 0 in the other.
      const withoutTime = (list: unknown[]) =>
        JSON.parse(JSON.stringify(list, (key, x) => (key === 'timestamp' ? 0 : x)));
      expect(withoutTime(given)).toStrictEqual(withoutTime(direct));
      return;
    }
    values.forEach((value, i) => {
      if (entry.mode === 'pattern' && i + 1 < state.lookBack) {
        expect(value).toBeUndefined();
        return;
      }
      const from = Math.max(0, i + 1 - state.lookBack);
      if (name === 'renko' && i + 1 - from <= Number(state.params.period)) return;
      const direct = exportsByName[entry.export]({ ...state.params, ...columns(bars.slice(from, i + 1), from) });
      expect(value).toStrictEqual(name === 'renko' ? toList(direct).at(-1) : direct);
    });
  });

  it.each(technicalIndicatorNames())('%s continues from a clone and from a rewound state', (name) => {
    for (const cut of [0, 1, 77, 250]) {
      const state = technicalIndicator(name);
      run(state, 0, cut);
      const snapshot = structuredClone(state);
      const clone = structuredClone(snapshot);
      const rest = run(state, cut, 300);
      expect(run(clone, cut, 300)).toStrictEqual(rest);
      // Put back in place: the live generator is ahead and must be dropped.
      Object.assign(state, structuredClone(snapshot));
      expect(run(state, cut, 300)).toStrictEqual(rest);
    }
  });

  it('answers yes or no to every pattern once it has its bars', () => {
    const patterns = technicalIndicatorNames().filter(
      (name) => TECHNICAL_INDICATOR_CATALOG.get(name)?.mode === 'pattern',
    );
    expect(patterns.length).toBe(37);
    for (const name of patterns) {
      const answers = run(technicalIndicator(name), 0, 100).slice(5);
      expect(answers.every((answer) => typeof answer === 'boolean')).toBe(true);
    }
  });

  it('takes parameters and names in any case', () => {
    const state = technicalIndicator('BollingerBands', { period: 5 });
    expect(state.params).toStrictEqual({ period: 5, stdDev: 2 });
    expect(run(state, 0, 5).at(-1)).toMatchObject({ middle: expect.any(Number) });
    expect(technicalIndicator('volumeprofile', { lookBack: 10 }).history.length).toBe(50);
  });

  it.each([
    ['rsii', {}, /"rsii".*did you mean "rsi"/],
    ['morning-star', {}, /did you mean "morningstar"/],
    ['rsi', { perod: 14 }, /unknown parameter "perod"; did you mean "period"/],
    ['rsi', { period: 0 }, /period must be above 0, got 0/],
    ['rsi', { period: 2.5 }, /period must be a whole number/],
    ['rsi', { period: true }, /period must be a number, got true/],
    ['doji', { period: 3 }, /takes no parameters/],
  ])('%s %o is refused with a hint', (name, params, message) => {
    expect(() => technicalIndicator(name, params)).toThrow(message);
    expect(() => technicalIndicator(name, params)).toThrow(InputError);
  });
});
