import { AuditRecorder } from '../../agents/compliance/audit/audit-recorder.js';
import { ComplianceAgent } from '../../agents/compliance/compliance-agent.js';
import { ComplianceRecord } from '../../agents/compliance/compliance-record.js';
import type { ComplianceRule } from '../../agents/compliance/compliance-rule.js';
import { Layering } from '../../agents/compliance/rules/layering.js';
import { RestrictedList } from '../../agents/compliance/rules/restricted-list.js';
import { WashTrade } from '../../agents/compliance/rules/wash-trade.js';
import type { Instrument } from '../../core/instrument.js';
import type { Agent } from '../../kernel/agent.js';
import { LinePacker } from '../audit/line-packer.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { ScenarioCompliance } from '../scenario/schema/compliance-schema.js';

/** What compliance adds to a run. */
export interface ComplianceDesk {
  /** In the order of subscription, between risk and execution. */
  readonly agents: readonly Agent[];
  readonly record: ComplianceRecord;
  readonly audit: LinePacker;
}

/** Null where the scenario does not ask for it. `nextOrderId` is the number of the next order that execution sends. */
export function createCompliance(
  { compliance, strategies }: EngineScenario,
  instruments: readonly Instrument[],
  nextOrderId: () => number,
): ComplianceDesk | null {
  if (compliance === undefined) return null;
  const record = new ComplianceRecord();
  const audit = new LinePacker();
  const strategyIds = strategies.map(({ id }) => id);
  return {
    agents: [
      new ComplianceAgent(createRules(compliance, instruments), instruments),
      new AuditRecorder({ instruments, strategyIds, record, sink: audit, nextOrderId }),
    ],
    record,
    audit,
  };
}

function createRules(
  { restricted, washTrade, layering }: ScenarioCompliance,
  instruments: readonly Instrument[],
): ComplianceRule[] {
  const rules: ComplianceRule[] = [];
  if (restricted.length > 0) {
    const restrictions = restricted.map(({ symbol, fromMs, toMs, side }) => ({
      instrumentIndex: instruments.findIndex((instrument) => instrument.symbol === symbol),
      fromMs: fromMs ?? Number.NEGATIVE_INFINITY,
      toMs: toMs ?? Number.POSITIVE_INFINITY,
      side,
    }));
    rules.push(new RestrictedList(restrictions));
  }
  if (washTrade !== null) rules.push(new WashTrade(washTrade) as ComplianceRule);
  if (layering !== null) rules.push(new Layering(layering) as ComplianceRule);
  return rules;
}
