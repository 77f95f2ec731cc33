import { DataError, IcarusError, type IcarusErrorDetails, InputError, RunError } from '../../core/errors.js';

/** What the pool sends to a thread. */
export interface JobRequest<Job> {
  readonly index: number;
  readonly job: Job;
  /** What the job has in common with others, in place of which it came with null; left out: nothing. */
  readonly common?: CommonPart;
}

/** A part that many jobs have in common is sent once to a thread and known by its number from then on. */
export interface CommonPart {
  readonly key: string;
  readonly id: number;
  /** Left out: the thread has it. */
  readonly value?: unknown;
}

/** What a thread sends back. Errors lose their class on the way, so they travel as data. */
export type JobAnswer<Result> =
  | { readonly index: number; readonly kind: 'done'; readonly result: Result }
  | { readonly index: number; readonly kind: 'failed'; readonly error: SentError };

export interface SentError {
  readonly message: string;
  readonly stack: string;
  readonly details: {
    readonly type: string;
    readonly code: string;
    readonly remedy: string | undefined;
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
}

export function sendError(error: unknown): SentError {
  const known = error instanceof IcarusError ? error : null;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    message,
    stack: stack ?? message,
    details: known && { type: known.name, code: known.code, remedy: known.remedy, values: known.values },
  };
}

const ERROR_CLASSES = { InputError, DataError, RunError } as const;

/** The error as it was thrown in the other thread. */
export function receiveError({ message, stack, details }: SentError): Error {
  const error = details === null ? new Error(message) : restore(details.type, { ...details, message });
  error.stack = stack;
  return error;
}

function restore(type: string, details: IcarusErrorDetails): Error {
  const known = type in ERROR_CLASSES ? (type as keyof typeof ERROR_CLASSES) : 'RunError';
  return new ERROR_CLASSES[known](details);
}
