import { isInside, type Move, withMove } from '../branch-source.js';
import { canonicalJson } from '../canonical-json.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import { valueAt } from '../problems/value-at.js';
import { formatPath, locateKey, type SourceMap, type SourcePath } from '../source-map.js';
import { describeValue } from './describe-value.js';
import { type FoundPath, findSetPath } from './find-set-path.js';
import { fixedReason } from './fixed-parts.js';
import { withValueAt } from './with-value-at.js';

export interface AppliedSet {
  /** The scenario's input with the new values. */
  readonly input: unknown;
  readonly moves: readonly Move[];
  /** In words; what is set to the value that it has is no change. */
  readonly changes: readonly string[];
  readonly problems: readonly Problem[];
}

export interface SetTarget {
  /** What the scenario says without the changes. */
  readonly input: unknown;
  readonly moves: readonly Move[];
  /** The file's own. */
  readonly source: SourceMap;
  /** Ids of strategies that the branch takes away. */
  readonly removed: readonly string[];
}

/** A scenario's input with the values of a branch's `set`, which stands at `base` in the file. */
export function applySet(set: Readonly<Record<string, unknown>>, base: SourcePath, target: SetTarget): AppliedSet {
  const problems: Problem[] = [];
  const changes: string[] = [];
  let { input, moves } = target;
  const done: { readonly text: string; readonly path: SourcePath }[] = [];
  for (const [text, value] of Object.entries(set)) {
    const from = [...base, text];
    // Paths are those of the scenario as it was: what another entry makes of it does not matter.
    const found = findSetPath(target.input, text);
    const objection = found.ok ? objectionTo(found, value, target, done) : found;
    if (objection !== null) {
      const { message, suggestion } = objection;
      problems.push({
        ...problemAt(target.source, from, message, suggestion),
        position: locateKey(target.source, from),
      });
    }
    if (!found.ok || objection !== null) continue;
    const { path, words } = found;
    const before = valueAt(target.input, path);
    if (canonicalJson(before ?? null) !== canonicalJson(value)) {
      changes.push(`${text}: ${describeValue(before)} → ${describeValue(value)}`);
    }
    input = withValueAt(input, path, value);
    moves = withMove(moves, { path, from, words });
    done.push({ text, path });
  }
  return { input, moves, changes, problems };
}

type Objection = Pick<Extract<FoundPath, { ok: false }>, 'message' | 'suggestion'>;

type NamedPlace = Pick<Extract<FoundPath, { ok: true }>, 'path' | 'words'>;

function objectionTo(
  place: NamedPlace,
  value: unknown,
  { input, removed }: SetTarget,
  done: readonly { readonly text: string; readonly path: SourcePath }[],
): Objection | null {
  const { path } = place;
  const fixed = fixedReason(path);
  if (fixed !== null) return { message: fixed, suggestion: null };
  const id = valueAt(input, [...path.slice(0, 2), 'id']);
  if (path[0] === 'strategies' && removed.includes(String(id))) {
    return { message: `${id} is removed: it has nothing to set any more`, suggestion: null };
  }
  const other = done.find((one) => isInside(path, one.path) || isInside(one.path, path));
  if (other !== undefined) {
    return { message: `${other.text} is set as well, and one lies in the other: set one of them`, suggestion: null };
  }
  return value === null ? objectionToRemoval(place, input) : null;
}

/** A key that is not there cannot be taken away: it is a slip of the pen. */
function objectionToRemoval({ path, words }: NamedPlace, input: unknown): Objection | null {
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (typeof key === 'number') {
    return { message: `${formatPath(parent)} is a list: to take an entry away, set it as a whole`, suggestion: null };
  }
  if (valueAt(input, path) !== undefined) return null;
  const near = nearestName(String(key), Object.keys(valueAt(input, parent) ?? {}));
  const suggestion = near === null ? null : [...words.slice(0, -1), parent.length === 0 ? near : `.${near}`].join('');
  return { message: `there is no ${formatPath(path)} to take away: the scenario does not give it`, suggestion };
}
