/** Details of an {@link IcarusError}: what was wrong, with which values, and what to do about it. */
export interface IcarusErrorDetails {
  /** Stable, upper-snake-case code: one entry in docs/errors.md. */
  readonly code: string;
  /** One sentence that states the problem, with the values in it. */
  readonly message: string;
  /** What the reader can do, in one sentence. */
  readonly remedy?: string;
  /** The values behind the message, for programs. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Base of every error that a user may see. Bugs are assertions (see assert.ts), refusals are events. */
export class IcarusError extends Error {
  readonly code: string;
  readonly remedy: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(details: IcarusErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.remedy = details.remedy;
    this.values = details.values ?? {};
  }
}

/** The scenario or the command line is wrong: the command ends with exit status 2. */
export class InputError extends IcarusError {}

/** Market data is missing, unreadable or dirty: the command ends with exit status 1. */
export class DataError extends IcarusError {}

/** The run itself failed, for example because an agent threw: the command ends with exit status 1. */
export class RunError extends IcarusError {}
