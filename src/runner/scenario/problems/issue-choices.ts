import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** What could stand at the place of an issue: the keys of a mapping, or the values of a choice. */
export function choicesOf(issue: RawIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') return keysOf(issue.inst);
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(String);
  }
  return [];
}

/** All keys that any variant of a discriminated union knows: what tells a typo from a key of another variant. */
export function variantKeysOf(issue: RawIssue): readonly string[] {
  const definition = issue.inst?._zod.def as { options?: readonly z.core.$ZodType[] } | undefined;
  return [...new Set((definition?.options ?? []).flatMap(keysOf))];
}

function keysOf(schema: RawIssue['inst']): readonly string[] {
  const definition = schema?._zod.def as { shape?: object } | undefined;
  return Object.keys(definition?.shape ?? {});
}
