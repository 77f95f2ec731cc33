import type { AllocatorDefinition } from '../../agents/allocator/define-allocator.js';
import type { EngineScenario } from '../engine-scenario.js';
import { checkValue } from '../scenario/problems/check-value.js';
import { problemsError } from '../scenario/problems/problem.js';
import type { SourceMap } from '../scenario/source-map.js';
import type { ImportFile } from './import-once.js';
import { importUserFile } from './import-user-file.js';
import { loadUserFile, type UserFileKind } from './load-user-file.js';

const ALLOCATOR: UserFileKind<AllocatorDefinition> = {
  noun: 'allocator',
  one: 'an allocator',
  codes: { threw: 'ALLOCATOR_FILE_THREW', invalid: 'ALLOCATOR_FILE_INVALID' },
  remedy:
    'Write `export default defineAllocator({ name, description, params, allocate })`; see docs/guides/write-an-allocator.md.',
  problemOf: ({ allocate }) => (typeof allocate === 'function' ? null : 'has no function allocate'),
};

/**
 * The user's allocator that a scenario names; null where it uses a model.
 * @throws InputError ALLOCATOR_FILE_THREW or ALLOCATOR_FILE_INVALID, naming the file.
 */
export async function loadAllocator(
  { allocator }: Pick<EngineScenario, 'allocator'>,
  importFile: ImportFile = importUserFile,
): Promise<AllocatorDefinition | null> {
  return allocator.model === 'custom' ? loadUserFile(allocator.file, ALLOCATOR, importFile) : null;
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
