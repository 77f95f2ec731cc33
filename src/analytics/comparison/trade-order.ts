import { assert } from '../../core/assert.js';
import { createRandom, nextUint32, type RandomState } from '../../core/random.js';
import { TRADES_MIN } from '../observation-minimums.js';
import { quantile } from './quantile.js';

const TWO_TO_32 = 4_294_967_296;

export interface TradeOrderOptions {
  readonly seed: number | string;
  readonly resamples?: number;
  /** Drawdown in percent from which on the account counts as ruined. */
  readonly ruinDrawdownPct?: number;
}

export interface QuantileBand {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** What the same trades could have looked like. Drawdowns from trade to trade, in percent of the highest equity before. */
export interface TradeOrder {
  readonly trades: number;
  readonly resamples: number;
  /** Deepest drawdown in the order in which the trades were made. */
  readonly actualDrawdownPct: number;
  /** Of the same trades in other orders. */
  readonly drawdownPct: QuantileBand;
  /** Part of the other orders with a smaller drawdown, 0 to 100; equal ones count half. */
  readonly actualRankPct: number;
  readonly finalEquity: number;
  /** Of as many trades drawn from these with replacement, quote currency. */
  readonly finalEquityBand: QuantileBand;
  readonly ruinDrawdownPct: number;
  /** Part of these drawn sequences whose drawdown reaches that, 0 to 1. */
  readonly ruinProbability: number;
}

/**
 * How much of a drawdown was the order of the trades, and how bad it could have been.
 *
 * `profits` are those of round trips in the order of their ends, quote currency, fees included. Each is taken as the part
 * of the equity before it that it earned, and these parts are compounded in other orders: sizes follow the equity.
 * Other orders of the same trades give the drawdowns; draws with replacement, where a trade may come twice or never,
 * give the final equity and the ruin (B. Efron, Bootstrap Methods: Another Look at the Jackknife, 1979). Both assume
 * that one trade says nothing about the next, and know no drawdown within a trade.
 *
 * Null under {@link TRADES_MIN} trades, and where the equity was gone at some point.
 */
export function tradeOrder(
  profits: Float64Array,
  startEquity: number,
  { seed, resamples = 2000, ruinDrawdownPct = 50 }: TradeOrderOptions,
): TradeOrder | null {
  assert(startEquity > 0 && resamples >= 1, `${resamples} resamples of trades on ${startEquity}`);
  const factors = growthFactors(profits, startEquity);
  if (profits.length < TRADES_MIN || factors === null) return null;
  const actual = walk(factors);
  const permuted = permutedDrawdowns(factors, resamples, createRandom(`${seed}/orders`));
  const drawn = drawnWalks(factors, resamples, createRandom(`${seed}/draws`));
  const ruined = drawn.drawdowns.reduce((count, drawdown) => count + (drawdown * 100 >= ruinDrawdownPct ? 1 : 0), 0);
  return {
    trades: profits.length,
    resamples,
    actualDrawdownPct: 100 * actual.drawdown,
    drawdownPct: band(permuted, 100),
    actualRankPct: 100 * rankShare(permuted, actual.drawdown),
    finalEquity: startEquity * actual.growth,
    finalEquityBand: band(drawn.growths, startEquity),
    ruinDrawdownPct,
    ruinProbability: ruined / resamples,
  };
}

/** What each trade multiplied the equity before it by; null where nothing was left. */
function growthFactors(profits: Float64Array, startEquity: number): Float64Array | null {
  const factors = new Float64Array(profits.length);
  let equity = startEquity;
  for (let i = 0; i < profits.length; i++) {
    factors[i] = 1 + profits[i] / equity;
    equity += profits[i];
    if (!(equity > 0)) return null;
  }
  return factors;
}

function walk(factors: Float64Array): { readonly growth: number; readonly drawdown: number } {
  let growth = 1;
  let peak = 1;
  let drawdown = 0;
  for (let i = 0; i < factors.length; i++) {
    growth *= factors[i];
    if (growth > peak) peak = growth;
    else drawdown = Math.max(drawdown, 1 - growth / peak);
  }
  return { growth, drawdown };
}

/** Ascending. */
function permutedDrawdowns(factors: Float64Array, resamples: number, random: RandomState): Float64Array {
  const order = factors.slice();
  const drawdowns = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    // Fisher and Yates's shuffle; it need not begin from the same order.
    for (let last = order.length - 1; last > 0; last--) {
      const other = nextBelow(random, last + 1);
      const swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    drawdowns[i] = walk(order).drawdown;
  }
  return drawdowns.sort();
}

/** Growths ascending, drawdowns as drawn. */
function drawnWalks(
  factors: Float64Array,
  resamples: number,
  random: RandomState,
): { readonly growths: Float64Array; readonly drawdowns: Float64Array } {
  const sequence = new Float64Array(factors.length);
  const growths = new Float64Array(resamples);
  const drawdowns = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    for (let trade = 0; trade < sequence.length; trade++) sequence[trade] = factors[nextBelow(random, factors.length)];
    const { growth, drawdown } = walk(sequence);
    growths[i] = growth;
    drawdowns[i] = drawdown;
  }
  return { growths: growths.sort(), drawdowns };
}

function nextBelow(random: RandomState, end: number): number {
  return Math.floor((nextUint32(random) / TWO_TO_32) * end);
}

/** Drawdowns of one set of trades differ in their last digits by the order of the products. */
const EQUAL = 1e-12;

function rankShare(sorted: Float64Array, value: number): number {
  let share = 0;
  for (const other of sorted) share += other < value - EQUAL ? 1 : other <= value + EQUAL ? 0.5 : 0;
  return share / sorted.length;
}

function band(sorted: Float64Array, unit: number): QuantileBand {
  return {
    p5: unit * quantile(sorted, 0.05),
    p50: unit * quantile(sorted, 0.5),
    p95: unit * quantile(sorted, 0.95),
  };
}
