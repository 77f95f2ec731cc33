import { type RuleEffect, refusalsByRule } from '../data/refusals-by-rule.js';
import { warningsByRule } from '../data/warnings-by-rule.js';
import { formatFixed } from '../format/format-fixed.js';
import { formatRuleValue } from '../format/format-rule-value.js';
import { formatUtcMinute } from '../format/format-utc.js';
import { type Html, html } from '../html/html.js';
import type { ReportInput } from '../report-input.js';
import type { BranchResult, HaltResult } from '../run-result.js';
import { branchTable } from './branch-table.js';

/** Halts of one branch that are listed: a page is no file, and result.json has them all. */
const HALTS_MAX = 100;
/** Names of what a rule warned of, before the rest is counted. */
const NAMES_MAX = 4;

/** What stood between a decision and the market: refusals by rule, halts and warnings. */
export function riskSection({ result: { branches } }: ReportInput): Html | null {
  if (branches.length === 0) return null;
  return html`<section id="risk" aria-labelledby="risk-title"><h2 id="risk-title">Risk</h2>
<p class="note">${summary(branches[0])}</p>
${refusals(branches)}${halts(branches)}${warnings(branches)}</section>`;
}

function summary({ name, parent, refusals, shrinks, halts, warnings }: BranchResult): string {
  const total = (counts: BranchResult['refusals']) => counts.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `${counted(total(refusals), 'order')} refused`,
    `${formatFixed(total(shrinks), 0)} made smaller`,
    `trading halted ${halts.length === 0 ? 'never' : halts.length === 1 ? 'once' : `${formatFixed(halts.length, 0)} times`}`,
    counted(warnings.length, 'warning'),
  ];
  return `${parent === null ? '' : `${name}: `}${parts.join(', ')}.`;
}

function refusals(branches: readonly BranchResult[]): Html | null {
  if (branches.every((branch) => refusalsByRule(branch).length === 0)) return null;
  const count = (value: number) => (value === 0 ? '–' : formatFixed(value, 0));
  const table = branchTable<RuleEffect>('refusals-title', branches, refusalsByRule, [
    { label: 'Rule or reason', text: ({ rule }) => rule },
    { label: 'Refused', number: true, text: ({ refused }) => count(refused) },
    { label: 'Made smaller', number: true, text: ({ shrunk }) => count(shrunk) },
    { label: 'By', text: ({ by }) => by },
  ]);
  return html`<div class="subsection"><h3 id="refusals-title">Orders refused and made smaller, by rule</h3>
${table}</div>`;
}

function halts(branches: readonly BranchResult[]): Html | null {
  if (branches.every(({ halts }) => halts.length === 0)) return null;
  const rowsOf = ({ halts }: BranchResult) => halts.slice(0, HALTS_MAX);
  const table = branchTable<HaltResult>('halts-title', branches, rowsOf, [
    { label: 'Halted (UTC)', text: ({ ts }) => formatUtcMinute(Date.parse(ts)), title: ({ ts }) => ts },
    { label: 'Who', text: ({ strategy }) => strategy ?? 'the whole desk' },
    { label: 'Rule', text: ({ rule }) => rule },
    { label: 'Value', number: true, text: ({ rule, value }) => formatRuleValue(rule, value) },
    { label: 'Limit', number: true, text: ({ rule, limit }) => formatRuleValue(rule, limit) },
    { label: 'Positions', text: ({ flatten }) => (flatten ? 'closed' : 'kept') },
    {
      label: 'Resumed (UTC)',
      text: ({ resumedTs }) => (resumedTs === null ? 'never' : formatUtcMinute(Date.parse(resumedTs))),
    },
  ]);
  const isCut = branches.some(({ halts }) => halts.length > HALTS_MAX);
  return html`<div class="subsection"><h3 id="halts-title">Halts</h3>
${table}${isCut ? html`<p class="note">The first ${HALTS_MAX} are shown, result.json has them all.</p>` : null}</div>`;
}

function warnings(branches: readonly BranchResult[]): Html | null {
  if (branches.every(({ warnings }) => warnings.length === 0)) return null;
  const table = branchTable('risk-warnings-title', branches, ({ warnings }) => warningsByRule(warnings), [
    { label: 'Rule', text: ({ rule }) => rule },
    { label: 'Warnings', number: true, text: ({ count }) => formatFixed(count, 0) },
    { label: 'Worst value', number: true, text: ({ rule, worst }) => formatRuleValue(rule, worst.value) },
    { label: 'Its limit', number: true, text: ({ rule, worst }) => formatRuleValue(rule, worst.limit) },
    {
      label: 'First (UTC)',
      text: ({ first }) => formatUtcMinute(Date.parse(first.ts)),
      title: ({ first }) => first.ts,
    },
    { label: 'About', text: ({ about }) => names(about) },
  ]);
  return html`<div class="subsection"><h3 id="risk-warnings-title">Warnings that a limit was near</h3>
${table}</div>`;
}

function names(about: readonly string[]): string {
  if (about.length === 0) return 'the whole desk';
  const rest = about.length - NAMES_MAX;
  return rest > 0 ? `${about.slice(0, NAMES_MAX).join(', ')} and ${rest} more` : about.join(', ');
}

function counted(count: number, what: string): string {
  return `${formatFixed(count, 0)} ${what}${count === 1 ? '' : 's'}`;
}
