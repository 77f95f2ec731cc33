import { describeEvent, type EventNames } from '../event-stream/describe-event.js';
import type { KeptEvent } from '../event-stream/event-window.js';
import type { EventChange } from './check-report.js';

/**
 * What changed first, from the events around the first place where two runs differ. An event that one run has and the
 * other has not moves all that follow, so that the two events at that place need not have to do with each other.
 */
export function firstChange(
  place: number,
  expected: readonly KeptEvent[],
  found: readonly KeptEvent[],
  names: EventNames,
  thrown: string | null = null,
): EventChange {
  const at = (events: readonly KeptEvent[]) => events.find(({ index }) => index === place) ?? null;
  const lacking = whichLacks(at(expected), at(found), expected, found);
  const described = (event: KeptEvent | null) => (event === null ? null : describeEvent(event, names));
  const whole = lacking === 'expected' ? null : described(at(expected));
  const other = lacking === 'found' ? null : described(at(found));
  const changed = whole ?? other;
  return {
    strategy: changed?.strategy ?? null,
    publisher: changed?.publisher ?? 'kernel',
    expected: whole,
    found: other,
    before: expected.filter(({ index }) => index < place).map((event) => describeEvent(event, names)),
    thrown,
  };
}

/** Which run lacks the event that the other has at that place; null where both have it, and it differs. */
function whichLacks(
  whole: KeptEvent | null,
  other: KeptEvent | null,
  expected: readonly KeptEvent[],
  found: readonly KeptEvent[],
): 'expected' | 'found' | null {
  if (whole === null || other === null) return null;
  // The later one is what its run did next: of what happened before, it has nothing.
  if (whole.event.tsMs !== other.event.tsMs) return whole.event.tsMs < other.event.tsMs ? 'found' : 'expected';
  const comesLater = (events: readonly KeptEvent[], { index, line }: KeptEvent) =>
    events.some((one) => one.index > index && one.line === line);
  if (comesLater(expected, other)) return 'found';
  if (comesLater(found, whole)) return 'expected';
  if (whole.topic === other.topic) return null;
  // A signal is where a decision begins: what stands beside it belongs to something else.
  if (whole.topic === 'SignalEmitted') return 'found';
  return other.topic === 'SignalEmitted' ? 'expected' : null;
}
