import type { BestExecutionResult } from '../best-execution.js';
import { formatFixed, formatSigned } from '../format/format-fixed.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchResult } from '../run-result.js';
import { branchTable } from './branch-table.js';

interface Verdicts {
  readonly rule: string;
  readonly blocked: number;
  readonly flagged: number;
}

/** What compliance blocked and flagged, and how well orders were executed; null where it was off. */
export function complianceSection({ result: { branches } }: ReportInput): Html | null {
  const watched = branches.filter(({ compliance }) => compliance !== undefined);
  if (watched.length === 0) return null;
  return html`<section id="compliance" aria-labelledby="compliance-title"><h2 id="compliance-title">Compliance</h2>
<p class="note">Every order that risk had approved was reviewed before it was sent.</p>
${verdicts(watched)}${bestExecution(watched)}</section>`;
}

function verdicts(branches: readonly BranchResult[]): Html {
  if (branches.every((branch) => verdictsOf(branch).length === 0))
    return html`<p class="note">None was blocked or flagged.</p>`;
  const count = (value: number) => (value === 0 ? '–' : formatFixed(value, 0));
  const table = branchTable('verdicts-title', branches, verdictsOf, [
    { label: 'Rule', text: ({ rule }) => rule },
    { label: 'Blocked', number: true, text: ({ blocked }) => count(blocked) },
    { label: 'Flagged', number: true, text: ({ flagged }) => count(flagged) },
  ]);
  return html`<div class="subsection"><h3 id="verdicts-title">Orders blocked and flagged, by rule</h3>
${table}</div>`;
}

/** The rules that blocked most come first, then those that only flagged. */
function verdictsOf({ compliance }: BranchResult): Verdicts[] {
  const { blocked, flagged } = compliance ?? { blocked: [], flagged: [] };
  const rules = [...new Set([...blocked, ...flagged].map(({ rule }) => rule))];
  const of = (counts: typeof blocked, name: string) => counts.find(({ rule }) => rule === name)?.count ?? 0;
  return rules.map((rule) => ({ rule, blocked: of(blocked, rule), flagged: of(flagged, rule) }));
}

function bestExecution(branches: readonly BranchResult[]): Html | null {
  if (branches.every(({ bestExecution = [] }) => bestExecution.length === 0)) return null;
  const bps = (value: number) => formatSigned(value, 2);
  const table = branchTable<BestExecutionResult>(
    'best-execution-title',
    branches,
    ({ bestExecution = [] }) => bestExecution,
    [
      { label: 'Strategy', text: ({ strategy }) => strategy },
      { label: 'Symbol', text: ({ symbol }) => symbol },
      { label: 'Average', number: true, text: ({ averageSlippageBps }) => bps(averageSlippageBps) },
      { label: 'Median', number: true, text: ({ medianSlippageBps }) => bps(medianSlippageBps) },
      { label: 'Worst', number: true, text: ({ worstSlippageBps }) => bps(worstSlippageBps) },
      { label: 'Orders', number: true, text: ({ orders }) => formatFixed(orders, 0) },
      { label: 'Fills', number: true, text: ({ fills }) => formatFixed(fills, 0) },
    ],
  );
  return html`<div class="subsection"><h3 id="best-execution-title">Best execution: slippage in basis points</h3>
${table}
<p class="note">How much worse orders filled than the last price when they were approved, fees left out; above 0 it cost something. The average weighs by value. Each fill is in best-execution.csv, each decision in audit.jsonl.</p></div>`;
}
