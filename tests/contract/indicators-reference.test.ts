import fc from 'fast-check';
import library from 'technicalindicators';
import * as signals from 'trading-signals';
import { describe, expect, it } from 'vitest';
import { registeredIndicators } from '../unit/indicators/registered-indicators.js';
import { arbitraryBars, realLookingBars, type SampleBar } from '../unit/indicators/sample-bars.js';

/**
 * The same indicator by another library: one row per value, aligned with the last bar. Null where there is no
 * comparison.
 */
interface Reference {
  readonly indicator: string;
  readonly source: 'technicalindicators' | 'trading-signals';
  readonly compute: (bars: readonly SampleBar[]) => (number | null | undefined)[][];
  /** Only on bars without long flat stretches, where the library divides 0 by 0 and stays NaN. */
  readonly movingOnly?: boolean;
  /** Half the last digit that the library rounds to. */
  readonly rounding?: number;
}

const close = (bars: readonly SampleBar[]) => bars.map((bar) => bar.close);
const candles = (bars: readonly SampleBar[]) => ({
  open: bars.map((bar) => bar.open),
  high: bars.map((bar) => bar.high),
  low: bars.map((bar) => bar.low),
  close: close(bars),
  volume: bars.map((bar) => bar.volume),
});
const single = (values: readonly (number | null)[]) => values.map((value) => [value]);

/** Feeds an indicator of trading-signals and keeps what it gives, once it gives something. */
function streamed<Input, Result>(
  indicator: { add(input: Input): Result | null },
  inputs: readonly Input[],
  toRow: (result: Result) => (number | null)[],
): (number | null)[][] {
  return inputs
    .map((input) => indicator.add(input))
    .filter((result) => result !== null)
    .map((result) => toRow(result as Result));
}

const number = (value: number) => [value];

const references: readonly Reference[] = [
  {
    indicator: 'rolling-sum',
    source: 'technicalindicators',
    compute: (b) => single(library.sum({ period: 7, values: close(b) } as never)),
  },
  {
    indicator: 'sma',
    source: 'technicalindicators',
    compute: (b) => single(library.sma({ period: 20, values: close(b) })),
  },
  { indicator: 'sma', source: 'trading-signals', compute: (b) => streamed(new signals.SMA(20), close(b), number) },
  {
    indicator: 'ema',
    source: 'technicalindicators',
    compute: (b) => single(library.ema({ period: 12, values: close(b) })),
  },
  {
    indicator: 'wma',
    source: 'technicalindicators',
    compute: (b) => single(library.wma({ period: 10, values: close(b) })),
  },
  { indicator: 'wma', source: 'trading-signals', compute: (b) => streamed(new signals.WMA(10), close(b), number) },
  {
    indicator: 'wilder-average',
    source: 'technicalindicators',
    compute: (b) => single(library.wema({ period: 14, values: close(b) })),
  },
  {
    indicator: 'wilder-average',
    source: 'trading-signals',
    compute: (b) => streamed(new signals.WSMA(14), close(b), number),
  },
  {
    indicator: 'rolling-max',
    source: 'technicalindicators',
    compute: (b) => single(library.highest({ period: 9, values: close(b) } as never)),
  },
  {
    indicator: 'rolling-min',
    source: 'technicalindicators',
    compute: (b) => single(library.lowest({ period: 9, values: close(b) } as never)),
  },
  {
    indicator: 'rolling-standard-deviation',
    source: 'technicalindicators',
    compute: (b) => single(library.sd({ period: 20, values: close(b) })),
  },
  {
    indicator: 'rolling-regression',
    source: 'trading-signals',
    compute: (b) =>
      streamed(new signals.LinearRegression(20), close(b), (row) => [row.slope, row.prediction, null, null]),
  },
  {
    indicator: 'roc',
    source: 'technicalindicators',
    compute: (b) => single(library.roc({ period: 12, values: close(b) })),
  },
  {
    indicator: 'rsi',
    source: 'technicalindicators',
    compute: (b) => single(library.rsi({ period: 14, values: close(b) })),
    rounding: 0.005,
  },
  { indicator: 'rsi', source: 'trading-signals', compute: (b) => streamed(new signals.RSI(14), close(b), number) },
  {
    indicator: 'macd',
    source: 'technicalindicators',
    compute: (b) =>
      library
        .macd({
          values: close(b),
          fastPeriod: 12,
          slowPeriod: 26,
          signalPeriod: 9,
          SimpleMAOscillator: false,
          SimpleMASignal: false,
        })
        .map((row) => [row.MACD, row.signal, row.histogram]),
  },
  {
    indicator: 'bollinger-bands',
    source: 'technicalindicators',
    // %B only where the band has a width: the library divides by what rounding left of it.
    compute: (b) =>
      library
        .bollingerbands({ period: 20, stdDev: 2, values: close(b) })
        .map((row) => [row.middle, row.upper, row.lower, row.upper - row.lower > 0.01 ? row.pb : null, null]),
  },
  {
    indicator: 'bollinger-bands',
    source: 'trading-signals',
    compute: (b) =>
      streamed(new signals.BollingerBands(20, 2), close(b), (row) => [row.middle, row.upper, row.lower, null, null]),
  },
  {
    indicator: 'atr',
    source: 'technicalindicators',
    compute: (b) => single(library.atr({ period: 14, ...candles(b) })),
  },
  {
    indicator: 'adx',
    source: 'technicalindicators',
    compute: (b) => library.adx({ period: 14, ...candles(b) }).map((row) => [row.pdi, row.mdi, row.adx]),
    movingOnly: true,
  },
  {
    indicator: 'stochastic',
    source: 'technicalindicators',
    compute: (b) => library.stochastic({ period: 14, signalPeriod: 3, ...candles(b) }).map((row) => [row.k, row.d]),
  },
  {
    indicator: 'stochastic, slow',
    source: 'trading-signals',
    compute: (b) =>
      streamed(new signals.StochasticOscillator({ kPeriod: 10, dPeriod: 4, kSlowingPeriod: 3 }), [...b], (row) => [
        row.stochK,
        row.stochD,
      ]),
  },
  {
    indicator: 'donchian-channel',
    source: 'trading-signals',
    compute: (b) => streamed(new signals.DonchianChannels(20), [...b], (row) => [row.upper, row.middle, row.lower]),
  },
  { indicator: 'obv', source: 'technicalindicators', compute: (b) => single(library.obv(candles(b))) },
  {
    indicator: 'vwap',
    source: 'technicalindicators',
    // The library's runs from the first bar on: one call per window.
    compute: (b) =>
      b.slice(14).map((_, i) => {
        const value = library.vwap(candles(b.slice(i, i + 15))).at(-1);
        return [value === undefined || Number.isNaN(value) ? null : value];
      }),
  },
];

