import type { z } from 'zod';
import { formatPath, locate, locateKey, type SourceMap, type SourcePath } from '../source-map.js';
import { describeFound } from './describe-found.js';
import { choicesOf, variantKeysOf } from './issue-choices.js';
import { nearestName } from './nearest-name.js';
import type { Problem } from './problem.js';
import { valueAt } from './value-at.js';
import { ANOTHER_TYPE, wordExpectation } from './word-expectation.js';

/** Either the value that a schema makes of an input, or everything that is wrong with the input. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What zod knows while it words an issue, and forgets afterwards. */
interface IssueContext {
  readonly choices: readonly string[];
  /** Of a union whose discriminator is not there: the keys of all its variants. */
  readonly variantKeys: readonly string[];
}

/**
 * Checks `value` with `schema` and words what is wrong for people, each problem with its place in `source`.
 * `base` is the path of `value` in the file. A schema's own error text that begins with "expected" gets the found
 * value appended; any other is taken as it is.
 */
export function checkValue<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: SourceMap,
  base: SourcePath = [],
): Checked<z.output<S>> {
  const contexts = new Map<string, IssueContext>();
  const contextKey = (code: string | undefined, path: readonly PropertyKey[] = []) => JSON.stringify([code, path]);
  const result = schema.safeParse(value, {
    error: (issue) => {
      const choices = choicesOf(issue);
      contexts.set(contextKey(issue.code, issue.path), { choices, variantKeys: variantKeysOf(issue) });
      return wordExpectation(issue, choices);
    },
  });
  if (result.success) return { ok: true, value: result.data };

  const problems: Problem[] = [];
  for (const { issue, around } of result.error.issues.flatMap((one) => meantIssues(one))) {
    const path = [...around, ...issue.path] as (string | number)[];
    const context = contexts.get(contextKey(issue.code, issue.path)) ?? { choices: [], variantKeys: [] };
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.push(unknownKey(source, [...base, ...path, key], context.choices));
      continue;
    }
    const found = valueAt(value, path);
    // The discriminator is missing inside the union's mapping; a union that is missing itself has no keys to look at.
    if (issue.code === 'invalid_union' && found === undefined && context.variantKeys.length > 0) {
      const mapping = path.slice(0, -1);
      for (const key of Object.keys(valueAt(value, mapping) ?? {})) {
        if (context.variantKeys.includes(key)) continue;
        problems.push(unknownKey(source, [...base, ...mapping, key], context.variantKeys));
      }
    }
    problems.push(wrongValue(source, [...base, ...path], issue.message, found, context.choices));
  }
  return { ok: false, problems: withoutConsequences(problems) };
}

type Issue = z.core.$ZodIssue;

/**
 * Of a union of which one variant alone has the right type (a list, a mapping), what is wrong in that one. `around` is
 * the path of the union, which the paths of such issues do not have.
 */
function meantIssues(
  issue: Issue,
  around: readonly PropertyKey[] = [],
): { issue: Issue; around: readonly PropertyKey[] }[] {
  if (issue.code !== 'invalid_union' || issue.message !== ANOTHER_TYPE) return [{ issue, around }];
  const isOtherType = ({ code, path }: Issue) => code === 'invalid_type' && path.length === 0;
  const meant = issue.errors.filter((issues) => !issues.some(isOtherType));
  if (meant.length !== 1) return [{ issue, around }];
  return meant[0].flatMap((inner) => meantIssues(inner, [...around, ...issue.path]));
}

function unknownKey(source: SourceMap, path: SourcePath, choices: readonly string[]): Problem {
  const suggestion = nearestName(String(path.at(-1)), choices);
  const allowed = suggestion === null && choices.length > 0 ? `; allowed here: ${choices.join(', ')}` : '';
  return { position: locateKey(source, path), path, message: `unknown key${allowed}`, suggestion };
}

function wrongValue(
  source: SourceMap,
  path: SourcePath,
  message: string,
  found: unknown,
  choices: readonly string[],
): Problem {
  const position = locate(source, path);
  if (found === undefined && path.length > 0) {
    return { position, path, message: `missing, ${message}`, suggestion: null };
  }
  return {
    position,
    path,
    message: message.startsWith('expected ') ? `${message}, found ${describeFound(found)}` : message,
    // Two letters are near to too much: 1x is as near to 1s as to 1m.
    suggestion: typeof found === 'string' && found.length > 2 ? nearestName(found, choices) : null,
  };
}

/** A mistyped key is one mistake: that the right one is missing follows from it. */
function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const meant = new Set(
    problems.flatMap(({ path, message, suggestion }) =>
      suggestion !== null && message.startsWith('unknown key') ? [formatPath([...path.slice(0, -1), suggestion])] : [],
    ),
  );
  return problems.filter(({ path, message }) => !(message.startsWith('missing, ') && meant.has(formatPath(path))));
}
