import { performance } from 'node:perf_hooks';
import { BUILT_IN } from '../src/agents/strategies/built-in.js';
import type { BarColumns } from '../src/core/bar-columns.js';
import { DEFAULT_DATA_POLICY } from '../src/feeds/check/data-policy.js';
import { ColumnsFeed } from '../src/feeds/columns-feed.js';
import { driveReplay } from '../src/kernel/replay-driver.js';
import { composeEngine } from '../src/runner/compose/compose-engine.js';
import type { EngineScenario } from '../src/runner/engine-scenario.js';
import type { BenchData } from './bench-data.js';
import { type Measure, type Measures, median, rateOf } from './measure.js';
import { nakedLoop, plainLoop } from './plain-loop.js';

const RUNS = 25;
const WARM_UP_RUNS = 5;
const HOUR_MS = 3_600_000;
const FILTERS = { tickSize: '0.01', lotSize: '0.00001', minNotional: '5' };

interface Strategy {
  readonly use: string;
  readonly symbols: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

export const CHAIN_BENCHMARKS = [
  'chain.quiet',
  'chain.oneSymbol',
  'chain.desk',
  'chain.allStrategies',
  'chain.everyMinute',
] as const;

/**
 * The whole chain (strategy, barrier, allocator, risk, venue, ledger) against the plain loop, in turn in one process.
 * One benchmark to a process, as users run one scenario to a process: code that V8 has made for one desk is slower for
 * the next.
 */
export async function benchChain(name: (typeof CHAIN_BENCHMARKS)[number], { btc, eth }: BenchData): Promise<Measures> {
  if (name === 'chain.desk') return { [name]: (await pair({ BTCUSDT: btc, ETHUSDT: eth }, DESK, null)).engine };
  if (name === 'chain.allStrategies' || name === 'chain.everyMinute') {
    const desk = name === 'chain.allStrategies' ? QUARTER_HOUR_DESK : MINUTE_DESK;
    return { [name]: (await pair({ BTCUSDT: btc, ETHUSDT: eth }, ALL_STRATEGIES, null, desk)).engine };
  }
  const [fast, slow] = name === 'chain.quiet' ? [480, 1440] : [20, 50];
  const measured = await pair({ BTCUSDT: btc }, [cross(fast, slow)], () => plainLoop(btc, fast, slow, 0.1));
  return {
    [name]: measured.engine,
    [name.replace('chain', 'plain')]: measured.plain as Measure,
    [name.replace('chain', 'naked')]: rateOf(
      btc.length,
      timesOf(() => nakedLoop(btc, fast, slow, 0.1)),
      'bars/s',
    ),
  };
}

function cross(fast: number, slow: number, symbols = ['BTCUSDT']): Strategy {
  return { use: 'momentum', symbols, params: { fast, slow } };
}

/** Two symbols, four strategies, 77 thousand fills in the year. */
const DESK: readonly Strategy[] = [
  cross(20, 50, ['BTCUSDT', 'ETHUSDT']),
  cross(480, 1440, ['BTCUSDT', 'ETHUSDT']),
  { use: 'macd', symbols: ['BTCUSDT'], params: {} },
  { use: 'macd', symbols: ['ETHUSDT'], params: { fast: 60, slow: 130, signal: 45 } },
];

/** What stands around the strategies. */
type Surroundings = Pick<EngineScenario, 'allocator' | 'risk'> & {
  readonly sizing: EngineScenario['strategies'][number]['sizing'];
  /** The strategies' own bars, made of the minutes; null: the minutes. */
  readonly bars: { readonly interval: '15m'; readonly intervalMs: number } | null;
  /** With fewer, or with a halt, the run is not what is to be measured. */
  readonly fillsMin: number;
};

const PLAIN_DESK: Surroundings = {
  allocator: { model: 'equal', rebalanceMs: null },
  risk: { maxPositionPct: null, maxExposurePct: null },
  sizing: { model: 'fixed', quantity: '0.1' },
  bars: null,
  fillsMin: 1,
};

/** Each on both symbols, with its own defaults. */
const ALL_STRATEGIES: readonly Strategy[] = [
  'momentum',
  'macd',
  'bollinger',
  'mean-reversion',
  'breakout',
  'stochastic',
  'ict',
].map((use) => ({ use, symbols: ['BTCUSDT', 'ETHUSDT'], params: {} }));

const BY_PERFORMANCE: Surroundings['allocator'] = {
  model: 'performance',
  rebalanceMs: 6 * HOUR_MS,
  everyMs: HOUR_MS,
  samples: 14 * 24,
  minPct: 5,
  maxPct: 40,
};

/** As somebody would trade them: on bars of a quarter of an hour, orders filling on the minutes; limits that shrink and refuse. */
const QUARTER_HOUR_DESK: Surroundings = {
  allocator: BY_PERFORMANCE,
  risk: { maxPositionPct: 25, maxExposurePct: 60, maxDailyLossPct: 25, maxDrawdownPct: 95 },
  sizing: { model: 'percent', pct: 20 },
  bars: { interval: '15m', intervalMs: 900_000 },
  fillsMin: 10_000,
};

/** As nobody would, for the fees: all of them on every minute, 227 thousand fills. Small enough that it lasts the year. */
const MINUTE_DESK: Surroundings = {
  allocator: BY_PERFORMANCE,
  risk: { maxPositionPct: 2, maxExposurePct: 3, maxDailyLossPct: 50, maxDrawdownPct: 99 },
  sizing: { model: 'percent', pct: 2 },
  bars: null,
  fillsMin: 200_000,
};

async function pair(
  bars: Readonly<Record<string, BarColumns>>,
  strategies: readonly Strategy[],
  plain: (() => unknown) | null,
  surroundings = PLAIN_DESK,
): Promise<{ engine: Measure; plain: Measure | null }> {
  const total = Object.values(bars).reduce((sum, { length }) => sum + length, 0);
  const engineMs: number[] = [];
  const plainMs: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP_RUNS; run++) {
    const engine = await timeEngine(bars, strategies, surroundings);
    const yardstick = plain === null ? Number.NaN : time(plain);
    if (run < WARM_UP_RUNS) continue;
    engineMs.push(engine);
    plainMs.push(yardstick);
  }
  const measure = rateOf(total, engineMs, 'bars/s');
  if (plain === null) return { engine: measure, plain: null };
  // Pair by pair, so that a machine whose speed drifts drifts for both.
  const ratioToPlainLoop = median(engineMs.map((ms, index) => ms / plainMs[index]));
  return { engine: { ...measure, ratioToPlainLoop }, plain: rateOf(total, plainMs, 'bars/s') };
}

