import { splitEqually } from '../agents/allocator/equal-shares.js';
import { EqualWeightAllocator } from '../agents/allocator/equal-weight-allocator.js';
import { FixedSizing } from '../agents/allocator/sizing/fixed-sizing.js';
import { PercentSizing } from '../agents/allocator/sizing/percent-sizing.js';
import type { SizingModel } from '../agents/allocator/sizing/sizing-model.js';
import { Bookkeeper } from '../agents/bookkeeper/bookkeeper.js';
import { ExecutionAgent } from '../agents/execution/execution-agent.js';
import { PerformanceAgent } from '../agents/performance/performance-agent.js';
import { Recorder } from '../agents/recorder/recorder.js';
import { RunRecord } from '../agents/recorder/run-record.js';
import { RiskAgent } from '../agents/risk/risk-agent.js';
import type { RiskRule } from '../agents/risk/risk-rule.js';
import { AvailableCash } from '../agents/risk/rules/available-cash.js';
import { MaxExposure } from '../agents/risk/rules/max-exposure.js';
import { MaxPosition } from '../agents/risk/rules/max-position.js';
import { NoShort } from '../agents/risk/rules/no-short.js';
import type { StrategyDefinition } from '../agents/strategies/strategy.js';
import { StrategyAgent } from '../agents/strategies/strategy-agent.js';
import { parseDecimal } from '../core/decimal.js';
import { createInstrument, type Instrument } from '../core/instrument.js';
import { MONEY_DECIMALS, type Money } from '../core/units.js';
import type { FailurePolicy } from '../kernel/agent-host.js';
import { BarSeries } from '../kernel/bar-series.js';
import { Kernel } from '../kernel/kernel.js';
import { RootLoop } from '../kernel/root-loop.js';
import type { Account } from '../ledger/account.js';
import { Portfolio } from '../ledger/portfolio.js';
import { FlatFee } from '../venues/simulated/models/fee/flat-fee.js';
import { FixedSlippage } from '../venues/simulated/models/slippage/fixed-slippage.js';
import { SimulatedSpotVenue } from '../venues/simulated/simulated-spot-venue.js';
import type { Scenario, ScenarioSizing } from './scenario/scenario.js';

/** A scenario as the engine needs it: plain data, without its file. */
export type EngineScenario = Omit<Scenario, 'source'>;

/** A strategy of the scenario with its code and its checked parameters. */
export interface ResolvedStrategy {
  readonly definition: StrategyDefinition;
  readonly params: unknown;
}

/** A run, wired and not yet started. */
export interface Engine {
  readonly kernel: Kernel;
  readonly loop: RootLoop;
  readonly series: readonly BarSeries[];
  readonly instruments: readonly Instrument[];
  readonly accounts: () => readonly Account[];
  readonly venue: SimulatedSpotVenue;
  readonly performance: PerformanceAgent;
  readonly record: RunRecord;
}

/** Wires a run. The list of agents below is the order of subscription, hence of everything that happens at one time. */
export function composeEngine(
  scenario: EngineScenario,
  strategies: readonly ResolvedStrategy[],
  failurePolicy: FailurePolicy = 'stop',
): Engine {
  const instruments = scenario.data.map(({ symbol, base, quote, filters }, index) =>
    createInstrument({ symbol, base, quote, ...filters }, index),
  );
  const record = new RunRecord();
  const deposits = splitEqually(initialCash(scenario), strategies.length);
  const bookkeeper = new Bookkeeper(instruments, deposits);
  const accounts = () => bookkeeper.accounts;
  // Prices come from the kernel, which needs the agents first: the portfolio reads them when it is asked.
  const portfolio = new Portfolio(instruments, accounts, () => kernel.market);
  const venue = createVenue(scenario, instruments, deposits);
  const performance = new PerformanceAgent({
    instruments,
    accounts,
    sampleEveryMs: scenario.report.equityEveryMs,
    record,
  });
  const agents = [
    venue,
    bookkeeper,
    ...createStrategyAgents(scenario, strategies, instruments, portfolio),
    new EqualWeightAllocator({
      instruments,
      sizings: scenario.strategies.map(({ sizing }) => createSizing(sizing, scenario.venue.fees.takerBps)),
      portfolio,
      accounts,
      rebalanceMs: scenario.allocator.rebalanceMs ?? undefined,
    }),
    new RiskAgent(createRules(scenario), portfolio),
    new ExecutionAgent(),
    performance,
    new Recorder(record),
  ];
  const kernel = new Kernel({
    agents,
    instrumentCount: instruments.length,
    seriesNames: scenario.data.map(({ symbol }) => symbol),
    failurePolicy,
  });
  const series = scenario.data.map(
    ({ symbol, intervalMs }, index) => new BarSeries(index, symbol, intervalMs, kernel.clock),
  );
  const loop = new RootLoop(kernel, series);
  return { kernel, loop, series, instruments, accounts, venue, performance, record };
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
): StrategyAgent[] {
  return scenario.strategies.map(({ id, symbols }, strategyIndex) => {
    const seriesIndexes = symbols.map((symbol) => scenario.data.findIndex((data) => data.symbol === symbol));
    return new StrategyAgent({
      id,
      strategyIndex,
      definition: strategies[strategyIndex].definition,
      params: strategies[strategyIndex].params,
      instruments: seriesIndexes.map((index) => instruments[index]),
      seriesIndexes,
      seed: scenario.seed,
      portfolio,
    });
  });
}

function createVenue(
  scenario: EngineScenario,
  instruments: readonly Instrument[],
  deposits: readonly Money[],
): SimulatedSpotVenue {
  const { fees, slippage, latencyMs, intrabar, limitTouch } = scenario.venue;
  return new SimulatedSpotVenue({
    instruments,
    deposits,
    fees: new FlatFee(fees.makerBps, fees.takerBps),
    slippage: new FixedSlippage(slippage.model === 'fixed' ? slippage.bps : 0),
    latencyMs,
    intrabar,
    touchFills: limitTouch,
  });
}

function createSizing(sizing: ScenarioSizing, takerFeeBps: number): SizingModel {
  if (sizing.model === 'fixed') return new FixedSizing(Number(sizing.quantity));
  return new PercentSizing(sizing.pct, takerFeeBps);
}

function createRules({ risk, venue }: EngineScenario): RiskRule[] {
  const rules: RiskRule[] = [new NoShort(), new AvailableCash(venue.fees.takerBps)];
  if (risk.maxPositionPct !== null) rules.push(new MaxPosition(risk.maxPositionPct));
  if (risk.maxExposurePct !== null) rules.push(new MaxExposure(risk.maxExposurePct));
  return rules;
}
