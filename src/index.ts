/** What a strategy file, a rule file, a script or another program may use. */

export { z } from 'zod';
export type { AllocatorContext, AllocatorDefinition } from './agents/allocator/define-allocator.js';
export { defineAllocator } from './agents/allocator/define-allocator.js';
export type { StrategyRecord } from './agents/allocator/models/allocation-model.js';
export type { ProposedOrder, RiskView, RuleRoom, RuleScope } from './agents/risk/risk-rule.js';
export type { RiskRuleDefinition } from './agents/risk/risk-rule-definition.js';
export { defineRiskRule } from './agents/risk/risk-rule-definition.js';
export type {
  Bar,
  Book,
  Quote,
  Signal,
  StrategyContext,
  StrategyDefinition,
  StrategyFill,
  Trade,
} from './agents/strategies/strategy.js';
export { defineStrategy } from './agents/strategies/strategy.js';
export { type ComparePathsOptions, comparePaths, type PathDifference } from './analytics/comparison/compare-paths.js';
export { type CompareReturnsOptions, compareReturns } from './analytics/comparison/compare-returns.js';
export { deflatedSharpe } from './analytics/comparison/deflated-sharpe.js';
export {
  type DifferenceConclusionOptions,
  differenceConclusion,
} from './analytics/comparison/difference-conclusion.js';
export { effectiveTrials } from './analytics/comparison/effective-trials.js';
export {
  expectedMaximumSharpe,
  type SharpeTrials,
  sharpeTrials,
} from './analytics/comparison/expected-maximum-sharpe.js';
export { type OverfittingProbability, overfittingProbability } from './analytics/comparison/overfitting-probability.js';
export { probabilisticSharpe } from './analytics/comparison/probabilistic-sharpe.js';
export { type RealityCheck, type RealityCheckOptions, realityCheck } from './analytics/comparison/reality-check.js';
export type { DifferenceVerdict, ReturnDifference } from './analytics/comparison/return-difference.js';
export { type ReturnMoments, returnMoments } from './analytics/comparison/return-moments.js';
export {
  type QuantileBand,
  type TradeOrder,
  type TradeOrderOptions,
  tradeOrder,
} from './analytics/comparison/trade-order.js';
export type { BarColumns } from './core/bar-columns.js';
export { allocateBarColumns, sliceBarColumns } from './core/bar-columns.js';
export { DataError, IcarusError, InputError, RunError } from './core/errors.js';
export {
  allocateDepthColumns,
  allocateQuoteColumns,
  allocateTradeColumns,
  BUY_SIDE,
  type DepthColumns,
  type QuoteColumns,
  SELL_SIDE,
  type TradeColumns,
  UNKNOWN_SIDE,
} from './core/tick-columns.js';
export { loadBars } from './feeds/load-bars.js';
export type { MarketChange } from './feeds/market-changes/market-change.js';
export { synthesizeBars } from './feeds/synthetic/synthesize-bars.js';
export { type DepthCsv, readDepthCsv } from './feeds/ticks/csv/read-depth-csv.js';
export { type QuotesCsv, readQuotesCsv } from './feeds/ticks/csv/read-quotes-csv.js';
export type { TickCsvOptions } from './feeds/ticks/csv/read-tick-csv.js';
export { readTradesCsv, type TradesCsv } from './feeds/ticks/csv/read-trades-csv.js';
export { readStreamCapture, type StreamCapture, type StreamCaptureOptions } from './feeds/ticks/read-stream-capture.js';
export * from './indicators/index.js';
export { type BarBuilder, closeUntil, createBarBuilder, pushTrade } from './kernel/bar-builders/bar-builder.js';
export type { BarRule, SizedBarRule } from './kernel/bar-builders/bar-rule.js';
export {
  type BarsFromTradesOptions,
  barsFromTrades,
  type TradeBarColumns,
} from './kernel/bar-builders/bars-from-trades.js';
export type { TradeBar } from './kernel/bar-builders/trade-bar.js';
export { applyDepth, type DepthOutcome } from './kernel/book/apply-depth.js';
export { type BookSide, bestPrice, bestQuantity, quantityAt } from './kernel/book/book-side.js';
export { type BookRules, type BookStatus, createOrderBook, type OrderBook } from './kernel/book/order-book.js';
export { type BookWalk, createBookWalk, quantityTo, spreadOf, walkBook } from './kernel/book/walk-book.js';
export {
  createTickCursor,
  DEPTH_TICK,
  NO_TICK,
  nextTick,
  nextTickTsMs,
  passTick,
  QUOTE_TICK,
  type TickColumns,
  type TickCursor,
  type TickKind,
  TRADE_TICK,
} from './kernel/ticks/tick-cursor.js';
export type { BranchComparison, FailedBranch } from './report/comparison/branch-comparison.js';
export type { BranchRecord, BranchResult, RunResult } from './report/run-result.js';
export { runStrategy } from './runner/run-strategy.js';
export type { ForkMoment } from './runner/scenario/scenario-forks.js';
export type { SimulateOptions, Simulation } from './runner/simulate.js';
export { simulate } from './runner/simulate.js';
