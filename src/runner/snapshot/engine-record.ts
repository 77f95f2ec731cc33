import type { ComplianceRecordState } from '../../agents/compliance/compliance-record.js';
import type { RunRecordState } from '../../agents/recorder/run-record.js';
import type { PackedLines } from '../../report/packed-lines.js';
import type { Engine } from '../compose/compose-engine.js';

/** Everything that a run has left behind so far, for its report. Plain data; nobody decides by it. */
export interface EngineRecord {
  readonly run: RunRecordState;
  /** Null without compliance. */
  readonly compliance: { readonly record: ComplianceRecordState; readonly audit: PackedLines } | null;
}

export function takeRecord({ record, compliance }: Engine): EngineRecord {
  return {
    run: record.state,
    compliance: compliance && { record: compliance.record.state, audit: structuredClone(compliance.audit.packed()) },
  };
}

/** The engine's record becomes that one: what it records from now on comes behind. */
export function giveRecord({ record, compliance }: Engine, state: EngineRecord): void {
  record.state = state.run;
  if (compliance === null || state.compliance === null) return;
  compliance.record.state = state.compliance.record;
  compliance.audit.load(state.compliance.audit);
}
