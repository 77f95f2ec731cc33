import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import { InputError } from '../../core/errors.js';
import type { EngineScenario } from '../engine-scenario.js';
import { checkValue } from '../scenario/problems/check-value.js';
import { problemsError } from '../scenario/problems/problem.js';
import type { SourceMap } from '../scenario/source-map.js';
import { importUserFile } from './import-user-file.js';

/**
 * The user's allocator that a scenario names; null where it uses a model.
 * @throws InputError ALLOCATOR_FILE_THREW or ALLOCATOR_FILE_INVALID, naming the file.
 */
export async function loadAllocator({
  allocator,
}: Pick<EngineScenario, 'allocator'>): Promise<AllocatorDefinition | null> {
  if (allocator.model !== 'custom') return null;
  const { file } = allocator;
  let loaded: unknown;
  try {
    loaded = await importUserFile(file);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new InputError({
      code: 'ALLOCATOR_FILE_THREW',
      message: `The allocator ${file} could not be loaded: ${message}`,
      remedy: 'Mend the file; what it does on loading must not throw, and what it imports must be installed.',
      values: { file },
      cause,
    });
  }
  const problem = problemOf(loaded);
  if (problem === null) return loaded as AllocatorDefinition;
  throw new InputError({
    code: 'ALLOCATOR_FILE_INVALID',
    message: `The allocator ${file} ${problem}.`,
    remedy:
      'Write `export default defineAllocator({ name, description, params, allocate })`; see docs/guides/write-an-allocator.md.',
    values: { file },
  });
}

/**
 * The scenario with the parameters of a user's allocator checked by its own schema, defaults filled in.
 * @throws InputError ALLOCATOR_PARAMS_INVALID with the place of each wrong parameter in the scenario's file.
 */
export function withCheckedAllocator<S extends EngineScenario>(
  scenario: S,
  source: SourceMap,
  definition: AllocatorDefinition | null,
): S {
  const { allocator } = scenario;
  if (definition === null || allocator.model !== 'custom') return scenario;
  const checked = checkValue(definition.params, allocator.params, source, ['allocator', 'params']);
  if (!checked.ok) throw problemsError({ code: 'ALLOCATOR_PARAMS_INVALID' }, source, checked.problems);
  return { ...scenario, allocator: { ...allocator, params: checked.value as Record<string, unknown> } };
}

function problemOf(loaded: unknown): string | null {
  if (typeof loaded !== 'object' || loaded === null) return 'has no default export that is an allocator';
  const definition = loaded as Partial<Record<keyof AllocatorDefinition, unknown>>;
  if (typeof definition.name !== 'string' || definition.name === '') return 'has no name';
  if (typeof definition.allocate !== 'function') return 'has no function allocate';
  const schema = definition.params as { safeParse?: unknown } | undefined;
  if (typeof schema?.safeParse !== 'function')
    return 'has no params, which must be a zod schema such as z.strictObject({})';
  return null;
}
