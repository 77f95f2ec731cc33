/** The run's virtual time: moved by the loop alone, read by everyone. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly tsMs: number;
}

export class VirtualClock implements Clock {
  tsMs = Number.NEGATIVE_INFINITY;
}