function compare(reference: Reference, bars: readonly SampleBar[]): number {
  const indicator = registeredIndicators.find((candidate) => candidate.name === reference.indicator);
  if (indicator === undefined) throw new Error(`no indicator ${reference.indicator}`);
  const state = indicator.create();
  const actual = bars.map((bar) => indicator.step(state, bar));
  const expected = reference.compute(bars);
  let compared = 0;
  expected.forEach((row, i) => {
    const at = bars.length - expected.length + i;
    indicator.outputs.forEach((output, k) => {
      const theirs = row[k];
      if (theirs === null || theirs === undefined) return;
      const ours = actual[at][k];
      const size = Math.max(Math.abs(ours), Math.abs(theirs));
      const scale =
        output.unit === 'price' ? 1e5 : output.unit === 'volume' ? 1e6 : output.unit === 'share' ? 1e4 : 100;
      const limit = 1e-9 * size + 1e-12 * scale + (reference.rounding ?? 0);
      compared++;
      if (!(Math.abs(ours - theirs) <= limit)) {
        expect.fail(`${indicator.name}.${output.name} at bar ${at}: ${ours}, ${reference.source} ${theirs}`);
      }
    });
  });
  return compared;
}

describe.each(references.map((reference) => [reference.indicator, reference.source, reference] as const))(
  '%s against %s',
  (_indicator, _source, reference) => {
    it('agrees on a market', () => {
      expect(compare(reference, realLookingBars(2000, 99))).toBeGreaterThan(1900);
    });

    it('agrees on random markets', () => {
      fc.assert(
        fc.property(fc.nat(), fc.integer({ min: 1, max: 200 }), (seed, count) => {
          compare(reference, realLookingBars(count, seed));
        }),
      );
    });

    it('agrees on arbitrary bars', () => {
      if (reference.movingOnly) return;
      fc.assert(fc.property(arbitraryBars(1, 120), (bars) => void compare(reference, bars)));
    });
  },
);

it('every indicator has a reference', () => {
  const covered = new Set(references.map((reference) => reference.indicator));
  expect(registeredIndicators.map((indicator) => indicator.name).filter((name) => !covered.has(name))).toStrictEqual(
    [],
  );
});
