import fc from 'fast-check';
import { BUILT_IN } from '../../src/agents/strategies/built-in.js';
import type { StrategyDefinition } from '../../src/agents/strategies/strategy.js';
import { type BarColumns, sliceBarColumns } from '../../src/core/bar-columns.js';
import type { EventHeader } from '../../src/events/event.js';
import { ColumnsFeed } from '../../src/feeds/columns-feed.js';
import { synthesizeBars } from '../../src/feeds/synthetic/synthesize-bars.js';
import { driveReplay } from '../../src/kernel/replay-driver.js';
import { composeEngine, type Engine } from '../../src/runner/compose/compose-engine.js';
import { parseScenario } from '../../src/runner/scenario/parse-scenario.js';
import { loadDefinitions, pairStrategies, withCheckedParams } from '../../src/runner/user-files/resolve-strategies.js';
import { fickle } from './fickle-strategy.js';

const KNOWN: Record<string, StrategyDefinition> = { ...BUILT_IN, fickle: fickle as unknown as StrategyDefinition };
export const MINUTE_MS = 60_000;
const FROM_MS = Date.UTC(2024, 0, 1);

/** A scenario and its markets, made up. */
export interface RandomDesk {
  readonly scenario: object;
  readonly bars: readonly BarColumns[];
  readonly intervalsMs: readonly number[];
}

export interface DeskRun {
  readonly engine: Engine;
  /** Every derived event in order, written out. */
  readonly events: readonly string[];
  readonly digest: string;
}

export interface DeskRunOptions {
  readonly batchRows?: number;
  /** Only bars that have closed by then. */
  readonly untilMs?: number;
  /** Called before the first event: to subscribe. */
  onEngine?(engine: Engine): void;
  onEvent?(topic: string, event: EventHeader): void;
}

/** Runs a desk over its bars, or over the first part of them. */
export async function runDesk(desk: RandomDesk, options: DeskRunOptions = {}): Promise<DeskRun> {
  const { batchRows, untilMs = Number.POSITIVE_INFINITY, onEngine, onEvent } = options;
  const parsed = parseScenario(JSON.stringify(desk.scenario), {
    path: '/scenario.yaml',
    env: {},
    builtInStrategies: Object.keys(KNOWN),
  });
  const definitions = await loadDefinitions(parsed.strategies, KNOWN);
  const scenario = withCheckedParams(parsed, definitions);
  const engine = composeEngine(scenario, pairStrategies(scenario, definitions));
  const events: string[] = [];
  onEngine?.(engine);
  engine.kernel.listen((topic, event) => {
    events.push(written(topic, event));
    onEvent?.(topic, event);
  });
  const feeds = desk.bars.map((bars, index) => {
    let rows = 0;
    while (rows < bars.length && bars.tsMs[rows] + desk.intervalsMs[index] <= untilMs) rows++;
    return new ColumnsFeed(sliceBarColumns(bars, 0, rows), batchRows);
  });
  await driveReplay(engine.loop, engine.series, feeds);
  engine.kernel.stop();
  return { engine, events, digest: engine.kernel.hasher.digestHex() };
}

function written(topic: string, event: EventHeader): string {
  return `${topic} ${JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))}`;
}

/** The place of the first event that differs, or -1. */
export function firstDifference(actual: readonly string[], expected: readonly string[]): number {
  const length = Math.max(actual.length, expected.length);
  for (let index = 0; index < length; index++) if (actual[index] !== expected[index]) return index;
  return -1;
}

export function tsMsOf(event: string): number {
  return Number(/"tsMs":([\d.]+)/.exec(event)?.[1]);
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const strategies = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ use: fc.constant('fickle'), params: fc.record({ chance: fc.constantFrom(0.05, 0.3, 1) }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      use: fc.constant('momentum'),
      params: fc.constantFrom({ fast: 2, slow: 5 }, { fast: 5, slow: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ use: fc.constant('macd'), params: fc.constant({ fast: 3, slow: 8, signal: 3 }) }),
  },
);

const sizings = fc.oneof(
  fc.constantFrom('0.5', '3', '40').map((quantity) => ({ model: 'fixed', quantity })),
  fc.constantFrom(10, 60, 100).map((pct) => ({ model: 'percent', pct })),
  fc.constantFrom<object>(
    { model: 'risk', riskPct: 2, fallbackStopPct: 1 },
    { model: 'volatility-target', targetPct: 30, window: 5, every: '3m' },
    { model: 'kelly', trades: 3, startPct: 30, maxPct: 60 },
  ),
);

