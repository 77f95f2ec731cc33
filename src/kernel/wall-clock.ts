/** Real time, handed in: nothing in this folder may look it up. */
export interface WallClock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Resolves at `tsMs` (at once if that has passed), or earlier when `wake` resolves. Infinity waits for `wake`. */
  waitUntil(tsMs: number, wake: Promise<void>): Promise<void>;
}
