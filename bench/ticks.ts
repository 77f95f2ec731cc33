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
import { composeEngine } from '../src/runner/compose-engine.js';
import { parseScenario } from '../src/runner/scenario/parse-scenario.js';
import { type Measures, rateOf } from './measure.js';

const TRADES = 1_000_000;
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

/** The whole chain over a million trades: bars are made of them, one strategy watches trades, one bars. */
export async function benchTicks(): Promise<Measures> {
  const ticks = makeTrades();
  const bars = barsFromTrades(ticks.trades, { kind: 'time', intervalMs: INTERVAL_MS });
  const timesMs: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP_RUNS; run++) {
    const ms = await timeChain(ticks, bars.length);
    if (run >= WARM_UP_RUNS) timesMs.push(ms);
  }
  return { 'ticks.chain': rateOf(TRADES, timesMs, 'events/s') };
}

async function timeChain(ticks: TickData, barCount: number): Promise<number> {
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
  if (engine.loop.bars !== barCount || engine.loop.ticksDelivered !== TRADES || engine.record.fillCount < 100) {
    throw new Error(`a run of ${engine.loop.ticksDelivered} ticks, ${engine.record.fillCount} fills is no benchmark`);
  }
  return elapsedMs;
}

const NO_BARS = barsFromTrades(allocateTradeColumns(0), { kind: 'time', intervalMs: INTERVAL_MS });

/** A seeded walk on the tick, a hundred trades a second in bursts. */
function makeTrades(): TickData {
  const random = createRandom('bench/ticks');
  const trades = allocateTradeColumns(TRADES);
  let tsMs = START_MS;
  let cents = 4_000_000;
  for (let row = 0; row < TRADES; row++) {
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
