import type { EventHeader } from '../../events/event.js';

/**
 * An event as one line of text: topic, virtual time, then all its fields in alphabetical order. Two events have the same
 * line exactly when they say the same, whatever order their objects were built in. Its number is left out, so that a
 * run in which one event is missing can be laid beside one that has it.
 */
export function canonicalEvent(topic: string, event: EventHeader): string {
  return `${topic} ${canonicalValue(event, true)}`;
}

function canonicalValue(value: unknown, isEvent = false): string {
  switch (typeof value) {
    case 'number':
      // Minus zero and zero decide differently; JSON would also lose NaN and the infinities.
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'string':
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value, isEvent);
    default:
      return String(value);
  }
}

function canonicalObject(value: object, isEvent: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalValue(item)).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    if (fields[key] === undefined || (isEvent && key === 'seq')) continue;
    text += `${text.length === 1 ? '' : ','}${key}:${canonicalValue(fields[key])}`;
  }
  return `${text}}`;
}
