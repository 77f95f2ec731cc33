import type { EventHeader } from '../../events/event.js';
import type { EventTap } from '../../kernel/bus.js';
import { canonicalEvent } from './canonical-event.js';

/** An event that was kept, with the line that it is compared by. */
export interface KeptEvent {
  /** Its place among the events of the run, from 0. */
  readonly index: number;
  readonly topic: string;
  readonly event: EventHeader;
  readonly line: string;
}

/** Keeps the events at the places [from, to) of a run. */
export class EventWindow {
  readonly events: KeptEvent[] = [];
  private index = 0;
  private readonly from: number;
  private readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }

  readonly onEvent: EventTap = (topic, event) => {
    const index = this.index++;
    if (index >= this.from && index < this.to) this.events.push(keepEvent(index, topic, event));
  };

  /** Whether the run has passed the window. */
  readonly isPast = (): boolean => this.index >= this.to;
}

/** A copy: a strategy may go on writing into the indicators that it handed over. */
export function keepEvent(index: number, topic: string, event: EventHeader): KeptEvent {
  return { index, topic, event: structuredClone(event), line: canonicalEvent(topic, event) };
}
