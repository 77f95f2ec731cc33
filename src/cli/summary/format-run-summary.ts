import { pathToFileURL } from 'node:url';
import { formatMetric } from '../../report/format/format-metric.js';
import { formatUtcDate, formatUtcLastDate } from '../../report/format/format-utc.js';
import { describeMetric } from '../../report/metric-catalog.js';
import type { BranchResult, RunResult } from '../../report/run-result.js';
import type { FinishedRun } from '../../runner/run-ready.js';
import { formatNumber, formatRate, formatSpan } from '../terminal/format-number.js';
import type { Terminal } from '../terminal/terminal.js';
import { formatBranches } from './format-branches.js';
import { formatTable } from './format-table.js';
import { shortenPath } from './shorten-path.js';

/** The numbers that one looks at first; the report has the rest. */
const HEADLINE_METRICS = [
  'finalEquity',
  'totalReturnPct',
  'buyAndHoldReturnPct',
  'sharpe',
  'maxDrawdownPct',
  'trades',
  'winRatePct',
  'fees',
];

const REPORT_NAME = 'report.html';
const SNAPSHOT_ENDING = '.icarus';

export interface RunSummaryOptions {
  /** Paths below it are shown relative. */
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What `sim run` prints for people: what ran, how it went, where the report is. */
export function formatRunSummary(run: FinishedRun, { cwd, terminal }: RunSummaryOptions): string {
  const { result } = run;
  const branch = result.branches[0];
  const bold = (text: string) => terminal.style('stdout', 'bold', text);
  const dim = (text: string) => terminal.style('stdout', 'dim', text);
  const currency = result.quoteCurrency;
  const lines = [`${bold(result.scenario.name)}  ${dim(describeRun(run, branch))}`, ''];
  lines.push(...formatMetrics(branch, currency));
  if (branch.strategies.length > 1) lines.push('', ...formatStrategies(branch, currency));
  if (branch.refusals.length > 0) {
    const list = branch.refusals.map(({ rule, count }) => `${rule} ${formatNumber(count, 0)}`).join(', ');
    lines.push('', `  Refused orders: ${list}`);
  }
  const branches = formatBranches(result, terminal);
  if (branches.length > 0) lines.push('', ...branches);
  if (result.warnings.length > 0)
    lines.push('', ...result.warnings.map((text) => `${terminal.style('stdout', 'yellow', '!')} ${text}`));

  const report = run.files.find((file) => file.endsWith(REPORT_NAME));
  lines.push('', `${dim('Fingerprint')}  ${branch.fingerprint}`);
  if (report !== undefined) {
    lines.push(`${dim('Report')}       ${shortenPath(cwd, report)}`, `             ${pathToFileURL(report).href}`);
  }
  const snapshots = run.files.filter((file) => file.endsWith(SNAPSHOT_ENDING)).map((file) => shortenPath(cwd, file));
  for (const path of snapshots) {
    lines.push(`${dim('Snapshot')}     ${path}`, `             sim resume ${/\s/.test(path) ? `"${path}"` : path}`);
  }
  return `${lines.join('\n')}\n`;
}

function describeRun({ result, elapsedMs, barsPerSecond }: FinishedRun, { counts }: BranchResult): string {
  const parts = [
    describePeriod(result),
    result.data.map(({ symbol, interval }) => `${symbol} ${interval}`).join(', '),
    `${formatNumber(counts.bars, 0)} bars`,
    `${formatSpan(elapsedMs)} (${formatRate(barsPerSecond)} bars/s)`,
  ];
  return parts.join(' · ');
}

function describePeriod({ data }: RunResult): string {
  const firstMs = Math.min(...data.map(({ from }) => Date.parse(from)));
  const lastMs = Math.max(...data.map(({ to }) => Date.parse(to)));
  const [first, last] = [formatUtcDate(firstMs), formatUtcLastDate(lastMs)];
  return first === last ? first : `${first} to ${last}`;
}

function formatMetrics({ metrics }: BranchResult, currency: string): string[] {
  const keys = HEADLINE_METRICS.filter((key) => metrics[key] !== undefined);
  const rows = keys.map((key) => [describeMetric(key).label, formatMetric(key, metrics[key], currency)]);
  const table = formatTable(
    [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
    ],
    rows,
  );
  return table.map((line) => `  ${line}`);
}

function formatStrategies({ strategies }: BranchResult, currency: string): string[] {
  const rows = strategies.map(({ id, use, pnl, trades, winRatePct }) => [
    id,
    use,
    formatMetric('pnl', pnl, currency),
    formatNumber(trades, 0),
    formatMetric('winRatePct', winRatePct, currency),
  ]);
  const table = formatTable(
    [
      { title: 'Strategy', align: 'left' },
      { title: 'Uses', align: 'left' },
      { title: 'Profit', align: 'right' },
      { title: 'Trades', align: 'right' },
      { title: 'Winners', align: 'right' },
    ],
    rows,
  );
  return table.map((line) => `  ${line}`);
}
