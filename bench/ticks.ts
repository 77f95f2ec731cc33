import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { BUILT_IN } from '../src/agents/strategies/built-in.js';
import { defineStrategy, type StrategyDefinition } from '../src/agents/strategies/strategy.js';
import { createRandom, nextUniform } from '../src/core/random.js';
import {
  allocateDepthColumns,
  allocateQuoteColumns,
  allocateTradeColumns,
  BUY_SIDE,
  SELL_SIDE,
} from '../src/core/tick-columns.js';
import { ColumnsFeed } from '../src/feeds/columns-feed.js';
import { barsFromTrades } from '../src/kernel/bar-builders/bars-from-trades.js';
import { driveReplay } from '../src/kernel/replay-driver.js';
import type { TickData } from '../src/kernel/ticks/tick-series.js';
import { composeEngine } from '../src/runner/compose/compose-engine.js';
import { parseScenario } from '../src/runner/scenario/parse-scenario.js';
import { type Measures, rateOf } from './measure.js';

const TRADES = 1_000_000;
/** Of the run with a book: a quote for each trade, and a message of the book for every other one. */
const BOOK_TRADES = 200_000;
const LEVELS = 20;
const RUNS = 15;
const WARM_UP_RUNS = 5;
const START_MS = 1_704_067_200_000;
const INTERVAL_MS = 60_000;

/** Two averages over trades, in and out where they cross: some thousand fills in the million. */
const tradeCross = defineStrategy({
  name: 'trade-cross',
  description: 'Long while the fast average of trade prices is above the slow one.',
  params: z.strictObject({}),
  init: () => ({ fast: Number.NaN, slow: Number.NaN, above: false }),
  onBar() {},
  onTrade(state, { price }, ctx) {
    if (Number.isNaN(state.fast)) state.fast = state.slow = price;
    state.fast += (price - state.fast) / 200;
    state.slow += (price - state.slow) / 2_000;
    const above = state.fast > state.slow;
    if (above === state.above) return;
    state.above = above;
    ctx.signal({ direction: above ? 'long' : 'flat', reason: 'averages of trades crossed' });
  },
});

const SCENARIO = `
name: bench-ticks
data:
  - { symbol: BTCUSDT, source: trades, path: trades.csv, filters: { tickSize: 0.01, lotSize: 0.00001, minNotional: 5 } }
account: { cash: { USDT: 10000000 } }
strategies:
  - { id: trades, use: trade-cross, symbols: [BTCUSDT], sizing: { model: fixed, quantity: 0.1 } }
  - { id: bars, use: momentum, symbols: [BTCUSDT], params: { fast: 20, slow: 50 }, sizing: { model: fixed, quantity: 0.1 } }
`;

export const TICK_BENCHMARKS = ['ticks.chain', 'ticks.book'] as const;

/**
 * The whole chain over ticks: bars are made of the trades, one strategy watches trades, one bars. `ticks.chain`: a million
 * trades. `ticks.book`: trades, quotes and depth, with an order book that every message changes and orders take from.
 */
export async function benchTicks(name: (typeof TICK_BENCHMARKS)[number]): Promise<Measures> {
  const ticks = name === 'ticks.chain' ? makeTrades(TRADES) : withBook(makeTrades(BOOK_TRADES));
  const { trades, quotes, depth } = ticks;
  const lastTsMs = trades.tsMs[trades.length - 1];
  const bars = barsFromTrades(trades, { kind: 'time', intervalMs: INTERVAL_MS }, { untilTsMs: lastTsMs });
  const tickCount = trades.length + quotes.length + depth.length;
  const timesMs: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP_RUNS; run++) {
    const ms = await timeChain(ticks, bars.length, tickCount);
    if (run >= WARM_UP_RUNS) timesMs.push(ms);
  }
  return { [name]: rateOf(tickCount, timesMs, 'events/s') };
}

async function timeChain(ticks: TickData, barCount: number, tickCount: number): Promise<number> {
  const builtInStrategies = ['momentum', tradeCross.name];
  const scenario = parseScenario(SCENARIO, { path: '/bench/ticks.yaml', env: {}, builtInStrategies });
  const known: Readonly<Record<string, StrategyDefinition>> = {
    ...BUILT_IN,
    [tradeCross.name]: tradeCross as StrategyDefinition,
  };
  const resolved = scenario.strategies.map(({ use, params }) => {
    const definition = known[use];
    return { definition, params: definition.params.parse(params) };
  });
  const engine = composeEngine(scenario, resolved, { ticks: [ticks] });
  const startedMs = performance.now();
  await driveReplay(engine.loop, engine.series, [new ColumnsFeed(NO_BARS)]);
  engine.kernel.stop();
  engine.kernel.hasher.digestHex();
  const elapsedMs = performance.now() - startedMs;
  if (engine.loop.bars !== barCount || engine.loop.ticksDelivered !== tickCount || engine.record.fillCount < 100) {
    throw new Error(`a run of ${engine.loop.ticksDelivered} ticks, ${engine.record.fillCount} fills is no benchmark`);
  }
  return elapsedMs;
}

