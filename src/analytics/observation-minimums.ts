/**
 * Below this many daily returns, statistics of returns (Sharpe, volatility, value at risk, CAGR, …) say more about
 * chance than about the strategy and are null. A month is the least that reports in this field show.
 */
export const DAILY_RETURNS_MIN = 30;

/** Below this many trades SQN and Kelly are null (Van Tharp asks for 30). Plain averages of trades need one. */
export const TRADES_MIN = 30;

/**
 * A standard deviation of daily returns at or below this is rounding, not risk, and nothing is divided by it. In
 * percent: returns are quotients near 1, so their error is about 1e-14.
 */
export const FLAT_DEVIATION_PCT = 1e-10;
