import { pathToFileURL } from 'node:url';
import type { SweepPoint, SweepResult } from '../../report/comparison/sweep-result.js';
import type { WalkForwardResult } from '../../report/comparison/walk-forward-result.js';
import { formatMetric } from '../../report/format/format-metric.js';
import { describeMetric } from '../../report/metric-catalog.js';
import type { FinishedSweep } from '../../runner/sweep/run-sweep-file.js';
import { formatNumber, formatRate, formatSpan } from '../terminal/format-number.js';
import type { Terminal } from '../terminal/terminal.js';
import { formatTable, type TableColumn } from './format-table.js';
import { shortenPath } from './shorten-path.js';

const SHOWN_POINTS = 10;
/** Beside the objective. */
const SHOWN_METRICS = ['totalReturnPct', 'sharpe', 'maxDrawdownPct', 'trades'];
const LINE_LENGTH = 100;

export interface SweepSummaryOptions {
  /** Paths below it are shown relative. */
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What `sim sweep` prints for people: the best points, what chance had to do with them, where the rest is. */
export function formatSweepSummary(sweep: FinishedSweep, { cwd, terminal }: SweepSummaryOptions): string {
  const { result, files } = sweep;
  const bold = (text: string) => terminal.style('stdout', 'bold', text);
  const dim = (text: string) => terminal.style('stdout', 'dim', text);
  const lines = [`${bold(result.scenario.name)}  ${dim(describeSweepRun(sweep))}`, ''];
  lines.push(...formatBest(result).map((line) => `  ${line}`));
  if (result.walkForward !== undefined) {
    lines.push('', ...formatWindows(result, result.walkForward).map((line) => `  ${line}`));
  }
  if (result.warnings.length > 0)
    lines.push('', ...result.warnings.map((text) => `${terminal.style('stdout', 'yellow', '!')} ${text}`));
  lines.push('', ...wrap(result.conclusion), '');
  for (const [label, ending] of [
    ['Table', 'sweep.csv'],
    ['Report', 'report.html'],
  ]) {
    const file = files.find((one) => one.endsWith(ending));
    if (file !== undefined) lines.push(`${dim(label.padEnd(8))} ${shortenPath(cwd, file)}`);
  }
  const report = files.find((one) => one.endsWith('report.html'));
  if (report !== undefined) lines.push(`${' '.repeat(9)}${pathToFileURL(report).href}`);
  return `${lines.join('\n')}\n`;
}

function describeSweepRun({ result, runs, resumed, elapsedMs }: FinishedSweep): string {
  const parts = [
    `${formatNumber(result.points.length, 0)} points (${result.search.kind})`,
    `${formatNumber(runs, 0)} runs in ${formatSpan(elapsedMs)}`,
  ];
  if (resumed > 0) parts.push(`${formatNumber(resumed, 0)} from before`);
  else if (elapsedMs > 0) parts[1] += ` (${formatRate(runs / (elapsedMs / 1000))}/s)`;
  return parts.join(' · ');
}

function formatBest(result: SweepResult): string[] {
  const { ranking, points, parameters, objective } = result;
  const metrics = [objective.metric, ...SHOWN_METRICS.filter((key) => key !== objective.metric)];
  const columns: TableColumn[] = [
    { title: 'Point', align: 'right' },
    ...parameters.map(({ name }): TableColumn => ({ title: name, align: 'right' })),
    ...metrics.map((key): TableColumn => ({ title: describeMetric(key).label, align: 'right' })),
  ];
  const rows = ranking.slice(0, SHOWN_POINTS).map((index) => rowOf(points[index], metrics, result.quoteCurrency));
  return formatTable(columns, rows);
}

function rowOf({ index, values, metrics }: SweepPoint, keys: readonly string[], currency: string): string[] {
  return [
    String(index),
    ...values.map(String),
    ...keys.map((key) => formatMetric(key, metrics?.[key] ?? null, currency)),
  ];
}

function formatWindows({ parameters, objective }: SweepResult, { windows }: WalkForwardResult): string[] {
  const label = describeMetric(objective.metric).label;
  const columns: TableColumn[] = [
    { title: 'Test from', align: 'left' },
    { title: 'to', align: 'left' },
    ...parameters.map(({ name }): TableColumn => ({ title: name, align: 'right' })),
    { title: `${label}, past`, align: 'right' },
    { title: `${label}, test`, align: 'right' },
    { title: 'Return, test', align: 'right' },
  ];
  const score = (value: number | null | undefined) => formatMetric(objective.metric, value ?? null, '');
  const rows = windows.map(({ testFrom, testTo, chosen }) => [
    testFrom.slice(0, 16),
    testTo.slice(0, 16),
    ...parameters.map((_, index) => (chosen === null ? '–' : String(chosen.values[index]))),
    score(chosen?.trainScore),
    score(chosen?.testScore),
    formatMetric('totalReturnPct', chosen?.testMetrics?.totalReturnPct ?? null, ''),
  ]);
  return formatTable(columns, rows);
}

function wrap(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line.length + word.length >= LINE_LENGTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
