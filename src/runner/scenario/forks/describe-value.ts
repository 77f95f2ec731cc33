/** A value of a scenario in a few words: `10`, `fixed`, `{ fast: 10, slow: 40 }`, `not set`. Whole, however long. */
export function describeValue(value: unknown): string {
  return value === undefined || value === null ? 'not set' : flow(value);
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
