import type { DescribedEvent } from '../../runner/event-stream/describe-event.js';

/** An event in one line: number, time, topic, and what it says; what is left out of it is left out here. */
export function formatEvent({ seq, ts, topic, fields }: DescribedEvent): string {
  const words = Object.entries(fields)
    .filter(([, value]) => value !== 'null' && value !== '')
    .map(([name, value]) => `${name} ${value}`);
  return `#${seq}  ${ts}  ${topic}  ${words.join(', ')}`;
}