const NO_BARS = barsFromTrades(allocateTradeColumns(0), { kind: 'time', intervalMs: INTERVAL_MS });

/** A seeded walk on the tick, a hundred trades a second in bursts. */
function makeTrades(count: number): TickData {
  const random = createRandom('bench/ticks');
  const trades = allocateTradeColumns(count);
  let tsMs = START_MS;
  let cents = 4_000_000;
  for (let row = 0; row < count; row++) {
    // Half of all trades share their millisecond with the one before, as real ones do.
    if (nextUniform(random) < 0.5) tsMs += Math.ceil(nextUniform(random) * 40);
    cents += Math.round((nextUniform(random) - 0.5) * 60);
    trades.tsMs[row] = tsMs;
    trades.exchangeTsMs[row] = tsMs;
    trades.price[row] = cents / 100;
    trades.quantity[row] = Math.ceil(nextUniform(random) * 10_000) / 100_000;
    trades.takerSide[row] = nextUniform(random) < 0.5 ? BUY_SIDE : SELL_SIDE;
    trades.id[row] = row + 1;
  }
  return { trades, quotes: allocateQuoteColumns(0), depth: allocateDepthColumns(0, 0), bookRules: 'spot' };
}

/**
 * Around each trade a quote a cent away on both sides; with every other one a message that moves the book to that price:
 * what the price has passed goes, and some levels near the best are set anew.
 */
function withBook({ trades }: TickData): TickData {
  const random = createRandom('bench/book');
  const quotes = allocateQuoteColumns(trades.length);
  const resting: Resting = { bids: new Map(), asks: new Map() };
  const levels: Level[] = [];
  const starts = [0];
  for (let row = 0; row < trades.length; row++) {
    const cents = Math.round(trades.price[row] * 100);
    quotes.tsMs[row] = trades.tsMs[row];
    quotes.exchangeTsMs[row] = trades.tsMs[row];
    quotes.updateId[row] = row + 1;
    quotes.bidPrice[row] = (cents - 1) / 100;
    quotes.askPrice[row] = (cents + 1) / 100;
    quotes.bidQuantity[row] = 0.05 + nextUniform(random) * 0.2;
    quotes.askQuantity[row] = 0.05 + nextUniform(random) * 0.2;
    if (row % 2 !== 0) continue;
    levels.push(...moveBook(resting, cents, () => nextUniform(random)));
    starts.push(levels.length);
  }
  const count = starts.length - 1;
  const depth = allocateDepthColumns(count, levels.length);
  for (let row = 0; row < count; row++) {
    depth.tsMs[row] = trades.tsMs[row * 2];
    depth.exchangeTsMs[row] = depth.tsMs[row];
    depth.firstUpdateId[row] = row + 1;
    depth.finalUpdateId[row] = row + 1;
    depth.previousFinalUpdateId[row] = Number.NaN;
    depth.isSnapshot[row] = row === 0 ? 1 : 0;
  }
  depth.levelStart.set(starts);
  for (const [at, [side, cents, quantity]] of levels.entries()) {
    depth.levelSide[at] = side;
    depth.levelPrice[at] = cents / 100;
    depth.levelQuantity[at] = quantity;
  }
  return { trades, quotes, depth, bookRules: 'spot' };
}

type Level = readonly [side: number, cents: number, quantity: number];

/** What rests at which price, in cents. */
interface Resting {
  readonly bids: Map<number, number>;
  readonly asks: Map<number, number>;
}

/** The levels that change when the price comes to `cents`. */
function moveBook({ bids, asks }: Resting, cents: number, uniform: () => number): Level[] {
  const levels: Level[] = [];
  for (const [side, levelsOfSide] of [
    [BUY_SIDE, bids],
    [SELL_SIDE, asks],
  ] as const) {
    for (const price of levelsOfSide.keys()) {
      const distance = (cents - price) * side;
      if (distance > 0 && distance <= 10 * LEVELS) continue;
      levelsOfSide.delete(price);
      levels.push([side, price, 0]);
    }
    for (let missing = Math.max(2, LEVELS - levelsOfSide.size); missing > 0; missing--) {
      const price = cents - side * Math.ceil(uniform() * 10 * LEVELS);
      const quantity = Math.ceil(uniform() * 20_000) / 100_000;
      levelsOfSide.set(price, quantity);
      levels.push([side, price, quantity]);
    }
  }
  return levels;
}
