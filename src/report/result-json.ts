import type { Metrics } from '../analytics/metrics.js';
import type { BranchComparison, FailedBranch } from './comparison/branch-comparison.js';
import { metricKeysInOrder } from './metric-catalog.js';
import type { BranchResult, DataSetResult, RunResult } from './run-result.js';
import type { TradeOrderResult } from './trade-order-result.js';

const BRANCH_KEYS = [
  ...['name', 'parent', 'forkedAt', 'changes', 'fingerprint', 'comparison'],
  ...['metrics', 'tradeOrder', 'counts', 'strategies'],
  ...['halts', 'warnings', 'refusals', 'shrinks'],
  ...['liquidations', 'openPositions', 'executions', 'allocations', 'validations'],
];
const COMPARISON_KEYS = ['from', 'to', 'conclusion', 'difference', 'metrics', 'parentMetrics'];
const DIFFERENCE_KEYS = [
  ...['returnPct', 'otherReturnPct', 'differencePct', 'interval', 'verdict'],
  ...['observations', 'blockLength', 'resamples'],
];
const TRADE_ORDER_KEYS = [
  ...['conclusion', 'trades', 'resamples', 'actualDrawdownPct', 'actualRankPct', 'drawdownPct'],
  ...['finalEquity', 'finalEquityBand', 'ruinDrawdownPct', 'ruinProbability'],
];
const BAND_KEYS = ['p5', 'p50', 'p95'];
const FAILED_KEYS = ['name', 'parent', 'forkedAt', 'changes', 'error'];
const VALIDATION_KEYS = [
  ...['ts', 'verdict', 'shares', 'proposed', 'differencePct', 'interval', 'observations', 'from', 'to', 'conclusion'],
];
const STRATEGY_KEYS = [
  ...['id', 'use', 'symbols', 'finalEquity', 'pnl', 'returnPct', 'maxDrawdownPct'],
  ...['fees', 'trades', 'winRatePct'],
];
const HALT_KEYS = ['ts', 'strategy', 'rule', 'value', 'limit', 'flatten', 'resumedTs'];
const WARNING_KEYS = ['ts', 'rule', 'strategy', 'symbol', 'value', 'limit'];
const LIQUIDATION_KEYS = [
  'ts',
  'strategy',
  'symbol',
  'side',
  'quantity',
  'liquidationPrice',
  'price',
  'fee',
  'covered',
];
const OPEN_POSITION_KEYS = ['strategy', 'symbol', 'side', 'quantity', 'entryPrice', 'lastPrice', 'unrealized'];
const EXECUTION_KEYS = [
  ...['strategy', 'symbol', 'side', 'algorithm', 'quantity', 'filled', 'slices', 'from', 'to'],
  ...['arrivalPrice', 'averagePrice', 'marketVwap', 'shortfallBps', 'fees'],
];

/**
 * result.json: keys in the order of the schema whatever order the object was built in, two spaces of indent, a line feed
 * at the end. Keys that this version does not know follow the known ones.
 */
export function resultJson(result: RunResult): string {
  const ordered = inOrder(
    result,
    [
      ...['schemaVersion', 'engineVersion', 'scenario', 'quoteCurrency', 'data', 'assumptions', 'warnings'],
      ...['branches', 'failedBranches'],
    ],
    {
      scenario: inOrder(result.scenario, ['name', 'description', 'hash']),
      data: result.data.map(orderedDataSet),
      branches: result.branches.map(orderedBranch),
      failedBranches: result.failedBranches?.map(orderedFailure),
    },
  );
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function orderedDataSet(dataSet: DataSetResult): object {
  return inOrder(dataSet, ['symbol', 'interval', 'bars', 'source', 'rows', 'from', 'to', 'hash']);
}

function orderedBranch(branch: BranchResult): object {
  return inOrder(branch, BRANCH_KEYS, {
    comparison: branch.comparison && orderedComparison(branch.comparison),
    metrics: orderedMetrics(branch.metrics),
    tradeOrder: branch.tradeOrder && orderedTradeOrder(branch.tradeOrder),
    counts: inOrder(branch.counts, [
      'bars',
      'events',
      'signals',
      'orders',
      'fills',
      'refusals',
      'rejections',
      'shrinks',
      'expired',
      'liquidations',
    ]),
    strategies: branch.strategies.map((strategy) => inOrder(strategy, STRATEGY_KEYS)),
    refusals: branch.refusals.map((refusal) => inOrder(refusal, ['rule', 'count'])),
    shrinks: branch.shrinks.map((shrink) => inOrder(shrink, ['rule', 'count'])),
    halts: branch.halts.map((halt) => inOrder(halt, HALT_KEYS)),
    warnings: branch.warnings.map((warning) => inOrder(warning, WARNING_KEYS)),
    liquidations: branch.liquidations.map((one) => inOrder(one, LIQUIDATION_KEYS)),
    openPositions: branch.openPositions.map((one) => inOrder(one, OPEN_POSITION_KEYS)),
    executions: branch.executions.map((one) => inOrder(one, EXECUTION_KEYS)),
    allocations: branch.allocations.map((one) => inOrder(one, ['ts', 'shares', 'reason'])),
    validations: branch.validations?.map((one) => inOrder(one, VALIDATION_KEYS)),
  });
}

/** What is concluded first, the numbers behind it after. */
function orderedComparison(comparison: BranchComparison): object {
  const { difference, metrics, parentMetrics } = comparison;
  const { interval } = difference;
  return inOrder(comparison, COMPARISON_KEYS, {
    difference: inOrder(difference, DIFFERENCE_KEYS, {
      interval: interval && inOrder(interval, ['lowPct', 'highPct', 'level']),
    }),
    metrics: orderedMetrics(metrics),
    parentMetrics: orderedMetrics(parentMetrics),
  });
}

function orderedTradeOrder(order: TradeOrderResult): object {
  return inOrder(order, TRADE_ORDER_KEYS, {
    drawdownPct: inOrder(order.drawdownPct, BAND_KEYS),
    finalEquityBand: inOrder(order.finalEquityBand, BAND_KEYS),
  });
}

function orderedFailure(failure: FailedBranch): object {
  return inOrder(failure, FAILED_KEYS, { error: inOrder(failure.error, ['code', 'message', 'remedy']) });
}

function orderedMetrics(metrics: Metrics): object {
  return inOrder(metrics, metricKeysInOrder(metrics));
}

function inOrder(value: object, keys: readonly string[], replaced: Readonly<Record<string, unknown>> = {}): object {
  const source = new Map(Object.entries(value));
  const ordered: Record<string, unknown> = {};
  for (const key of [...keys, ...source.keys()]) {
    if (source.has(key)) ordered[key] = Object.hasOwn(replaced, key) ? replaced[key] : source.get(key);
  }
  return ordered;
}
