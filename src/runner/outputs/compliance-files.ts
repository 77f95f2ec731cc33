import { bestExecutionCsv } from '../../report/best-execution-csv.js';
import type { BranchRecord, RunResult } from '../../report/run-result.js';
import { auditJsonl } from '../audit/audit-jsonl.js';
import type { OutputFile } from './output-file.js';

/**
 * What compliance has on record: best-execution.csv with every branch, and an audit trail each: audit.jsonl of the run
 * itself, audit-<name>.jsonl of a branch. None without compliance.
 */
export function complianceFiles(result: RunResult, branches: readonly BranchRecord[]): OutputFile[] {
  const measured = branches.flatMap(({ result: { name }, bestExecution: fills }) =>
    fills === undefined ? [] : [{ name, fills }],
  );
  if (measured.length === 0) return [];
  const trails = branches.flatMap(({ result: branch, audit }) => {
    if (audit === undefined) return [];
    const { name: scenario, hash: scenarioHash } = result.scenario;
    const { name, parent, fingerprint } = branch;
    const header = { scenario, scenarioHash, engineVersion: result.engineVersion, branch: name, fingerprint };
    return [{ name: parent === null ? 'audit.jsonl' : `audit-${name}.jsonl`, chunks: auditJsonl(header, audit) }];
  });
  return [{ name: 'best-execution.csv', chunks: bestExecutionCsv(measured) }, ...trails];
}
