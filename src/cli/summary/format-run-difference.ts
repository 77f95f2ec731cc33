import { formatScenarioDifference } from '../../runner/compare/scenario-differences.js';
import type { DiffedRun, FieldPair, FirstDifference, RunDifference } from '../../runner/diff/run-difference.js';
import { formatNumber } from '../terminal/format-number.js';
import type { Terminal } from '../terminal/terminal.js';
import { formatEvent } from './format-event.js';
import { formatTable } from './format-table.js';

const ABSENT = '–';

/** What `sim diff` prints for people. */
export function formatRunDifference(difference: RunDifference, terminal: Terminal): string {
  const { a, b, first, scenario, data } = difference;
  const bold = (text: string) => terminal.style('stdout', 'bold', text);
  const lines = [`A  ${a.path}  ${countOf(a)}`, `B  ${b.path}  ${countOf(b)}`, ''];
  if (first === null) {
    lines.push(bold(`All ${formatNumber(a.events, 0)} events are the same.`));
    if (a.fingerprint === b.fingerprint) lines.push(`Fingerprint  ${a.fingerprint}`);
    else lines.push(`Fingerprint  A ${a.fingerprint}`, `             B ${b.fingerprint}`);
  } else {
    lines.push(bold(headline(first)), '');
    if (first.before.length > 0) {
      lines.push('Before it, the same in both:', ...first.before.map((event) => `  ${formatEvent(event)}`), '');
    }
    lines.push(...fieldTable(first.fields, terminal));
  }
  if (data.length > 0) lines.push('', ...data);
  if (scenario.length > 0) {
    const lead = first === null ? 'The scenarios differ all the same:' : 'The scenarios differ; look there first:';
    lines.push('', lead, ...scenario.map((one) => `  ${formatScenarioDifference(one)}`));
  } else if (first !== null && data.length === 0) {
    lines.push('', 'Scenario and data are the same: a strategy, a rule or the engine is not.');
  }
  return `${lines.join('\n')}\n`;
}

function countOf({ events }: DiffedRun): string {
  return `${formatNumber(events, 0)} events`;
}

function headline({ a, b, strategy }: FirstDifference): string {
  const event = a ?? b;
  const about = strategy === null ? '' : `, about strategy "${strategy}"`;
  const at = `event ${formatNumber(event?.seq ?? 0, 0)} at ${event?.ts}`;
  if (a === null) return `A ends before ${at}${about}.`;
  if (b === null) return `B ends before ${at}${about}.`;
  return `The runs differ from ${at} on${about}.`;
}

/** Fields one below the other, those that differ with a mark, as colours are not always there. */
function fieldTable(fields: readonly FieldPair[], terminal: Terminal): string[] {
  const rows = fields.map(({ field, a, b, differs }) => [differs ? '>' : ' ', field, a ?? ABSENT, b ?? ABSENT]);
  const titles = ['', 'Field', 'A', 'B'].map((title) => ({ title, align: 'left' }) as const);
  const [head, ...body] = formatTable(titles, rows);
  return [
    head,
    ...body.map((line, index) => (fields[index].differs ? terminal.style('stdout', 'yellow', line) : line)),
  ];
}
