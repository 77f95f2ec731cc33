import type { ComparedRun } from '../../report/comparison/run-comparison.js';
import { formatDifference } from '../../report/comparison/runs/format-difference.js';
import type { ShareSummary } from '../../report/data/share-history.js';
import { formatFixed, formatSigned } from '../../report/format/format-fixed.js';
import { formatMetric, NO_VALUE } from '../../report/format/format-metric.js';
import { withMinusSigns } from '../../report/format/with-minus-signs.js';
import { describeMetric } from '../../report/metric-catalog.js';
import type { ComparedRuns, TradeGroup } from '../../runner/compare/compare-runs.js';
import { formatScenarioDifference } from '../../runner/compare/scenario-differences.js';
import type { Terminal } from '../terminal/terminal.js';
import { formatTable, type TableColumn } from './format-table.js';
import { shortenPath } from './shorten-path.js';

const GROUP_NAMES: Readonly<Record<TradeGroup['kind'], string>> = {
  identical: 'Identical',
  'same-entry': 'Same entry, other exit or size',
  'other-entry': 'Other entry, open together',
  'only-a': 'Only in A',
  'only-b': 'Only in B',
};

/** What `sim compare` prints for people: what makes the two hard to compare first, the conclusion last. */
export function formatComparison(
  comparison: ComparedRuns,
  files: readonly string[],
  { cwd, terminal }: { readonly cwd: string; readonly terminal: Terminal },
): string {
  const bold = (text: string) => terminal.style('stdout', 'bold', text);
  const warning = terminal.style('stdout', 'yellow', '!');
  const { notes, scenarioDifferences, allocations, tradeGroups, conclusion } = comparison;
  const lines = [describeRun('A', comparison.a, bold), describeRun('B', comparison.b, bold)];
  if (notes.length > 0) lines.push('', ...notes.map((note) => `${warning} ${note}`));
  lines.push('', ...scenarioLines(comparison));
  if (scenarioDifferences !== null && scenarioDifferences.length > 0) {
    lines.push(...scenarioDifferences.map((one) => `  ${formatScenarioDifference(one)}`));
  }
  lines.push('', ...metricTable(comparison));
  if (allocations.length > 1) lines.push('', ...allocationTable(comparison));
  lines.push('', ...tradeTable(tradeGroups), ...tradeOrderLines(comparison), '', bold(withMinusSigns(conclusion)));
  for (const file of files) lines.push(shortenPath(cwd, file));
  return `${lines.join('\n')}\n`;
}

function describeRun(side: string, { name, label, fingerprint }: ComparedRun, bold: (text: string) => string): string {
  return `${bold(side)}  ${name}  (${label})  ${fingerprint.slice(0, 12)}`;
}

function scenarioLines({ a, b, scenarioDifferences }: ComparedRuns): string[] {
  if (a.fingerprint === b.fingerprint) return ['The same run: both have one fingerprint.'];
  if (scenarioDifferences === null) {
    return [a.scenarioHash === b.scenarioHash ? 'The scenario is the same.' : 'The scenarios differ.'];
  }
  return [scenarioDifferences.length === 0 ? 'The scenario is the same.' : 'The scenarios differ:'];
}

const LEFT = (title: string): TableColumn => ({ title, align: 'left' });
const RIGHT = (title: string): TableColumn => ({ title, align: 'right' });

function metricTable({ metrics, quoteCurrency }: ComparedRuns): string[] {
  const rows = metrics.map((metric) => [
    describeMetric(metric.key).label,
    formatMetric(metric.key, metric.a, quoteCurrency),
    formatMetric(metric.key, metric.b, quoteCurrency),
    formatDifference(metric, quoteCurrency),
  ]);
  return indented(formatTable([LEFT('Metric'), RIGHT('A'), RIGHT('B'), RIGHT('B less A')], rows));
}

function allocationTable({ allocations }: ComparedRuns): string[] {
  const share = (value: number | undefined) => (value === undefined ? NO_VALUE : `${formatFixed(value * 100, 1)} %`);
  const cells = (summary: ShareSummary | null) => [share(summary?.average), share(summary?.last)];
  const rows = allocations.map(({ strategy, a, b }) => [strategy, ...cells(a), ...cells(b)]);
  const titles = ['A average', 'A final', 'B average', 'B final'].map(RIGHT);
  return indented(formatTable([LEFT('Share of the capital'), ...titles], rows));
}

function tradeTable(groups: readonly TradeGroup[]): string[] {
  const money = (pnl: string | null) => (pnl === null ? NO_VALUE : formatSigned(Number(pnl), 2));
  const rows = groups.map(({ kind, count, pnlA, pnlB }) => [
    GROUP_NAMES[kind],
    formatFixed(count, 0),
    money(pnlA),
    money(pnlB),
  ]);
  return indented(formatTable([LEFT('Trades'), RIGHT('Count'), RIGHT('Profit A'), RIGHT('Profit B')], rows));
}

function tradeOrderLines({ a, b }: ComparedRuns): string[] {
  const sides = [['A', a.tradeOrder] as const, ['B', b.tradeOrder] as const];
  const known = sides.flatMap(([side, sentence]) => (sentence === undefined ? [] : [`${side}  ${sentence}`]));
  return known.length === 0 ? [] : ['', '  Had the trades come in another order', ...indented(known)];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
