import { DATA_ISSUE_KINDS, type DataCheck, type DataFinding, type DataIssueKind } from './data-check.js';
import { formatIntervalMs } from './format-interval.js';

const LABELS: Readonly<Record<DataIssueKind, string>> = {
  gaps: 'gaps',
  duplicates: 'duplicates',
  disorder: 'out of order',
  offGrid: 'off the time grid',
  badPrices: 'impossible prices',
  highLow: 'high/low violations',
  badVolume: 'impossible volumes',
};

/** The check as plain text for people, columns aligned, without a line break at the end. */
export function formatDataCheck(check: DataCheck): string {
  const rows: [label: string, finding: DataFinding, remark: string][] = DATA_ISSUE_KINDS.map((kind) => [
    LABELS[kind],
    check.findings[kind],
    kind === 'gaps' && check.missingBars > 0 ? `${count(check.missingBars)} bars missing in all` : '',
  ]);
  rows.push(['zero volume', check.zeroVolume, check.zeroVolume.count > 0 ? 'for information' : '']);
  const labelWidth = Math.max(...rows.map(([label]) => label.length));
  const countWidth = Math.max(...rows.map(([, finding]) => count(finding.count).length));

  const lines = [heading(check)];
  for (const [label, finding, remark] of rows) {
    const number = count(finding.count).padStart(countWidth);
    lines.push(`  ${label.padEnd(labelWidth)}  ${number}${remark === '' ? '' : `  (${remark})`}`);
    if (label === 'zero volume') continue;
    for (const { time, row, detail } of finding.examples) lines.push(`      ${time}  row ${count(row + 1)}: ${detail}`);
    const more = finding.count - finding.examples.length;
    if (more > 0) lines.push(`      … and ${count(more)} more`);
  }
  const likely = check.likelyIntervalMs;
  if (likely !== undefined) {
    lines.push(
      `  Most bars are ${formatIntervalMs(likely)} apart: is the interval ${formatIntervalMs(check.intervalMs)} right?`,
    );
  }
  lines.push(isClean(check) ? '  Clean.' : '  Not clean.');
  return lines.join('\n');
}

/** Whether nothing is wrong; bars without volume are not wrong. */
export function isClean(check: DataCheck): boolean {
  return DATA_ISSUE_KINDS.every((kind) => check.findings[kind].count === 0);
}

function heading(check: DataCheck): string {
  const bars = `${count(check.rows)} bars of ${formatIntervalMs(check.intervalMs)}`;
  return check.rows === 0 ? bars : `${bars}, ${minute(check.fromMs)} to ${minute(check.toMs + check.intervalMs)} UTC`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function minute(timeMs: number): string {
  const text = new Date(timeMs).toISOString().replace('T', ' ').replace('Z', '');
  return text.endsWith(':00.000') ? text.slice(0, -7) : text;
}
