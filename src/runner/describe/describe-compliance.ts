import type { RecordedFill } from '../../agents/recorder/fill-log.js';
import { formatPrice, formatQuantity, type Instrument } from '../../core/instrument.js';
import type { BestExecutionFill, ComplianceResult } from '../../report/best-execution.js';
import type { PackedLines } from '../../report/packed-lines.js';
import type { ComplianceDesk } from '../compose/compose-compliance.js';
import { bestExecutionBySymbol } from './best-execution-summary.js';
import { describeRuleCounts } from './describe-rule-counts.js';
import { fillSlippageBps } from './fill-slippage.js';

/** What a run with compliance has on record, for a branch's result and for its files. */
export interface DescribedCompliance {
  readonly result: ComplianceResult;
  readonly record: { readonly bestExecution: readonly BestExecutionFill[]; readonly audit: PackedLines };
}

export function describeCompliance(
  { record, audit }: ComplianceDesk,
  fills: readonly RecordedFill[],
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): DescribedCompliance {
  const origins = record.origins();
  const bestExecution = fills.map((fill, index): BestExecutionFill => {
    const { intentId, arrivalPrice, approvedTsMs } = origins[index];
    const instrument = instruments[fill.instrumentIndex];
    const isMeasured = !Number.isNaN(arrivalPrice);
    return {
      tsMs: fill.tsMs,
      strategy: strategyIds[fill.strategyIndex],
      symbol: instrument.symbol,
      side: fill.side,
      quantity: formatQuantity(instrument, fill.quantity),
      intent: intentId === 0 ? null : intentId,
      orderId: String(fill.orderId),
      role: fill.role,
      arrivalPrice: isMeasured ? arrivalPrice : null,
      price: formatPrice(instrument, fill.price),
      slippageBps: isMeasured ? fillSlippageBps(fill, instrument, arrivalPrice) : null,
      liquidity: fill.liquidity,
      approvedTsMs: isMeasured ? approvedTsMs : null,
    };
  });
  const compliance = {
    blocked: describeRuleCounts(record.blockedByRule),
    flagged: describeRuleCounts(record.flaggedByRule),
  };
  return {
    result: { compliance, bestExecution: bestExecutionBySymbol(fills, origins, instruments, strategyIds) },
    record: { bestExecution, audit: audit.packed() },
  };
}