/** Milliseconds of one run of `chain.quiet`, for those who measure beside it. */
export function timeQuiet(btc: BarColumns): Promise<number> {
  return timeEngine({ BTCUSDT: btc }, [cross(480, 1440)], PLAIN_DESK);
}

async function timeEngine(
  bars: Readonly<Record<string, BarColumns>>,
  strategies: readonly Strategy[],
  surroundings: Surroundings,
): Promise<number> {
  const scenario = scenarioOf(Object.keys(bars), strategies, surroundings);
  const resolved = strategies.map(({ use, params }) => {
    const definition = BUILT_IN[use];
    return { definition, params: definition.params.parse(params) };
  });
  const engine = composeEngine(scenario, resolved);
  const feeds = Object.values(bars).map((columns) => new ColumnsFeed(columns));
  // No forced collection in between: it would throw away optimised code along with the objects that it was made for.
  const startedMs = performance.now();
  await driveReplay(engine.loop, engine.series, feeds);
  engine.kernel.stop();
  engine.kernel.hasher.digestHex();
  const elapsedMs = performance.now() - startedMs;
  const { fillCount, halts } = engine.record;
  if (fillCount < surroundings.fillsMin || halts.length > 0) {
    throw new Error(`a run of ${fillCount} fills and ${halts.length} halts is no benchmark`);
  }
  return elapsedMs;
}

function timesOf(run: () => unknown): number[] {
  for (let warm = 0; warm < WARM_UP_RUNS; warm++) run();
  return Array.from({ length: RUNS }, () => time(run));
}

function time(run: () => unknown): number {
  const startedMs = performance.now();
  run();
  return performance.now() - startedMs;
}

function scenarioOf(
  symbols: readonly string[],
  strategies: readonly Strategy[],
  { allocator, risk, sizing, bars }: Surroundings,
): EngineScenario {
  return {
    name: 'bench',
    description: null,
    seed: 1,
    data: symbols.map((symbol) => ({
      symbol,
      base: symbol.replace(/USDT$/, ''),
      quote: 'USDT',
      interval: '1m',
      intervalMs: 60_000,
      policy: DEFAULT_DATA_POLICY,
      filters: FILTERS,
      funding: null,
      mark: null,
      source: 'csv',
      path: '',
      columns: null,
    })),
    period: { fromMs: null, toMs: null },
    venue: {
      kind: 'spot',
      margin: null,
      fees: { makerBps: 10, takerBps: 10 },
      slippage: { model: 'none' },
      latency: { model: 'fixed', ms: 0 },
      participationPct: null,
      selfTrade: 'prevent',
      intrabar: 'adaptive',
      limitTouch: false,
    },
    account: { cash: { USDT: '1000000' }, quoteCurrency: 'USDT' },
    strategies: strategies.map(({ use, symbols: own, params }, index) => ({
      id: `s${index}`,
      use,
      file: null,
      symbols: own,
      interval: bars?.interval ?? null,
      intervalMs: bars?.intervalMs ?? null,
      params,
      sizing,
      execution: null,
    })),
    allocator,
    risk,
    report: { equityEveryMs: 3_600_000 },
  };
}