const allocators = fc
  .tuple(
    fc.constantFrom<object>(
      {},
      {},
      { model: 'performance', sampleEvery: '5m', window: '2h' },
      { model: 'risk-parity', sampleEvery: '1m', window: '1h', maxPct: 60 },
      { model: 'risk-parity', method: 'equal-risk', sampleEvery: '2m', window: '1h' },
      { model: 'minimum-variance', sampleEvery: '1m', window: '1h', minPct: 5 },
      { model: 'regime', regime: { interval: '3m', adxPeriod: 3, volatilityWindow: 3, lookback: 10 } },
    ),
    fc.constantFrom<object>({}, {}, { driftBandPct: 2 }),
    fc.constantFrom<object>({}, {}, { conflicts: 'net' }),
    fc.constantFrom<object>({}, { rebalance: '15m' }, { rebalance: '1h' }),
  )
  .map(([model, band, conflicts, rebalance]) => ({
    ...model,
    ...conflicts,
    ...rebalance,
    ...('rebalance' in rebalance ? band : {}),
  }));

/** Desks of one or two symbols and up to four strategies over some hours, with everything that a scenario can set. */
export const randomDesks: fc.Arbitrary<RandomDesk> = fc
  .record({
    seed: fc.nat(1_000_000),
    rows: fc.integer({ min: 30, max: 400 }),
    symbols: fc.constantFrom(['BTCUSDT'], ['BTCUSDT', 'ETHUSDT']),
    slow: fc.boolean(),
    lateMinutes: fc.constantFrom(0, 0, 30),
    strategies: fc.array(fc.record({ strategy: strategies, sizing: sizings }), { minLength: 1, maxLength: 4 }),
    venue: fc.record({
      fees: fc.record({ makerBps: fc.constantFrom(0, 2.5), takerBps: fc.constantFrom(0, 10) }),
      slippage: fc.constantFrom({ model: 'none' }, { model: 'fixed', bps: 3 }),
      latencyMs: fc.constantFrom(0, 0, 1, 800, 90_000),
      intrabar: fc.constantFrom('adaptive', 'pessimistic', 'optimistic'),
      limitTouch: fc.boolean(),
    }),
    allocator: allocators,
    maxPositionPct: maybe(fc.constantFrom(5, 30)),
    maxExposurePct: maybe(fc.constantFrom(20, 90)),
    volatility: fc.constantFrom(0.6, 6),
  })
  .map(({ seed, rows, symbols, slow, lateMinutes, venue, allocator, volatility, ...rest }) => {
    const intervalsMs = symbols.map((_, index) => (index === 1 && slow ? 3 * MINUTE_MS : MINUTE_MS));
    const days = Math.ceil(rows / 1440) + 1;
    const bars = symbols.map((symbol, index) => {
      const late = index === 1 ? lateMinutes * MINUTE_MS : 0;
      const fromMs = FROM_MS + late;
      const all = synthesizeBars({
        symbol,
        seed,
        intervalMs: intervalsMs[index],
        fromMs,
        days,
        startPrice: 100,
        volatility,
      });
      return sliceBarColumns(all, 0, Math.max(2, Math.floor((rows * MINUTE_MS - late) / intervalsMs[index])));
    });
    const { maxPositionPct, maxExposurePct } = rest;
    const scenario = {
      name: 'random',
      seed,
      data: symbols.map((symbol, index) => ({
        symbol,
        source: 'synthetic',
        interval: intervalsMs[index] === MINUTE_MS ? '1m' : '3m',
        filters:
          index === 0
            ? { tickSize: '0.01', lotSize: '0.001' }
            : { tickSize: '0.05', lotSize: '0.01', minNotional: '5' },
      })),
      venue,
      account: { cash: { USDT: 10_000 } },
      strategies: rest.strategies.map(({ strategy, sizing }, index) => ({
        id: `s${index}`,
        symbols,
        sizing,
        ...strategy,
      })),
      allocator,
      risk: { maxPositionPct, maxExposurePct },
    };
    return { scenario, bars, intervalsMs };
  });
