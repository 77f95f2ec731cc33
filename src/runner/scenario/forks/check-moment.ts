import { isoTime } from '../../../core/iso-time.js';
import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import type { ForkMoment } from '../scenario-forks.js';
import type { SourceMap, SourcePath } from '../source-map.js';
import { haltNames, refusalNames } from './rule-names.js';

export interface MomentPlace {
  /** The scenario that the fork leaves. */
  readonly scenario: Scenario;
  /** When that scenario itself began to be another; null: at the start of the run. */
  readonly outer: ForkMoment | null;
  /** Of the fork, in the file. */
  readonly path: SourcePath;
  /** The file's own. */
  readonly source: SourceMap;
}

/** That a moment can come about. */
export function checkMoment(moment: ForkMoment, place: MomentPlace): Problem[] {
  const { scenario, path, source } = place;
  if (moment.kind === 'at') return checkTime(moment.tsMs, place);
  if (moment.kind === 'every') return checkEvery(moment.everyMs, place);
  if (moment.kind === 'drawdown' || moment.rule === null) return [];
  const names = moment.kind === 'halt' ? haltNames(scenario) : refusalNames(scenario);
  // A rule of the user's own has its name in its file, and refuses only.
  const isOwn = moment.kind === 'refusal' && scenario.risk.rules !== undefined;
  if (isOwn || names.includes(moment.rule)) return [];
  const choices = names.length === 0 ? 'it has none that halts' : `it has ${names.join(', ')}`;
  const message = `expected a rule of the scenario (${choices}), found ${describeFound(moment.rule)}`;
  return [problemAt(source, [...path, 'on', moment.kind], message, nearestName(moment.rule, names))];
}

function checkTime(tsMs: number, { scenario, outer, path, source }: MomentPlace): Problem[] {
  const { fromMs, toMs } = scenario.period;
  const at = [...path, 'at'];
  if (fromMs !== null && tsMs <= fromMs)
    return [problemAt(source, at, `the period begins at ${isoTime(fromMs)}: forks come later`)];
  if (toMs !== null && tsMs >= toMs)
    return [problemAt(source, at, `the period ends at ${isoTime(toMs)}: forks come before`)];
  if (outer?.kind !== 'at' || tsMs > outer.tsMs) return [];
  return [problemAt(source, at, `the branch itself begins at ${isoTime(outer.tsMs)}: its forks come later`)];
}

function checkEvery(everyMs: number, { scenario, path, source }: MomentPlace): Problem[] {
  const [longest] = [...scenario.data].sort((a, b) => b.intervalMs - a.intervalMs);
  if (everyMs >= longest.intervalMs) return [];
  const message = `expected at least ${longest.interval}, the interval of ${longest.symbol}`;
  return [problemAt(source, [...path, 'every'], message)];
}
