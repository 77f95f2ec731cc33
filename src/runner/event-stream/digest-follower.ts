import type { EventHeader } from '../../events/event.js';
import type { EventTap } from '../../kernel/bus.js';
import { canonicalEvent } from './canonical-event.js';
import { type EventDigests, hash53 } from './event-digests.js';
import { EventWindow, type KeptEvent, keepEvent } from './event-window.js';

/** How many events are kept of what comes before the first difference, and from it on. */
const EVENTS_BEFORE = 5;
const EVENTS_FROM = 16;

export interface FollowerOptions {
  /** The place of the run's first event among those of the run that it is held against; default 0. */
  readonly from?: number;
  /** Only events up to this virtual time, inclusive, are compared; default: all. */
  readonly untilTsMs?: number;
  /** Keep the events around this place, too. */
  readonly around?: number;
}

/** Holds a run against the digests of another one, event by event, and keeps what surrounds the first difference. */
export class DigestFollower {
  /** Events that were the same, from the beginning of the other run. */
  compared: number;
  /** Place of the first event that differs, is missing or is too many; null while there is none. */
  different: number | null = null;
  /** The events around the place that was asked for. */
  readonly around: EventWindow;
  private readonly expected: EventDigests;
  private readonly untilTsMs: number;
  private index: number;
  private readonly kept: KeptEvent[] = [];
  private readonly last: { index: number; topic: string; event: EventHeader }[] = [];

  constructor(
    expected: EventDigests,
    { from = 0, untilTsMs = Number.POSITIVE_INFINITY, around }: FollowerOptions = {},
  ) {
    this.expected = expected;
    this.untilTsMs = untilTsMs;
    this.index = from;
    this.compared = from;
    this.around = around === undefined ? new EventWindow(0, 0) : windowAround(around);
  }

  readonly onEvent: EventTap = (topic, event) => {
    this.around.onEvent(topic, event);
    const index = this.index++;
    if (this.different !== null) {
      if (index < this.different + EVENTS_FROM) this.kept.push(keepEvent(index, topic, event));
      return;
    }
    if (event.tsMs > this.untilTsMs) return;
    if (hash53(canonicalEvent(topic, event)) === this.expected.hash[index]) {
      this.remember(index, topic, event);
      return;
    }
    this.different = index;
    for (const one of this.last) this.kept.push(keepEvent(one.index, one.topic, one.event));
    this.kept.push(keepEvent(index, topic, event));
  };

  /** The run is over: what the other one has beyond is missing, unless it happened later than what is compared. */
  finish(): void {
    if (this.different !== null) return;
    const { hash, tsMs } = this.expected;
    if (this.compared === hash.length || tsMs[this.compared] > this.untilTsMs) return;
    this.different = this.compared;
    for (const one of this.last) this.kept.push(keepEvent(one.index, one.topic, one.event));
  }

  /** What this run did around the first difference. */
  get events(): readonly KeptEvent[] {
    return this.kept;
  }

  private remember(index: number, topic: string, event: EventHeader): void {
    this.compared = index + 1;
    this.last.push({ index, topic, event });
    if (this.last.length > EVENTS_BEFORE) this.last.shift();
  }
}

/** The events that one needs to show a difference at this place. */
export function windowAround(index: number): EventWindow {
  return new EventWindow(Math.max(0, index - EVENTS_BEFORE), index + EVENTS_FROM);
}
