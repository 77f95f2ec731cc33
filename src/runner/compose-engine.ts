import { splitEqually } from '../agents/allocator/equal-shares.js';
import { EqualWeightAllocator } from '../agents/allocator/equal-weight-allocator.js';
import { FixedSizing } from '../agents/allocator/sizing/fixed-sizing.js';
import { PercentSizing } from '../agents/allocator/sizing/percent-sizing.js';
import type { SizingModel } from '../agents/allocator/sizing/sizing-model.js';
import { Bookkeeper } from '../agents/bookkeeper/bookkeeper.js';
import { PerformanceAgent } from '../agents/performance/performance-agent.js';
import { Recorder } from '../agents/recorder/recorder.js';
import { RunRecord } from '../agents/recorder/run-record.js';
import { BarResampler, type ResampledSeries } from '../agents/resampler/bar-resampler.js';
import { RiskAgent } from '../agents/risk/risk-agent.js';
import type { RiskRule } from '../agents/risk/risk-rule.js';
import { AvailableCash } from '../agents/risk/rules/available-cash.js';
import { AvailableMargin } from '../agents/risk/rules/available-margin.js';
import { MaxExposure } from '../agents/risk/rules/max-exposure.js';
import { MaxPosition } from '../agents/risk/rules/max-position.js';
import { NoShort } from '../agents/risk/rules/no-short.js';
import type { StrategyDefinition } from '../agents/strategies/strategy.js';
import { StrategyAgent } from '../agents/strategies/strategy-agent.js';
import { parseDecimal } from '../core/decimal.js';
import { createInstrument, type Instrument } from '../core/instrument.js';
import { FEE_DECIMALS, MONEY_DECIMALS, type Money } from '../core/units.js';
import type { FailurePolicy } from '../kernel/agent-host.js';
import { BarSeries } from '../kernel/bar-series.js';
import { Kernel } from '../kernel/kernel.js';
import { RootLoop } from '../kernel/root-loop.js';
import { type TickData, TickSeries } from '../kernel/ticks/tick-series.js';
import type { Account } from '../ledger/account.js';
import { Portfolio } from '../ledger/portfolio.js';
import type { SimulatedVenue } from '../venues/simulated/simulated-venue.js';
import { createExecutionAgent } from './compose-execution.js';
import { createVenue } from './compose-venue.js';
import { dearestTakerBps } from './compose-venue-models.js';
import type { EngineScenario } from './engine-scenario.js';
import type { MarketTerms } from './market-terms.js';
import { resampledIndex, resampledSeries } from './resampled-series.js';
import type { ScenarioSizing } from './scenario/scenario.js';

/** A strategy of the scenario with its code and its checked parameters. */
export interface ResolvedStrategy {
  readonly definition: StrategyDefinition;
  readonly params: unknown;
}

export interface EngineOptions {
  /** Default: a failing agent stops the run. */
  readonly failurePolicy?: FailurePolicy;
  /** By data set, where the scenario trades on margin. */
  readonly terms?: readonly MarketTerms[];
  /** By data set: its ticks; null where bars are the data. Left out: there are none. */
  readonly ticks?: readonly (TickData | null)[];
}

/** A run, wired and not yet started. */
export interface Engine {
  readonly kernel: Kernel;
  readonly loop: RootLoop;
  /** By data set; one of ticks has a series without bars in its place. */
  readonly series: readonly BarSeries[];
  /** By data set; null where bars are the data. */
  readonly ticks: readonly (TickSeries | null)[];
  readonly instruments: readonly Instrument[];
  readonly accounts: () => readonly Account[];
  readonly venue: SimulatedVenue;
  readonly performance: PerformanceAgent;
  readonly record: RunRecord;
}

