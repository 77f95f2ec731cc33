import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { valueAt } from '../problems/value-at.js';
import { formatPath, type SourcePath } from '../source-map.js';
import { parseSetPath, type SetStep } from './parse-set-path.js';

/** The place in a scenario that a path of `set` names, or why it names none. */
export type FoundPath =
  | { readonly ok: true; readonly path: SourcePath; readonly words: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly suggestion: string | null };

/**
 * Looks up a path of `set`. Strategies go by their id as well as by their number. The last step, and mappings on the way
 * to it, need not be in the scenario: what is left out there has a default.
 */
export function findSetPath(scenario: unknown, text: string): FoundPath {
  const steps = parseSetPath(text);
  if (steps === null) {
    return lost(`expected a path of the scenario, such as risk.maxDrawdownPct, found ${describeFound(text)}`);
  }
  const path: (string | number)[] = [];
  const words: string[] = [];
  for (let index = 0; index < steps.length; ) {
    const { step, word } = steps[index];
    const isId = path.length === 1 && path[0] === 'strategies' && typeof step === 'string';
    if (isId) {
      const found = findStrategy(scenario, steps, index);
      if (!found.ok) return found;
      path.push(found.strategy);
      words.push(joined(steps.slice(index, index + found.count)));
      index += found.count;
      continue;
    }
    const objection = objectionTo(valueAt(scenario, path), step, path);
    if (objection !== null) return lost(objection);
    path.push(step);
    words.push(word);
    index++;
  }
  return { ok: true, path, words };
}

/** Why a value has no such entry; null if it may have one. */
function objectionTo(value: unknown, step: string | number, path: SourcePath): string | null {
  const name = formatPath(path);
  const isMissing = value === undefined || value === null;
  if (typeof step === 'string') {
    if (Array.isArray(value)) return `${name} is a list: its entries go by number, such as ${name}[0]`;
    return isMissing || typeof value === 'object' ? null : `${name} is ${describeFound(value)}, which has no keys`;
  }
  if (isMissing) return `${name} is not in the scenario: set it as a whole`;
  if (!Array.isArray(value)) return `${name} is ${describeFound(value)}, not a list`;
  const count = value.length === 1 ? '1 entry' : `${value.length} entries`;
  return step < value.length ? null : `${name} has ${count}, counted from 0: there is no ${name}[${step}]`;
}

type FoundStrategy = { readonly ok: true; readonly strategy: number; readonly count: number } | Lost;
type Lost = Extract<FoundPath, { ok: false }>;

/** An id may hold dots, so that it may take several steps: the longest one counts. */
function findStrategy(scenario: unknown, steps: readonly SetStep[], from: number): FoundStrategy {
  const strategies = valueAt(scenario, ['strategies']) as readonly { readonly id: string }[];
  const ids = strategies.map(({ id }) => id);
  for (let count = steps.length - from; count > 0; count--) {
    const id = joined(steps.slice(from, from + count)).replace(/^\./, '');
    const quoted = count === 1 ? steps[from].step : null;
    const strategy = ids.findIndex((one) => one === id || one === quoted);
    if (strategy >= 0) return { ok: true, strategy, count };
  }
  const wanted = String(steps[from].step);
  const near = nearestName(wanted, ids);
  const rest = joined(steps.slice(from + 1));
  const suggestion = near === null ? null : `${joined(steps.slice(0, from))}.${near}${rest}`;
  return lost(`there is no strategy "${wanted}"${near === null ? `; there are ${ids.join(', ')}` : ''}`, suggestion);
}

function joined(steps: readonly SetStep[]): string {
  return steps.map(({ word }) => word).join('');
}

function lost(message: string, suggestion: string | null = null): Lost {
  return { ok: false, message, suggestion };
}
