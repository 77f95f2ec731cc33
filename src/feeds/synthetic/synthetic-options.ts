/** What synthesizeBars makes. Only `symbol` and `seed` have no default. */
export interface SyntheticOptions {
  /** Each symbol has its own randomness; known symbols have their own start price and grid. */
  readonly symbol: string;
  readonly seed: number | string;
  /** Default: one minute. */
  readonly intervalMs?: number;
  /** Open time of the first bar; default 2024-01-01 UTC. */
  readonly fromMs?: number;
  /** Default: 60. */
  readonly days?: number;
  readonly startPrice?: number;
  /** Standard deviation of a year's log return on average; default 0.6, which is 60 % a year. */
  readonly volatility?: number;
  /** Correlation of its returns with those of any other symbol made with the same seed, 0 to 1; default 0.7. */
  readonly correlation?: number;
  /** Prices are multiples of this: whole, or a part of 1 such as 0.01. Default: by the size of the start price. */
  readonly tickSize?: number;
  /** Volumes are multiples of this. */
  readonly lotSize?: number;
  /** Average volume of a minute in base currency. */
  readonly minuteVolume?: number;
}

export type ResolvedSyntheticOptions = Required<SyntheticOptions>;

interface SymbolPreset {
  readonly startPrice: number;
  readonly lotSize: number;
  readonly minuteVolume: number;
}

const PRESETS: Readonly<Record<string, SymbolPreset>> = {
  BTCUSDT: { startPrice: 42_000, lotSize: 0.001, minuteVolume: 25 },
  ETHUSDT: { startPrice: 2_300, lotSize: 0.001, minuteVolume: 180 },
};

const OTHER: SymbolPreset = { startPrice: 100, lotSize: 0.01, minuteVolume: 1_000 };

/** The options with every default filled in. */
export function resolveSyntheticOptions(options: SyntheticOptions): ResolvedSyntheticOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const preset = PRESETS[options.symbol] ?? OTHER;
  return {
    intervalMs: 60_000,
    fromMs: Date.UTC(2024, 0, 1),
    days: 60,
    volatility: 0.6,
    correlation: 0.7,
    tickSize: usualTickSize(options.startPrice ?? preset.startPrice),
    ...preset,
    ...(given as unknown as SyntheticOptions),
  };
}

/** A tick of about a millionth to a ten-thousandth of the price, as exchanges choose it. */
function usualTickSize(price: number): number {
  if (price >= 10_000) return 0.1;
  if (price >= 100) return 0.01;
  return price >= 1 ? 0.0001 : 0.00000001;
}
