/** A change of the market from a moment on. Without `symbol`: of every market. Plain data. */
export type MarketChange = ShockChange | GapChange | VolatilityChange | TrendChange | BootstrapChange | GraftChange;

interface OneMarket {
  /** Null: every market. */
  readonly symbol: string | null;
}

/** The price moves by `pct` percent, evenly over `overMs`, and stays moved. */
export interface ShockChange extends OneMarket {
  readonly kind: 'shock';
  readonly pct: number;
  readonly overMs: number;
}

/** Every price from the moment on is `pct` percent higher. */
export interface GapChange extends OneMarket {
  readonly kind: 'gap';
  readonly pct: number;
}

/** Log returns from the moment on are multiplied. */
export interface VolatilityChange extends OneMarket {
  readonly kind: 'volatility';
  readonly multiple: number;
}

/** A drift on top of the market's own: `pctPerDay` percent a day, compounded. */
export interface TrendChange extends OneMarket {
  readonly kind: 'trend';
  readonly pctPerDay: number;
}

/**
 * Another path, drawn in blocks from the bars of the whole data set (stationary bootstrap): the same blocks for every
 * market, so that what moved together still does.
 */
export interface BootstrapChange {
  readonly kind: 'bootstrap';
  readonly symbol: null;
  readonly seed: number;
  /** Mean length of a block. */
  readonly blockMs: number;
}

/** What happened from `fromMs` on happens now: the returns and volumes of another time, from the price of the moment. */
export interface GraftChange extends OneMarket {
  readonly kind: 'graft';
  readonly fromMs: number;
  /** Absolute path of bars to take it from; null: the market's own data set, beyond the period of the run too. */
  readonly path: string | null;
}