/** Wires a run. The list of agents below is the order of subscription, hence of everything that happens at one time. */
export function composeEngine(
  scenario: EngineScenario,
  strategies: readonly ResolvedStrategy[],
  { failurePolicy = 'stop', terms = [], ticks: tickData = [] }: EngineOptions = {},
): Engine {
  const instruments = scenario.data.map(({ symbol, base, quote, filters }, index) =>
    createInstrument({ symbol, base, quote, ...filters, ...quantityGrid(scenario) }, index),
  );
  const record = new RunRecord();
  const deposits = splitEqually(initialCash(scenario), strategies.length);
  const bookkeeper = new Bookkeeper(instruments, deposits);
  const accounts = () => bookkeeper.accounts;
  // Prices come from the kernel, which needs the agents first: the portfolio reads them when it is asked.
  const portfolio = new Portfolio(instruments, accounts, () => kernel.market);
  const onTicks = instruments.map((_, index) => (tickData[index] ?? null) !== null);
  const venue = createVenue(scenario, instruments, deposits, terms, () => kernel.market.lastPrice, onTicks);
  const performance = new PerformanceAgent({
    instruments,
    accounts,
    sampleEveryMs: scenario.report.equityEveryMs,
    record,
  });
  const resampled = resampledSeries(scenario);
  const agents = [
    venue,
    bookkeeper,
    ...(resampled.length > 0 ? [new BarResampler(resampled)] : []),
    ...createStrategyAgents(scenario, strategies, instruments, portfolio, resampled),
    new EqualWeightAllocator({
      instruments,
      sizings: scenario.strategies.map(({ sizing }) => createSizing(sizing, dearestTakerBps(scenario.venue.fees))),
      portfolio,
      accounts,
      rebalanceMs: scenario.allocator.rebalanceMs ?? undefined,
    }),
    new RiskAgent(createRules(scenario), portfolio),
    createExecutionAgent(instruments, scenario.strategies),
    performance,
    new Recorder(record),
  ];
  const kernel = new Kernel({
    agents,
    instrumentCount: instruments.length,
    seriesNames: scenario.data.map(({ symbol }) => symbol),
    resampledNames: resampled.map(({ name }) => name),
    failurePolicy,
  });
  const series = scenario.data.map(
    ({ symbol, intervalMs }, index) => new BarSeries(index, symbol, intervalMs, kernel.clock),
  );
  const ticks = scenario.data.map(({ symbol, intervalMs }, index) => {
    const data = tickData[index] ?? null;
    return data === null ? null : new TickSeries(kernel, index, symbol, intervalMs, data);
  });
  const loop = new RootLoop(kernel, series, ticks);
  return { kernel, loop, series, ticks, instruments, accounts, venue, performance, record };
}

/** Fees in coins are counted finer than most lots. */
function quantityGrid({ venue }: EngineScenario): { quantityDecimals?: number } {
  return venue.fees.asset === 'base' ? { quantityDecimals: FEE_DECIMALS } : {};
}

/** The account's cash, exact. */
export function initialCash(scenario: EngineScenario): Money {
  const { cash, quoteCurrency } = scenario.account;
  return parseDecimal(cash[quoteCurrency], MONEY_DECIMALS) as Money;
}

function createStrategyAgents(
  scenario: EngineScenario,
  strategies: readonly ResolvedStrategy[],
  instruments: readonly Instrument[],
  portfolio: Portfolio,
  resampled: readonly ResampledSeries[],
): StrategyAgent[] {
  return scenario.strategies.map(({ id, symbols, intervalMs }, strategyIndex) => {
    const seriesIndexes = symbols.map((symbol) => scenario.data.findIndex((data) => data.symbol === symbol));
    return new StrategyAgent({
      id,
      strategyIndex,
      definition: strategies[strategyIndex].definition,
      params: strategies[strategyIndex].params,
      instruments: seriesIndexes.map((index) => instruments[index]),
      seriesIndexes,
      resampledIndexes: seriesIndexes.map((index) => resampledIndex(resampled, index, intervalMs)),
      seed: scenario.seed,
      portfolio,
    });
  });
}

function createSizing(sizing: ScenarioSizing, takerFeeBps: number): SizingModel {
  if (sizing.model === 'fixed') return new FixedSizing(Number(sizing.quantity));
  return new PercentSizing(sizing.pct, takerFeeBps);
}

function createRules({ risk, venue }: EngineScenario): RiskRule[] {
  const takerBps = dearestTakerBps(venue.fees);
  const { margin } = venue;
  const rules: RiskRule[] =
    margin === null ? [new NoShort(), new AvailableCash(takerBps)] : [new AvailableMargin(margin.leverage, takerBps)];
  if (risk.maxPositionPct !== null) rules.push(new MaxPosition(risk.maxPositionPct));
  if (risk.maxExposurePct !== null) rules.push(new MaxExposure(risk.maxExposurePct));
  return rules;
}
