import type { RunRecord } from '../../agents/recorder/run-record.js';
import type { Instrument } from '../../core/instrument.js';
import { isoTime } from '../../core/iso-time.js';
import type { HaltResult, RiskWarningResult } from '../../report/run-result.js';

/** Each halt with the time at which it was lifted. A halt that another one replaced ends with that one. */
export function describeHalts({ halts, resumptions }: RunRecord, strategyIds: readonly string[]): HaltResult[] {
  return halts.map(({ seq, tsMs, strategyIndex, rule, value, limit, flatten }) => {
    const resumed = resumptions.find((one) => one.seq > seq && one.strategyIndex === strategyIndex);
    const ended = resumed?.rule === rule ? resumed : undefined;
    return {
      ts: isoTime(tsMs),
      strategy: strategyIds[strategyIndex] ?? null,
      rule,
      value,
      limit,
      flatten,
      resumedTs: ended === undefined ? null : isoTime(ended.tsMs),
    };
  });
}

export function describeRiskWarnings(
  { riskWarnings }: RunRecord,
  instruments: readonly Instrument[],
  strategyIds: readonly string[],
): RiskWarningResult[] {
  return riskWarnings.map(({ tsMs, rule, strategyIndex, instrumentIndex, value, limit }) => ({
    ts: isoTime(tsMs),
    rule,
    strategy: strategyIds[strategyIndex] ?? null,
    symbol: instruments[instrumentIndex]?.symbol ?? null,
    value,
    limit,
  }));
}
