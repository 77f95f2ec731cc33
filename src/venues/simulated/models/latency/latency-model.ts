/** How long a request is under way from the desk to the venue; orders and cancels alike. */
export interface LatencyModel {
  /** What decides the delays to come, chance above all: plain data, part of the venue's state. */
  state?: object;
  /**
   * The delay of a request that is sent at `tsMs` (epoch milliseconds), in milliseconds: finite, at least 0. Asked once
   * a request, in the order of sending. Delays say nothing of each other: a request that follows a slow one may be
   * given an earlier arrival, and it is the venue that decides whether it may overtake.
   */
  delayMs(tsMs: number): number;
}
