import type { DifferenceVerdict } from '../../analytics/comparison/return-difference.js';
import type { FailedBranch } from '../../report/comparison/branch-comparison.js';
import { branchesByName, type RepeatedBranch } from '../../report/data/branch-names.js';
import { countVerdicts } from '../../report/data/verdict-counts.js';
import { formatSigned } from '../../report/format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../../report/format/format-metric.js';
import { formatSignedPoints } from '../../report/format/format-points.js';
import { readableTime } from '../../report/format/readable-time.js';
import type { BranchResult, RunResult } from '../../report/run-result.js';
import { formatNumber } from '../terminal/format-number.js';
import type { Terminal, TextStyle } from '../terminal/terminal.js';
import { branchesConclusion } from './branches-conclusion.js';
import { cutText, fitTable } from './fit-table.js';
import type { TableColumn } from './format-table.js';

/** More branches than this are told of by name, and those of one name together. */
const ROWS_MAX = 12;
const FAILED_MAX = 5;
const NAME_MAX = 40;
/** Where nobody says how wide the screen is. */
const WIDTH = 110;
const INDENT = '  ';

const LEFT = (title: string): TableColumn => ({ title, align: 'left' });
const RIGHT = (title: string): TableColumn => ({ title, align: 'right' });

/** Short enough for a column; the report's words say more. */
const VERDICTS: Readonly<Record<DifferenceVerdict, string>> = {
  identical: 'identical',
  'too-short': 'too short',
  'no-difference': 'may be chance',
  better: 'better',
  worse: 'worse',
};
/** The columns of what was forked at many times. */
const COUNTED: readonly DifferenceVerdict[] = ['better', 'worse', 'no-difference', 'identical', 'too-short'];
const STYLES: Readonly<Partial<Record<DifferenceVerdict, TextStyle>>> = { better: 'green', worse: 'red' };

/** The branches of a run, each against what it left, and what may be concluded; no lines where there are none. */
export function formatBranches({ branches, failedBranches = [] }: RunResult, terminal: Terminal): string[] {
  const forks = branches.filter(({ parent }) => parent !== null);
  if (forks.length === 0 && failedBranches.length === 0) return [];
  const { single, repeated } = forks.length > ROWS_MAX ? branchesByName(forks) : { single: forks, repeated: [] };
  const shown = single.slice(0, ROWS_MAX);
  const names = repeated.slice(0, ROWS_MAX);
  const parts = [
    shown.length === 0 ? [] : [...formatSingle(shown, forks, terminal), ...moreThan(single, shown)],
    names.length === 0 ? [] : [...formatRepeated(names, widthOf(terminal)), ...moreThan(repeated, names)],
    formatFailed(failedBranches, terminal),
    branchesConclusion(forks),
  ];
  return parts
    .filter(({ length }) => length > 0)
    .flatMap((lines, index) => [...(index === 0 ? [] : ['']), ...lines.map((line) => `${INDENT}${line}`)]);
}

function formatSingle(shown: readonly BranchResult[], forks: readonly BranchResult[], terminal: Terminal): string[] {
  const interval = shown.map(({ comparison }) => comparison?.difference.interval).find((one) => one != null);
  const moments = new Set(shown.map(({ forkedAt }) => timeOf(forkedAt)));
  const [moment] = moments.size === 1 ? moments : [];
  const columns = [
    ...[LEFT('Branch'), LEFT('Changed'), LEFT('Forked at'), RIGHT('Return since'), RIGHT('Difference')],
    ...[RIGHT(interval == null ? 'Interval' : `${Math.round(interval.level * 100)}\u00a0% interval`), LEFT('Verdict')],
  ];
  const rows = shown.map((branch) => rowOf(branch, depthOf(branch, forks)));
  // A moment that all have in common is said once, which leaves more room for what they changed.
  const isKept = (_: unknown, index: number) => moment === undefined || index !== 2;
  const [head, ...body] = fitTable(
    columns.filter(isKept),
    rows.map((row) => row.filter(isKept)),
    moment === undefined ? [1, 2] : [1],
    widthOf(terminal),
  );
  return [
    ...(moment === undefined ? [] : [`Forked at ${moment}`]),
    head,
    ...body.map((line, index) => withTone(line, shown[index], terminal)),
  ];
}

