import { formatMetric } from '../../report/format/format-metric.js';
import { describeMetric } from '../../report/metric-catalog.js';
import type {
  CheckReport,
  CheckStatus,
  DeterminismCheck,
  EventChange,
  LaterStart,
  LookaheadCheck,
  StateCheck,
  WarmUp,
  WarmUpCheck,
} from '../../runner/check/check-report.js';
import { formatNumber, formatSpan } from '../terminal/format-number.js';
import type { Terminal, TextStyle } from '../terminal/terminal.js';
import { formatEvent } from './format-event.js';

const LABELS: Readonly<Record<CheckStatus, string>> = { pass: 'PASS', fail: 'FAIL', note: 'NOTE', skipped: 'SKIP' };
const STYLES: Readonly<Record<CheckStatus, TextStyle>> = {
  pass: 'green',
  fail: ['red', 'bold'],
  note: 'yellow',
  skipped: 'yellow',
};

/** What `sim check` prints for people: a line a check, and below it what was found. */
export function formatCheck(report: CheckReport, terminal: Terminal): string {
  const { path, events, signals, determinism, lookahead, state, warmUp, clean } = report;
  const line = (status: CheckStatus, name: string, text: string) =>
    `${terminal.style('stdout', STYLES[status], LABELS[status])}  ${name.padEnd(12)} ${text}`;
  return `${[
    `${terminal.style('stdout', 'bold', path)}  ${formatNumber(events, 0)} events, ${formatNumber(signals, 0)} signals`,
    '',
    line(determinism.status, 'Determinism', determinismText(determinism)),
    ...changeLines(determinism.change, 'first run', 'second run'),
    line(lookahead.status, 'Lookahead', lookaheadText(lookahead)),
    ...lookahead.changes.flatMap((change) => [
      `      ${whose(change)}, with data that end at ${change.cutTs}:`,
      ...changeLines(change, 'whole data', 'cut data'),
    ]),
    line(state.status, 'State', stateText(state)),
    ...state.hidden.map(({ strategy, path: place, what }) => `      strategy "${strategy}": ${place} is ${what}`),
    ...changeLines(state.change, 'uninterrupted', 'from the copy'),
    line(warmUp.status, 'Warm-up', warmUpText(warmUp)),
    ...warmUp.starts.flatMap(startLines),
    '',
    clean ? 'Nothing was found that speaks against the backtest.' : 'Do not trust this backtest before that is mended.',
  ].join('\n')}\n`;
}

function determinismText({ status, cause, change }: DeterminismCheck): string {
  if (status === 'pass') return 'A second run in the same process had the same events.';
  const who = change === null ? 'Something' : capital(whose(change));
  return cause === 'earlier-run'
    ? `${who} depends on an earlier run: something in its file outlives the run. Keep it in the state.`
    : `${who} is different each time: it depends on chance, the clock or the outside world. Use ctx.random and ctx.tsMs.`;
}

function lookaheadText({ status, cuts, failedCuts, reason }: LookaheadCheck): string {
  if (status === 'skipped') return reason ?? '';
  if (status === 'pass') return `With data that end at ${cuts} earlier times, all before them stayed the same.`;
  return `${failedCuts} of ${cuts} earlier ends of the data changed what had happened before them.`;
}

function stateText({ status, snapshots, snapshotTs, change, reason }: StateCheck): string {
  if (status === 'pass') return `Runs that went on from ${snapshots} copies of the state did the same.`;
  if (change === null) return reason ?? '';
  return `The copy of ${snapshotTs} went on differently: ${whose(change)} keeps something outside its state, or something that cannot be copied.`;
}

function warmUpText({ status, reason }: WarmUpCheck): string {
  if (status === 'skipped') return reason ?? '';
  if (status === 'pass') return 'Begun later, every strategy comes to give the same signals.';
  return 'The results of a strategy depend on where the data begin.';
}

function changeLines(change: EventChange | null, expectedName: string, foundName: string): string[] {
  if (change === null) return [];
  const { expected, found, thrown } = change;
  const width = Math.max(expectedName.length, foundName.length);
  const side = (name: string, text: string) => `        ${name.padEnd(width)}  ${text}`;
  if (thrown !== null) return [side(foundName, thrown)];
  return [
    side(expectedName, expected === null ? 'nothing' : formatEvent(expected)),
    side(foundName, found === null ? 'nothing' : formatEvent(found)),
  ];
}

/** A strategy by its id where it is its decision that changed, else the part of the desk. */
function whose({ strategy, publisher }: EventChange): string {
  if (publisher === 'strategy' && strategy !== null) return `strategy "${strategy}"`;
  return strategy === null ? `the ${publisher}` : `the ${publisher}, about strategy "${strategy}"`;
}

function startLines({ skippedPct, fromTs, strategies, metrics }: LaterStart): string[] {
  const differing = metrics.map(
    ({ key, whole, later }) =>
      `${describeMetric(key).label} ${formatMetric(key, whole, '')} → ${formatMetric(key, later, '')}`,
  );
  return [
    `      begun ${skippedPct} % later, at ${fromTs}:`,
    ...strategies.map((one) => `        ${one.strategy} ${warmUpWords(one)}`),
    ...(differing.length === 0 ? [] : [`        metrics since then that differ: ${differing.join(', ')}`]),
  ];
}

function warmUpWords({ agrees, bars, spanMs, agreeing }: WarmUp): string {
  if (!agrees) return 'never agrees: its results depend on where the data begin';
  const since =
    agreeing === 0 ? 'gives no signal after that' : `${formatNumber(agreeing, 0)} signals since then are the same`;
  if (spanMs === 0) return agreeing === 0 ? 'gives no signal' : `agrees from the start: ${since}`;
  const after = bars === null ? formatSpan(spanMs) : `${formatNumber(bars, 0)} bars`;
  return `agrees after ${after}; ${since}`;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
