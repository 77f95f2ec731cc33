import { InputError } from '../../core/errors.js';
import type { ImportFile } from './import-once.js';

/** What a user's file is expected to hold. */
export interface UserFileKind<T> {
  /** `strategy` */
  readonly noun: string;
  /** `a strategy` */
  readonly one: string;
  /** Of the errors for a file that throws on loading, and for one that holds something else. */
  readonly codes: { readonly threw: string; readonly invalid: string };
  /** How such a file is written. */
  readonly remedy: string;
  /** What is wrong with a definition that has a name and a schema of parameters; null: nothing. */
  problemOf(definition: Readonly<Partial<Record<keyof T, unknown>>>): string | null;
}

/**
 * The definition that a user's file exports.
 * @throws InputError with the codes of the kind, naming the file.
 */
export async function loadUserFile<T>(file: string, kind: UserFileKind<T>, importFile: ImportFile): Promise<T> {
  const { noun, codes, remedy } = kind;
  let loaded: unknown;
  try {
    loaded = await importFile(file);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError({
      code: codes.threw,
      message: `The ${noun} ${file} could not be loaded: ${message}`,
      remedy: 'Mend the file; what it does on loading must not throw, and what it imports must be installed.',
      values: { file },
      cause,
    });
  }
  const problem = problemOf(loaded, kind);
  if (problem === null) return loaded as T;
  throw new InputError({
    code: codes.invalid,
    message: `The ${noun} ${file} ${problem}.`,
    remedy,
    values: { file },
  });
}

function problemOf<T>(loaded: unknown, kind: UserFileKind<T>): string | null {
  if (typeof loaded !== 'object' || loaded === null) return `has no default export that is ${kind.one}`;
  const { name, params } = loaded as { readonly name?: unknown; readonly params?: { readonly safeParse?: unknown } };
  if (typeof name !== 'string' || name === '') return 'has no name';
  const problem = kind.problemOf(loaded as Parameters<typeof kind.problemOf>[0]);
  if (problem !== null || typeof params?.safeParse === 'function') return problem;
  return 'has no params, which must be a zod schema such as z.strictObject({})';
}
