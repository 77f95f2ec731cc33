import type { IcarusError } from '../../../core/errors.js';

/** Why a point failed, in one line: of a scenario's problems what is wrong, without where it stands in the file. */
export function describePointError({ code, message, values }: IcarusError): { code: string; message: string } {
  const problems = (values.problems ?? []) as readonly { readonly path?: unknown; readonly message?: unknown }[];
  const sentences = Array.isArray(problems)
    ? problems.map((problem) => `${String(problem.path)}: ${String(problem.message)}`)
    : [];
  const text = sentences.length > 0 ? sentences.join('; ') : message;
  return { code, message: text.replace(/\s*\n\s*/g, ' ').trim() };
}
