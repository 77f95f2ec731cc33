import { DataError } from '../../core/errors.js';
import { DATA_ISSUE_KINDS, type DataCheck, type DataIssueKind } from './data-check.js';
import { DATA_POLICY_CHOICES } from './data-policy.js';
import { formatIntervalMs } from './format-interval.js';
import { describeKind } from './issue-words.js';

/** The error for dirt that no policy accepts: each kind with count and first place, and what would accept it. */
export function dirtyDataError(check: DataCheck, offending: ReadonlySet<DataIssueKind>, source: string): DataError {
  const kinds = DATA_ISSUE_KINDS.filter((kind) => offending.has(kind));
  const lines = kinds.map((kind) => {
    const { count, examples } = check.findings[kind];
    const first = examples[0];
    return `  ${kind}: ${count.toLocaleString('en-US')} ${describeKind(kind, count)}, first at ${first.time} (row ${first.row + 1}): ${first.detail}`;
  });
  const likely = check.likelyIntervalMs;
  const hint =
    likely === undefined
      ? ''
      : `\n  Most bars are ${formatIntervalMs(likely)} apart, not ${formatIntervalMs(check.intervalMs)}: is the interval right?`;
  const policies = kinds.map((kind) => {
    const [, ...accepting] = DATA_POLICY_CHOICES[kind];
    return `  ${kind}: ${accepting.join(' | ')}`;
  });
  return new DataError({
    code: 'DATA_DIRTY',
    message: `${source} is dirty:\n${lines.join('\n')}${hint}`,
    remedy: `Clean the data, or say in the scenario what to do with it:\ndataPolicy:\n${policies.join('\n')}`,
    values: { source, counts: Object.fromEntries(kinds.map((kind) => [kind, check.findings[kind].count])) },
  });
}
