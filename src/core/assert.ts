/** An invariant of the program does not hold: a bug in Icarus, never a mistake of the user. */
export class AssertionError extends Error {
  constructor(message: string) {
    super(`${message} (a bug in Icarus, please report it)`);
    this.name = 'AssertionError';
  }
}

/** Throws {@link AssertionError} unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
