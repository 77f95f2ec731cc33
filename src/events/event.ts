/** What every event carries. The bus stamps `seq` and `tsMs` when the event is published. */
export interface EventHeader {
  /** Position among the run's derived events, from 1. */
  seq: number;
  /** Virtual time of publication, epoch milliseconds. */
  tsMs: number;
}

/**
 * Takes an event apart into numbers, texts and exact amounts, in a fixed order: the bytes that a fingerprint covers.
 * An encoder names every field that says what was decided, and no field that only repeats another.
 */
export interface EventSink {
  number(value: number): void;
  text(value: string): void;
  money(value: bigint): void;
}

export type EventEncoder<E> = (event: E, sink: EventSink) => void;
