import type { DescribedEvent } from '../event-stream/describe-event.js';
import type { FieldPair } from './run-difference.js';

/** Two events field by field: time and topic first, then every field that either has. */
export function fieldPairs(a: DescribedEvent | null, b: DescribedEvent | null): FieldPair[] {
  const left = textsOf(a);
  const right = textsOf(b);
  return [...new Set([...left.keys(), ...right.keys()])].map((field) => {
    const [one, other] = [left.get(field) ?? null, right.get(field) ?? null];
    return { field, a: one, b: other, differs: one !== other };
  });
}

function textsOf(event: DescribedEvent | null): Map<string, string> {
  if (event === null) return new Map();
  return new Map([['time', event.ts], ['event', event.topic], ...Object.entries(event.fields)]);
}
