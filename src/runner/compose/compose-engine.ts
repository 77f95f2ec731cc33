import type { Allocator } from '../../agents/allocator/allocator.js';
import { splitEqually } from '../../agents/allocator/capital/split-equally.js';
import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import { Bookkeeper } from '../../agents/bookkeeper/bookkeeper.js';
import { PerformanceAgent } from '../../agents/performance/performance-agent.js';
import { Recorder } from '../../agents/recorder/recorder.js';
import { RunRecord } from '../../agents/recorder/run-record.js';
import { BarResampler } from '../../agents/resampler/bar-resampler.js';
import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import { StrategyAgent } from '../../agents/strategies/strategy-agent.js';
import { parseDecimal } from '../../core/decimal.js';
import { createInstrument, type Instrument } from '../../core/instrument.js';
import { FEE_DECIMALS, MONEY_DECIMALS, type Money } from '../../core/units.js';
import type { FailurePolicy } from '../../kernel/agent-host.js';
import { BarSeries } from '../../kernel/bar-series.js';
import { Kernel } from '../../kernel/kernel.js';
import { RootLoop } from '../../kernel/root-loop.js';
import { type TickData, TickSeries } from '../../kernel/ticks/tick-series.js';
import type { Account } from '../../ledger/account.js';
import { Portfolio } from '../../ledger/portfolio.js';
import type { SimulatedVenue } from '../../venues/simulated/simulated-venue.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { MarketTerms } from '../prepare/market-terms.js';
import { barRuleOf } from '../scenario/scenario-data.js';
import { createAllocator } from './compose-allocator.js';
import { type ComplianceDesk, createCompliance } from './compose-compliance.js';
import { createExecutionAgent } from './compose-execution.js';
import { createRiskAgent, type ResolvedRiskRule } from './compose-risk.js';
import { createVenue } from './compose-venue.js';
import { type AskedBars, askedBars, topicOfAsked } from './resampled-series.js';

/** A strategy of the scenario with its code and its checked parameters. */
export interface ResolvedStrategy {
  readonly definition: StrategyDefinition;
  readonly params: unknown;
}

export interface EngineOptions {
  /** The user's allocator, where the scenario names its file. */
  readonly allocator?: AllocatorDefinition | null;
  /** Rules that the scenario brings along, in its order. Default: none. */
  readonly riskRules?: readonly ResolvedRiskRule[];
  /** Default: a failing agent stops the run. */
  readonly failurePolicy?: FailurePolicy;
  /** By data set, where the scenario trades on margin. */
  readonly terms?: readonly MarketTerms[];
  /** By data set: its ticks; null where bars are the data. Left out: there are none. */
  readonly ticks?: readonly (TickData | null)[];
  /** By strategy: its capital at the start. Default: equal parts of the account's cash. */
  readonly deposits?: readonly Money[];
  /** Signals are thrown away: strategies only get to know the market. Default: they are not. */
  readonly muted?: boolean;
  /** The allocator proposes nothing and keeps the shares that it has, or is given. Default: it does as the scenario says. */
  readonly holdsShares?: boolean;
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
  readonly allocator: Allocator;
  readonly performance: PerformanceAgent;
  readonly record: RunRecord;
  /** Null where the scenario does not ask for it. */
  readonly compliance: ComplianceDesk | null;
}

/** Wires a run. The list of agents below is the order of subscription, hence of everything that happens at one time. */
export function composeEngine(
  scenario: EngineScenario,
  strategies: readonly ResolvedStrategy[],
  options: EngineOptions = {},
): Engine {
  const { failurePolicy = 'stop', riskRules = [], terms = [], ticks: tickData = [], allocator = null } = options;
  const {
    deposits = splitEqually(initialCash(scenario), strategies.length),
    muted = false,
    holdsShares = false,
  } = options;
  const instruments = scenario.data.map(({ symbol, base, quote, filters }, index) =>
    createInstrument({ symbol, base, quote, ...filters, ...quantityGrid(scenario) }, index),
  );
  const record = new RunRecord();
  const bookkeeper = new Bookkeeper(instruments, deposits);
  const accounts = () => bookkeeper.accounts;
  // Prices come from the kernel, which needs the agents first: the portfolio reads them when it is asked.
  const portfolio = new Portfolio(
    instruments,
    accounts,
    () => kernel.market,
    () => bookkeeper.version,
  );
  const onTicks = instruments.map((_, index) => (tickData[index] ?? null) !== null);
  const venue = createVenue(scenario, instruments, deposits, terms, () => kernel.market.lastPrice, onTicks);
  const performance = new PerformanceAgent({
    instruments,
    accounts,
    sampleEveryMs: scenario.report.equityEveryMs,
    record,
  });
  const asked = askedBars(scenario);
  const desk = createAllocator(scenario, { instruments, portfolio, accounts, definition: allocator, holdsShares });
  const release = scenario.compliance === undefined ? 'orderApproved' : 'orderCleared';
  const execution = createExecutionAgent(instruments, scenario.strategies, release);
  const compliance = createCompliance(scenario, instruments, () => execution.state.lastOrderId + 1);
  const agents = [
    venue,
    bookkeeper,
    ...(asked.resampled.length > 0 ? [new BarResampler(asked.resampled)] : []),
    ...createStrategyAgents(scenario, strategies, { instruments, portfolio, asked, muted }),
    desk,
    createRiskAgent(scenario, portfolio, riskRules),
    ...(compliance === null ? [] : compliance.agents),
    execution,
    performance,
    new Recorder(record),
  ];
  const kernel = new Kernel({
    agents,
    instrumentCount: instruments.length,
    seriesNames: scenario.data.map(({ symbol }) => symbol),
    resampledNames: asked.names,
    failurePolicy,
  });
  const series = scenario.data.map(
    ({ symbol, intervalMs }, index) => new BarSeries(index, symbol, intervalMs, kernel.clock),
  );
  const ticks = scenario.data.map((one, index) => {
    const data = tickData[index] ?? null;
    return data === null ? null : new TickSeries(kernel, index, one.symbol, barRuleOf(one), data, asked.sized[index]);
  });
  const loop = new RootLoop(kernel, series, ticks);
  return {
    kernel,
    loop,
    series,
    ticks,
    instruments,
    accounts,
    venue,
    allocator: desk,
    performance,
    record,
    compliance,
  };
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
  desk: { instruments: readonly Instrument[]; portfolio: Portfolio; asked: AskedBars; muted: boolean },
): StrategyAgent[] {
  const { instruments, portfolio, asked, muted } = desk;
  return scenario.strategies.map((strategy, strategyIndex) => {
    const { id, symbols } = strategy;
    const seriesIndexes = symbols.map((symbol) => scenario.data.findIndex((data) => data.symbol === symbol));
    return new StrategyAgent({
      id,
      strategyIndex,
      definition: strategies[strategyIndex].definition,
      params: strategies[strategyIndex].params,
      instruments: seriesIndexes.map((index) => instruments[index]),
      seriesIndexes,
      resampledIndexes: seriesIndexes.map((index) => topicOfAsked(asked, index, strategy)),
      seed: scenario.seed,
      portfolio,
      muted,
    });
  });
}
