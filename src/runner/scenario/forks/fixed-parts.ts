import { type Problem, problemAt } from '../problems/problem.js';
import type { Scenario } from '../scenario.js';
import type { SourcePath } from '../source-map.js';

const FIXED: Readonly<Record<string, string>> = {
  name: 'the name is of the whole run: a branch has a name of its own',
  description: 'the description is of the whole run: a branch has a name of its own',
  seed: 'the seed cannot change at a fork: chance goes on from where it stands',
  data: 'the data cannot change at a fork: say how prices change in market',
  dataPolicy: 'the data cannot change at a fork: they have been read',
  period: 'the period cannot change at a fork: a branch ends where the run ends',
  account: 'the account cannot change at a fork: it goes on with what it holds',
  forks: 'forks of a branch are given beside set, not in it',
  sweep: 'a sweep is of the whole run, not of a branch',
  report: 'the report is of the whole run: its settings cannot change at a fork',
};

/** Why a branch cannot set what stands at `path`; null if it can. */
export function fixedReason(path: SourcePath): string | null {
  const [section, entry, key] = path;
  if (Object.hasOwn(FIXED, section)) return FIXED[section];
  if (section !== 'strategies') return null;
  if (entry === undefined) return 'strategies join by add and leave by remove; set what is in one of them';
  if (key === undefined) return 'a strategy is not replaced as a whole: set what is in it, such as its params';
  return key === 'id' ? 'the id cannot change at a fork: results go by it' : null;
}

/** What a branch may not make of the exchange and of compliance: their books could not go on. */
export function checkFixedParts(before: Scenario, after: Scenario): Problem[] {
  const { source } = after;
  const changed = (path: SourcePath, what: string, from: string, to: string) =>
    from === to ? [] : [problemAt(source, path, `${what} cannot change at a fork, from ${from} to ${to}`)];
  const { venue } = before;
  const kind = changed(['venue', 'kind'], 'the kind of market', venue.kind, after.venue.kind);
  return [
    // Margin comes and goes with the kind of market: that is one mistake, not two.
    ...(kind.length > 0 ? kind : checkMargin(before, after)),
    ...changed(
      ['venue', 'fees', 'asset'],
      'what fees are paid in',
      venue.fees.asset ?? 'quote',
      after.venue.fees.asset ?? 'quote',
    ),
    ...changed(['compliance'], 'compliance', presence(before.compliance), presence(after.compliance)),
  ];

  function checkMargin({ venue: { margin: old } }: Scenario, { venue: { margin } }: Scenario): Problem[] {
    if (old !== null && margin !== null) return changed(['venue', 'margin'], 'the margin mode', old.mode, margin.mode);
    return changed(['venue', 'leverage'], 'margin', presence(old), presence(margin));
  }
}

function presence(part: object | null | undefined): string {
  return part === null || part === undefined ? 'off' : 'on';
}
