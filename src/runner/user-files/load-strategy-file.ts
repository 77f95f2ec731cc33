import type { StrategyDefinition } from '../../agents/strategies/strategy.js';
import { InputError } from '../../core/errors.js';
import { importUserFile } from './import-user-file.js';

/**
 * Imports a strategy written in TypeScript as it is.
 *
 * @throws InputError STRATEGY_FILE_THREW or STRATEGY_FILE_INVALID, naming the file.
 */
export async function loadStrategyFile(file: string): Promise<StrategyDefinition> {
  let loaded: unknown;
  try {
    loaded = await importUserFile(file);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError({
      code: 'STRATEGY_FILE_THREW',
      message: `The strategy ${file} could not be loaded: ${message}`,
      remedy: 'Mend the file; what it does on loading must not throw, and what it imports must be installed.',
      values: { file },
      cause,
    });
  }
  const problem = problemOf(loaded);
  if (problem === null) return loaded as StrategyDefinition;
  throw new InputError({
    code: 'STRATEGY_FILE_INVALID',
    message: `The strategy ${file} ${problem}.`,
    remedy:
      'Write `export default defineStrategy({ name, description, params, init, onBar })`; `sim new strategy` shows how.',
    values: { file },
  });
}

function problemOf(loaded: unknown): string | null {
  if (typeof loaded !== 'object' || loaded === null) return 'has no default export that is a strategy';
  const definition = loaded as Partial<Record<keyof StrategyDefinition, unknown>>;
  if (typeof definition.name !== 'string') return 'has no name';
  for (const method of ['init', 'onBar'] as const) {
    if (typeof definition[method] !== 'function') return `has no function ${method}`;
  }
  if (definition.onFill !== undefined && typeof definition.onFill !== 'function')
    return 'has an onFill that is no function';
  const schema = definition.params as { safeParse?: unknown } | undefined;
  if (typeof schema?.safeParse !== 'function')
    return 'has no params, which must be a zod schema such as z.strictObject({})';
  return null;
}
