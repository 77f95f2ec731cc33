import { allocateBarColumns, type BarColumns } from '../../core/bar-columns.js';
import { createRandom, nextNormal, nextUniform } from '../../core/random.js';
import { intradayShape } from './intraday-shape.js';
import { MARKET_REGIMES, nextRegime } from './market-regime.js';
import { createPriceGrid } from './price-grid.js';
import { resolveSyntheticOptions, type SyntheticOptions } from './synthetic-options.js';
import { nextVariance } from './volatility-cluster.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Steps inside a bar: enough for highs and lows that look like a market's. */
const STEPS_PER_BAR = 8;
const GAP_CHANCE = 0.03;

/**
 * Makes bars that behave like a market's in what matters to rules: trends, ranges and storms, volatility that comes in
 * clusters, a daily rhythm, volume that follows movement. It is no model of any real market.
 *
 * The same options give the same bits on every machine: all arithmetic is IEEE 754's own, save for the logarithm inside
 * nextNormal, which V8 brings along instead of using the system's. Symbols of one seed, interval and start share the
 * market's part of their movement, whether they are made together or not.
 */
export function synthesizeBars(options: SyntheticOptions): BarColumns {
  const { symbol, seed, intervalMs, fromMs, days, volatility, correlation, ...rest } = resolveSyntheticOptions(options);
  const bars = allocateBarColumns(Math.floor((days * DAY_MS) / intervalMs));
  const market = createRandom(`${seed}/market`);
  const own = createRandom(`${seed}/${symbol}`);
  const grid = createPriceGrid(rest.tickSize);
  const volumes = createPriceGrid(rest.lotSize);
  const stepDeviation = volatility * Math.sqrt(intervalMs / YEAR_MS / STEPS_PER_BAR);
  const marketShare = Math.sqrt(correlation);
  const ownShare = Math.sqrt(1 - correlation);
  const barVolume = rest.minuteVolume * (intervalMs / 60_000);

  let regime = MARKET_REGIMES[0];
  let variance = 1;
  let price = grid.round(rest.startPrice);
  for (let row = 0; row < bars.length; row++) {
    const timeMs = fromMs + row * intervalMs;
    regime = nextRegime(regime, market, intervalMs);
    const shape = intradayShape(timeMs);
    const deviation = stepDeviation * regime.volatilityFactor * Math.sqrt(variance * shape);
    const drift = (regime.dayDrift * intervalMs) / DAY_MS / STEPS_PER_BAR;

    // Now and then the first trade of a bar is a few ticks away from the last one before it.
    const jumps = nextUniform(own) < GAP_CHANCE;
    const jump = nextNormal(own);
    const open = row > 0 && jumps ? grid.round(price * (1 + jump * deviation)) : price;
    let value = open;
    let high = open;
    let low = open;
    let shocks = 0;
    for (let step = 0; step < STEPS_PER_BAR; step++) {
      const shock = marketShare * nextNormal(market) + ownShare * nextNormal(own);
      shocks += shock;
      value = grid.round(value * (1 + drift + deviation * shock));
      if (value > high) high = value;
      if (value < low) low = value;
    }
    const surprise = (shocks * shocks) / STEPS_PER_BAR;
    variance = nextVariance(variance, surprise);

    // The sum of two uniform draws keeps quiet bars common and single large trades rare.
    const liveliness = 0.25 + 0.45 * Math.sqrt(variance * surprise) + 0.4 * (nextUniform(own) + nextUniform(own));
    bars.tsMs[row] = timeMs;
    bars.open[row] = open;
    bars.high[row] = high;
    bars.low[row] = low;
    bars.close[row] = value;
    bars.volume[row] = volumes.round(barVolume * shape * regime.volatilityFactor * liveliness);
    price = value;
  }
  return bars;
}
