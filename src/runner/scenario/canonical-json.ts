/**
 * JSON with the keys of every mapping in code-unit order and no spaces: equal data gives equal text. A key whose value
 * is null is left out: what is off is the same as what a version does not know yet.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isMapping(inner) ? sortKeys(inner) : inner));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function sortKeys(mapping: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = Object.keys(mapping)
    .filter((key) => mapping[key] !== null)
    .sort();
  return Object.fromEntries(keys.map((key) => [key, mapping[key]]));
}
