import { describe, expect, it } from 'vitest';
import { formatRunSummary } from '../../../../src/cli/summary/format-run-summary.js';
import { createTerminal } from '../../../../src/cli/terminal/terminal.js';
import { finishedRun } from '../cli-harness.js';
import { resultOfWhatIf } from './given-branches.js';

const stream = { write: () => {}, isTTY: false };
const options = { cwd: '/project', terminal: createTerminal(stream, stream, {}) };

describe('the summary of a run', () => {
  it('says of a snapshot where it is and how to go on from it', () => {
    const files = [
      '/project/reports/demo/report.html',
      '/project/reports/demo/snapshot-2024-02-01T0000.icarus',
      '/project/reports/my desk/snapshot-2024-03-01T0000.icarus',
    ];
    const lines = formatRunSummary(finishedRun({ files }), options).split('\n');
    expect(lines.slice(-5, -1)).toEqual([
      'Snapshot     reports/demo/snapshot-2024-02-01T0000.icarus',
      '             sim resume reports/demo/snapshot-2024-02-01T0000.icarus',
      'Snapshot     reports/my desk/snapshot-2024-03-01T0000.icarus',
      '             sim resume "reports/my desk/snapshot-2024-03-01T0000.icarus"',
    ]);
  });

  it('has the branches between the numbers of the run and its fingerprint', () => {
    const lines = formatRunSummary(finishedRun({ result: resultOfWhatIf() }), options).split('\n');
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(at('  Fees paid')).toBeGreaterThan(0);
    expect(at('  Branch')).toBeGreaterThan(at('  Fees paid'));
    expect(at('Fingerprint')).toBeGreaterThan(at('  More than chance explains'));
    expect(lines[at('Fingerprint') - 1]).toBe('');
  });

  it('has no word of branches or snapshots where there are none', () => {
    expect(formatRunSummary(finishedRun(), options)).not.toMatch(/Branch|Fork|Snapshot/);
  });
});
