/** A sweep that was stopped from outside; what it had done by then is kept. */
export class SweepStopped extends Error {
  /** How many runs are kept, and how many there would have been. */
  readonly kept: number;
  readonly total: number;

  constructor(kept: number, total: number, options: { readonly cause: unknown }) {
    super(`${kept} of ${total} runs are kept`, options);
    this.name = 'SweepStopped';
    this.kept = kept;
    this.total = total;
  }
}
