/** What one update of a library indicator takes: one value, a bar, or the values of two lines. */
export type TechnicalIndicatorInputKind = 'value' | 'bar' | 'lines';

export type TechnicalIndicatorParams = Readonly<Record<string, number | boolean>>;

/** How one indicator of the `technicalindicators` package is called. */
export interface TechnicalIndicatorEntry {
  readonly input: TechnicalIndicatorInputKind;
  /**
   * - `stream`: an instance of the exported class takes one input at a time;
   * - `batch`: the exported function sees the last `lookBack` inputs at every update (the library cannot stream it);
   * - `pattern`: the exported function sees the last `lookBack` bars and answers yes or no.
   */
  readonly mode: 'stream' | 'batch' | 'pattern';
  /** Name of the export: a class for `stream`, a function otherwise. */
  readonly export: string;
  /** Every parameter with its default, as the literature has it where the library has none. */
  readonly defaults: TechnicalIndicatorParams;
  /** Inputs that the answer is computed from; 0: all of them. */
  readonly lookBack: number;
}

const stream = (
  input: TechnicalIndicatorInputKind,
  exported: string,
  defaults: TechnicalIndicatorParams,
): TechnicalIndicatorEntry => ({ input, mode: 'stream', export: exported, defaults, lookBack: 0 });

/** `lookBack` is a parameter here: the number of bars that the chart is drawn over. */
const batch = (exported: string, lookBack: number, defaults: TechnicalIndicatorParams): TechnicalIndicatorEntry => ({
  input: 'bar',
  mode: 'batch',
  export: exported,
  defaults: { ...defaults, lookBack },
  lookBack,
});

/** Candlestick patterns and the bars that each looks at. */
const PATTERN_BARS = {
  bullish: 5,
  bearish: 5,
  abandonedbaby: 3,
  doji: 1,
  bearishengulfingpattern: 2,
  bullishengulfingpattern: 2,
  darkcloudcover: 2,
  downsidetasukigap: 3,
  dragonflydoji: 1,
  gravestonedoji: 1,
  bullishharami: 2,
  bearishharami: 2,
  bullishharamicross: 2,
  bearishharamicross: 2,
  eveningdojistar: 3,
  eveningstar: 3,
  morningdojistar: 3,
  morningstar: 3,
  bullishmarubozu: 1,
  bearishmarubozu: 1,
  piercingline: 2,
  bullishspinningtop: 1,
  bearishspinningtop: 1,
  threeblackcrows: 3,
  threewhitesoldiers: 3,
  bullishhammerstick: 1,
  bearishhammerstick: 1,
  bullishinvertedhammerstick: 1,
  bearishinvertedhammerstick: 1,
  hammerpattern: 5,
  hammerpatternunconfirmed: 5,
  hangingman: 5,
  hangingmanunconfirmed: 5,
  shootingstar: 5,
  shootingstarunconfirmed: 5,
  tweezertop: 5,
  tweezerbottom: 5,
};

/**
 * Every indicator and candlestick pattern of `technicalindicators` 3.1 under its lower-case name. Not here:
 * `fixedsizelinkedlist` (a container), `crossover` (listed by the library, not exported) and `fibonacciretracement`
 * (arithmetic on two prices).
 */
export const TECHNICAL_INDICATOR_CATALOG: ReadonlyMap<string, TechnicalIndicatorEntry> = new Map([
  ['sma', stream('value', 'SMA', { period: 20 })],
  ['ema', stream('value', 'EMA', { period: 20 })],
  ['wma', stream('value', 'WMA', { period: 20 })],
  ['wema', stream('value', 'WEMA', { period: 20 })],
  [
    'macd',
    stream('value', 'MACD', {
      fastPeriod: 12,
      slowPeriod: 26,
      signalPeriod: 9,
      SimpleMAOscillator: false,
      SimpleMASignal: false,
    }),
  ],
  ['rsi', stream('value', 'RSI', { period: 14 })],
  ['bollingerbands', stream('value', 'BollingerBands', { period: 20, stdDev: 2 })],
  ['adx', stream('bar', 'ADX', { period: 14 })],
  ['atr', stream('bar', 'ATR', { period: 14 })],
  ['truerange', stream('bar', 'TrueRange', {})],
  ['roc', stream('value', 'ROC', { period: 12 })],
  [
    'kst',
    stream('value', 'KST', {
      ROCPer1: 10,
      ROCPer2: 15,
      ROCPer3: 20,
      ROCPer4: 30,
      SMAROCPer1: 10,
      SMAROCPer2: 10,
      SMAROCPer3: 10,
      SMAROCPer4: 15,
      signalPeriod: 9,
    }),
  ],
  ['psar', stream('bar', 'PSAR', { step: 0.02, max: 0.2 })],
  ['stochastic', stream('bar', 'Stochastic', { period: 14, signalPeriod: 3 })],
  ['williamsr', stream('bar', 'WilliamsR', { period: 14 })],
  ['adl', stream('bar', 'ADL', {})],
  ['obv', stream('bar', 'OBV', {})],
  ['trix', stream('value', 'TRIX', { period: 18 })],
  ['cci', stream('bar', 'CCI', { period: 20 })],
  ['awesomeoscillator', stream('bar', 'AwesomeOscillator', { fastPeriod: 5, slowPeriod: 34 })],
  ['forceindex', stream('bar', 'ForceIndex', { period: 13 })],
  ['vwap', stream('bar', 'VWAP', {})],
  ['volumeprofile', batch('volumeprofile', 240, { noOfBars: 12 })],
  ['renko', batch('renko', 240, { useATR: true, period: 14, brickSize: 1 })],
  ['heikinashi', stream('bar', 'HeikinAshi', {})],
  ['stochasticrsi', stream('value', 'StochasticRSI', { rsiPeriod: 14, stochasticPeriod: 14, kPeriod: 3, dPeriod: 3 })],
  ['mfi', stream('bar', 'MFI', { period: 14 })],
  ['averagegain', stream('value', 'AverageGain', { period: 14 })],
  ['averageloss', stream('value', 'AverageLoss', { period: 14 })],
  ['highest', stream('value', 'Highest', { period: 20 })],
  ['lowest', stream('value', 'Lowest', { period: 20 })],
  ['sum', stream('value', 'Sum', { period: 20 })],
  ['sd', stream('value', 'SD', { period: 20 })],
  [
    'ichimokucloud',
    stream('bar', 'IchimokuCloud', { conversionPeriod: 9, basePeriod: 26, spanPeriod: 52, displacement: 26 }),
  ],
  ['keltnerchannels', stream('bar', 'KeltnerChannels', { maPeriod: 20, atrPeriod: 10, useSMA: false, multiplier: 1 })],
  ['chandelierexit', stream('bar', 'ChandelierExit', { period: 22, multiplier: 3 })],
  ['crossup', stream('lines', 'CrossUp', {})],
  ['crossdown', stream('lines', 'CrossDown', {})],
  ...Object.entries(PATTERN_BARS).map(
    ([name, lookBack]) => [name, { input: 'bar', mode: 'pattern', export: name, defaults: {}, lookBack }] as const,
  ),
]);