function rowOf({ name, changes = [], forkedAt, comparison }: BranchResult, depth: number): string[] {
  const { verdict, returnPct, differencePct, interval } = comparison?.difference ?? {};
  return [
    cutText(`${INDENT.repeat(depth)}${name}`, NAME_MAX),
    changedWords(changes),
    timeOf(forkedAt),
    formatMetric('totalReturnPct', returnPct ?? null, ''),
    differencePct === undefined ? NO_VALUE : formatSignedPoints(differencePct),
    interval ? `${formatSigned(interval.lowPct, 2)} to ${formatSigned(interval.highPct, 2)}` : NO_VALUE,
    verdict === undefined ? 'not compared' : VERDICTS[verdict],
  ];
}

/** The verdict is the last word of its line. */
function withTone(line: string, { comparison }: BranchResult, terminal: Terminal): string {
  const verdict = comparison?.difference.verdict;
  const style = verdict && STYLES[verdict];
  if (verdict === undefined || style === undefined) return line;
  const word = VERDICTS[verdict];
  return `${line.slice(0, -word.length)}${terminal.style('stdout', style, word)}`;
}

function formatRepeated(repeated: readonly RepeatedBranch[], width: number): string[] {
  const counts = repeated.map(({ branches }) => countVerdicts(branches));
  const verdicts = COUNTED.filter(
    (verdict) => verdict in STYLES || counts.some(({ byVerdict }) => byVerdict[verdict] > 0),
  );
  const columns = [
    ...[LEFT('Branch'), LEFT('Changed'), RIGHT('Forks')],
    ...verdicts.map((verdict) => RIGHT(capital(VERDICTS[verdict]))),
    RIGHT('Median difference'),
  ];
  const rows = repeated.map(({ name, branches }, index) => {
    const { forks, byVerdict, medianDifferencePct } = counts[index];
    return [
      cutText(name, NAME_MAX),
      changedWords(branches[0].changes ?? []),
      ...[forks, ...verdicts.map((verdict) => byVerdict[verdict])].map((count) => formatNumber(count, 0)),
      medianDifferencePct === null ? NO_VALUE : formatSignedPoints(medianDifferencePct),
    ];
  });
  return fitTable(columns, rows, [1], width);
}

function formatFailed(failed: readonly FailedBranch[], terminal: Terminal): string[] {
  const lines = failed
    .slice(0, FAILED_MAX)
    .map(({ name, error }) => `${terminal.style('stdout', 'red', `${name} failed`)}: ${error.message}`);
  return [...lines, ...moreThan(failed, lines)];
}

function moreThan(all: readonly unknown[], shown: readonly unknown[]): string[] {
  const left = all.length - shown.length;
  return left === 0 ? [] : [`… and ${formatNumber(left, 0)} more in the report`];
}

/** How many of its parents are branches themselves. */
function depthOf({ parent }: BranchResult, forks: readonly BranchResult[]): number {
  const above = forks.find(({ name }) => name === parent);
  return above === undefined ? 0 : 1 + depthOf(above, forks);
}

/** Without the words that go without saying: `strategies.trend.params.fast: 12 → 6` is `trend.fast: 12 → 6`. */
function changedWords(changes: readonly string[]): string {
  if (changes.length === 0) return 'nothing';
  return changes
    .map((change) =>
      change.replace(/^strategies\.([^:\s]+?)\.params\./, '$1.').replace(/^(strategies\.|risk\.|venue\.|market: )/, ''),
    )
    .join(', ');
}

/** A date where it is midnight: most forks are. */
function timeOf(forkedAt: string | null): string {
  return forkedAt === null ? NO_VALUE : readableTime(forkedAt).replace(/ 00:00$/, '');
}

function widthOf({ stdout }: Terminal): number {
  return (stdout.columns ?? WIDTH) - INDENT.length;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
