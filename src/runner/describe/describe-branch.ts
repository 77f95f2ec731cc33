import { growthOf } from '../../agents/performance/strategy-growth.js';
import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { computeMetrics } from '../../analytics/compute-metrics.js';
import type { FillRecord } from '../../analytics/fill-record.js';
import { tradeColumns } from '../../analytics/trade-columns.js';
import { formatDecimal } from '../../core/decimal.js';
import { formatPrice, formatQuantity, type Instrument } from '../../core/instrument.js';
import { MONEY_DECIMALS, type Money, moneyToFloat } from '../../core/units.js';
import type { BranchRecord, RunCounts, StrategyResult } from '../../report/run-result.js';
import type { BacktestInput } from '../backtest-input.js';
import { type Engine, initialCash } from '../compose/compose-engine.js';
import { fingerprintOf } from '../fingerprint.js';
import { benchmarkDays } from './benchmark-days.js';
import { closedTrips } from './closed-trips.js';
import { describeAllocations } from './describe-allocations.js';
import { describeCompliance } from './describe-compliance.js';
import { describeExecutions } from './describe-executions.js';
import { describeLiquidations } from './describe-liquidations.js';
import { describeOpenPositions } from './describe-open-positions.js';
import { describeHalts, describeRiskWarnings } from './describe-risk.js';
import { describeRoundTrip } from './describe-round-trip.js';
import { describeRuleCounts } from './describe-rule-counts.js';
import { describeTradeOrder } from './describe-trade-order.js';
import { describeValidations } from './describe-validations.js';
import { deskEquity, equityOf, sumOf } from './desk-equity.js';
import { priceRangeOf } from './price-range.js';
import {
  endingSince,
  joinBenchmarks,
  type PartStart,
  partMetricsInput,
  type RunEnding,
  type RunPart,
} from './run-part.js';
import { type StrategyTally, tallyOf, winPctOf } from './strategy-tally.js';
import { turnoverOf } from './turnover.js';

/** A run, or the part of it that lies behind a fork. Plain data. */
export interface DescribedBranch {
  /** Its metrics are those of the part alone, its counts those of the whole run. */
  readonly record: BranchRecord;
  readonly part: RunPart;
  readonly ending: RunEnding;
}

/** A finished run as reports show it. */
export function describeBranch(engine: Engine, input: BacktestInput): BranchRecord {
  return describePart(engine, input, null).record;
}

/**
 * What a run has on record, from its start or, where it was restored, from the fork on.
 * @param input of its bars, those that closed at the fork or later, if it was restored.
 */
export function describePart(engine: Engine, input: BacktestInput, start: PartStart | null): DescribedBranch {
  const { scenario, bars, dataHashes } = input;
  const { record, kernel, instruments } = engine;
  const strategyIds = scenario.strategies.map(({ id }) => id);
  const fills = record.fills;
  const series = scenario.data.map(({ intervalMs }, index) => ({ bars: bars[index], intervalMs }));
  const roundTrips = closedTrips(fills, instruments, priceRangeOf(series), start?.openTrips).map((trip) =>
    describeRoundTrip(trip, instruments[trip.instrumentIndex], strategyIds[trip.strategyIndex]),
  );
  const byStrategy = tallyOf(roundTrips);
  const strategies = describeStrategies(engine, input, byStrategy);
  const compliance = engine.compliance && describeCompliance(engine.compliance, fills, instruments, strategyIds);
  const accounts = engine.accounts();
  const equity = record.equityCurve();
  const ending = endingOf(engine, scenario);
  const part: RunPart = {
    equity,
    trades: tradeColumns(roundTrips),
    byStrategy,
    fills: record.fillCount,
    turnover: turnoverOf(fills, instruments),
    benchmark: benchmarkDays(bars[0], scenario.data[0].intervalMs),
  };
  const initialEquity = start?.equity ?? moneyToFloat(initialCash(scenario));
  const metrics = computeMetrics({
    ...partMetricsInput(part),
    initialEquity,
    ...(start === null ? ending : endingSince(ending, start, part)),
    benchmark: start === null ? part.benchmark : joinBenchmarks(start.benchmark, part.benchmark),
  });
  // Of the run itself alone: a branch has only the trades since its fork.
  const order = start === null ? describeTradeOrder(part.trades.pnl, initialEquity, scenario.seed) : null;
  const described: BranchRecord = {
    result: {
      name: 'main',
      parent: null,
      forkedAt: null,
      fingerprint: fingerprintOf(scenario, dataHashes, kernel.hasher.digestHex()),
      metrics,
      ...(order && { tradeOrder: order }),
      counts: describeCounts(engine),
      strategies,
      refusals: describeRuleCounts(record.refusalsByRule),
      shrinks: describeRuleCounts(record.shrinksByRule),
      liquidations: describeLiquidations(record.liquidations, fills, instruments, strategyIds),
      halts: describeHalts(record, strategyIds),
      warnings: describeRiskWarnings(record, instruments, strategyIds),
      openPositions: describeOpenPositions(accounts, instruments, kernel.market.lastPrice, strategyIds),
      executions: describeExecutions(record.executions, instruments, strategyIds),
      allocations: describeAllocations(record.allocations, strategyIds),
      ...(record.validations.length === 0 ? {} : { validations: describeValidations(record.validations, strategyIds) }),
      ...compliance?.result,
    },
    quoteCurrency: scenario.account.quoteCurrency,
    equity,
    fills: describeFills(fills, instruments, strategyIds),
    roundTrips,
    ...compliance?.record,
  };
  return { record: described, part, ending };
}

/** How a run ended, counted from its very start. */
export function endingOf(engine: Engine, scenario: BacktestInput['scenario']): RunEnding {
  const accounts = engine.accounts();
  return {
    finalEquity: money(deskEquity(engine)),
    fees: money(sumOf(accounts.map(({ fees }) => fees))),
    funding: scenario.venue.margin === null ? undefined : money(sumOf(accounts.map(({ funding }) => funding))),
    interest: chargesInterest(scenario) ? money(sumOf(accounts.map(({ interest }) => interest))) : undefined,
    maxDrawdownPct: engine.performance.state.maxDrawdownPct,
  };
}

function chargesInterest({ venue: { margin } }: BacktestInput['scenario']): boolean {
  return margin !== null && margin.interest !== null;
}

function describeStrategies(engine: Engine, { scenario }: BacktestInput, byStrategy: StrategyTally): StrategyResult[] {
  const { state } = engine.performance;
  return scenario.strategies.map(({ id, use, file, symbols }, index) => {
    const account = engine.accounts()[index];
    const finalEquity = equityOf(engine, account);
    const grown = growthOf(state.strategies, index);
    return {
      id,
      use: file === null ? use : (use.split('/').at(-1) as string),
      symbols,
      finalEquity: money(finalEquity),
      pnl: money((finalEquity - account.deposited) as Money),
      returnPct: grown.returnPct,
      // A strategy alone is the desk.
      maxDrawdownPct: scenario.strategies.length === 1 ? state.maxDrawdownPct : grown.maxDrawdownPct,
      fees: money(account.fees),
      trades: byStrategy[id]?.trades ?? 0,
      winRatePct: winPctOf(byStrategy[id]),
    };
  });
}

function describeFills(
  fills: readonly RecordedFill[],
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): FillRecord[] {
  return fills.map((fill) => {
    const instrument = instruments[fill.instrumentIndex];
    return {
      tsMs: fill.tsMs,
      strategy: strategyIds[fill.strategyIndex],
      symbol: instrument.symbol,
      side: fill.side,
      quantity: formatQuantity(instrument, fill.quantity),
      price: formatPrice(instrument, fill.price),
      fee: money(fill.fee),
      liquidity: fill.liquidity,
      orderId: String(fill.orderId),
    };
  });
}

function describeCounts({ kernel, loop }: Engine): RunCounts {
  const { topics } = kernel;
  return {
    bars: loop.bars,
    events: kernel.bus.seq,
    signals: topics.signalEmitted.published,
    orders: topics.submitOrder.published,
    fills: topics.orderFilled.published,
    refusals: topics.orderRefused.published,
    rejections: topics.orderRejected.published,
    shrinks: topics.orderShrunk.published,
    expired: topics.orderExpired.published,
    liquidations: topics.positionLiquidated.published,
  };
}

function money(amount: Money): string {
  return formatDecimal(amount, MONEY_DECIMALS);
}
